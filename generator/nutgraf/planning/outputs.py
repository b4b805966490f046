"""What a site has beside its pages, as far as it wants it, and what the pages say of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from nutgraf.model.pages import DataFile, Page
from nutgraf.model.site import Output, Site
from nutgraf.planning.catalogue import plan_catalogue
from nutgraf.planning.composing import Composer
from nutgraf.planning.data import plan_data, telling_events
from nutgraf.planning.exports import plan_exports
from nutgraf.planning.feeds import compile_feeds, link_feeds, plan_feeds
from nutgraf.planning.headers import plan_headers
from nutgraf.planning.heads import HeadMarks, with_heads
from nutgraf.planning.linked_data import LinkedData, compile_linked_data, plan_graph
from nutgraf.planning.ninjs import plan_ninjs
from nutgraf.planning.scope import COMMON_FILES, Scope
from nutgraf.planning.sitemaps import plan_sitemaps


class Outputs:
    """What a site has beside the pages of all that is in scope, as far as it wants it."""

    def __init__(self, composer: Composer, scope: Scope, site: Site) -> None:
        self._composer = composer
        self._scope = scope
        self._site = site

    @cached_property
    def _linked(self) -> LinkedData:
        wanted = Output.LINKED_DATA in self._site.outputs
        return (
            compile_linked_data(self._composer, self._scope, self._site) if wanted else LinkedData()
        )

    def with_heads(self, planned: Iterable[Page]) -> tuple[Page, ...]:
        """The pages, each with what it says to programs."""
        composer, scope, site = self._composer, self._scope, self._site
        feeds = link_feeds(composer, scope, site) if Output.FEEDS in site.outputs else {}
        marks = HeadMarks(feeds, self._linked.pages)
        return tuple(with_heads(planned, composer, scope, marks, site))

    def files(self, pages: tuple[Page, ...]) -> tuple[DataFile, ...]:
        """The files for programs; `pages` are those in scope."""
        composer, scope, site = self._composer, self._scope, self._site
        told = telling_events(composer.edition)
        outputs = [
            (Output.DATA, plan_data(composer, scope, told)),
            (Output.TIMELINES, plan_exports(composer, scope, site)),
            (Output.NINJS, plan_ninjs(composer, scope.explainers, site)),
            (Output.FEEDS, plan_feeds(compile_feeds(composer, scope, site))),
        ]
        if COMMON_FILES in scope.common:
            addresses, now = composer.addresses, composer.edition.now
            outputs += [
                (Output.DATA, plan_catalogue(composer, told)),
                (Output.LINKED_DATA, plan_graph(self._linked)),
                (Output.SITEMAPS, plan_sitemaps(pages, addresses, now, site)),
                (Output.HEADERS, plan_headers(addresses)),
            ]
        wanted = site.outputs
        return tuple(file for kind, files in outputs if kind in wanted for file in files)
