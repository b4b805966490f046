"""What a site has beside its pages, as far as it wants it, and what the pages say of it."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.model.pages import DataFile, Page
from nutgraf.model.site import Output, Site
from nutgraf.planning.catalogue import plan_catalogue
from nutgraf.planning.composing import Composer
from nutgraf.planning.data import plan_data, telling_events
from nutgraf.planning.exports import plan_exports
from nutgraf.planning.feeds import Feeds, compile_feeds, plan_feeds
from nutgraf.planning.headers import plan_headers
from nutgraf.planning.heads import HeadMarks, with_heads
from nutgraf.planning.linked_data import LinkedData, compile_linked_data, plan_graph
from nutgraf.planning.ninjs import plan_ninjs
from nutgraf.planning.scope import COMMON_FILES, Scope
from nutgraf.planning.sitemaps import plan_sitemaps


def plan_outputs(
    planned: Iterable[Page], composer: Composer, scope: Scope, site: Site
) -> tuple[tuple[Page, ...], tuple[DataFile, ...]]:
    """The pages with their heads, and the files of all outputs that the site wants.

    `planned` are the pages of all that is in scope.
    """
    wanted = site.outputs
    feeds = compile_feeds(composer, scope, site) if Output.FEEDS in wanted else Feeds()
    wants_graphs = Output.LINKED_DATA in wanted
    linked = compile_linked_data(composer, scope, site) if wants_graphs else LinkedData()
    marks = HeadMarks(feeds.links, linked.pages)
    pages = tuple(with_heads(planned, composer, scope, marks, site))
    told = telling_events(composer.edition)
    outputs = [
        (Output.DATA, plan_data(composer, scope, told)),
        (Output.TIMELINES, plan_exports(composer, scope, site)),
        (Output.NINJS, plan_ninjs(composer, scope.explainers, site)),
        (Output.FEEDS, plan_feeds(feeds.feeds)),
    ]
    if COMMON_FILES in scope.common:
        addresses, now = composer.addresses, composer.edition.now
        outputs += [
            (Output.DATA, plan_catalogue(composer, told)),
            (Output.LINKED_DATA, plan_graph(linked)),
            (Output.SITEMAPS, plan_sitemaps(pages, addresses, now, site)),
            (Output.HEADERS, plan_headers(addresses)),
        ]
    return pages, tuple(file for kind, files in outputs if kind in wanted for file in files)
