"""What a site has beside its pages, as far as it wants it, and what the pages say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.model.pages import DataFile
from nutgraf.model.site import Output, Site
from nutgraf.planning.catalogue import plan_catalogue
from nutgraf.planning.composing import Composer
from nutgraf.planning.data import plan_data
from nutgraf.planning.data_events import EventTeller
from nutgraf.planning.embeds import link_embeds, plan_embed_script, plan_oembed
from nutgraf.planning.exports import OutsideTeller, plan_exports, plan_table
from nutgraf.planning.feeds import FeedDesk, compile_feeds, link_feeds, plan_feeds
from nutgraf.planning.headers import plan_headers
from nutgraf.planning.heads import NO_MARKS, HeadDesk, HeadMarks, with_heads
from nutgraf.planning.linked_data import Identities, LinkedDesk, plan_graph
from nutgraf.planning.look import plan_icons, plan_look
from nutgraf.planning.ninjs import plan_ninjs
from nutgraf.planning.scope import Scope, whole_site
from nutgraf.planning.sitemaps import plan_news_sitemap, plan_sitemaps
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.text_editions import TextDesk
from nutgraf.planning.withdrawals import plan_cancellations


class Outputs:
    """Makes what a site has beside its pages."""

    def __init__(self, composer: Composer, site: Site) -> None:
        self._composer = composer
        self._site = site
        self._feeds = FeedDesk(composer, site)
        self._heads = HeadDesk(composer, site)
        self._identities = Identities(site, composer.addresses, composer.once)
        self._linked = LinkedDesk(composer, self._identities)
        self._texts = TextDesk(composer, self._identities)
        self._told = EventTeller(composer).told
        self._told_outside = OutsideTeller(composer, site).told

    def with_heads(self, sketches: Iterable[Sketch], scope: Scope) -> Iterator[Sketch]:
        """The pages of all that is in scope, each with what it says to programs."""
        feeds = link_feeds(self._feeds, self._followed(scope)) if self._has_feeds else {}
        linked_data = dict(self._linked.pages(scope)) if self._is_linked else {}
        has_embeds = Output.EMBEDS in self._site.outputs
        stories = scope.explainers if has_embeds else ()
        embeds = dict(link_embeds(self._composer, stories, self._site))
        plain = self._linked.plain if self._is_linked else None
        marks = HeadMarks(feeds, linked_data, embeds, plain)
        return with_heads(sketches, self._heads, scope, marks)

    def files(self, scope: Scope) -> tuple[DataFile, ...]:
        """The files for programs of all that is in scope."""
        composer, site = self._composer, self._site
        files = self._wanted(
            (Output.DATA, plan_data(composer, scope, self._told, site.language)),
            (Output.TIMELINES, plan_exports(composer, scope, site, self._told_outside)),
            (Output.EMBEDS, plan_oembed(composer, scope.explainers, site)),
            (Output.NINJS, plan_ninjs(composer, scope.explainers, self._identities)),
            (Output.NINJS, plan_cancellations(composer, scope.withdrawn, self._identities)),
            (Output.MARKDOWN, self._texts.files(scope) if site.origin else ()),
        )
        return (*files, *plan_feeds(compile_feeds(self._feeds, self._followed(scope))))

    def news_sitemap(self) -> tuple[DataFile, ...]:
        """What of the whole site was published lately."""
        return self._wanted((Output.SITEMAPS, plan_news_sitemap(self._composer, self._site)))

    def common_files(self, sketches: Iterable[Sketch]) -> tuple[DataFile, ...]:
        """The files about the whole site but the news sitemap; `sketches` are all its pages."""
        edition, addresses = self._composer.edition, self._composer.addresses
        pages = with_heads(sketches, self._heads, whole_site(edition), NO_MARKS)
        return self._wanted(
            (Output.DATA, plan_catalogue(self._composer, self._told, self._site.language)),
            (Output.DATA, plan_table(self._composer, self._site, self._told_outside)),
            (Output.LINKED_DATA, plan_graph(self._linked, edition) if self._is_linked else ()),
            (Output.SITEMAPS, plan_sitemaps(pages, addresses, self._site)),
            (Output.MARKDOWN, self._texts.guide() if self._site.origin else ()),
            (Output.HEADERS, plan_headers(addresses, self._site)),
        )

    def look_files(self) -> tuple[DataFile, ...]:
        """The files that carry the site's look, here and on other sites."""
        icons, script = plan_icons(self._site), plan_embed_script()
        wanted = self._wanted((Output.ICONS, icons), (Output.EMBEDS, script))
        return (*plan_look(self._site), *wanted)

    def _followed(self, scope: Scope) -> Scope:
        """What of a scope has feeds."""
        if Output.FEEDS in self._site.outputs:
            return scope
        return Scope(common=scope.common) if self._has_feeds else Scope()

    @property
    def _has_feeds(self) -> bool:
        return not self._site.outputs.isdisjoint({Output.FEEDS, Output.SITE_FEED})

    @property
    def _is_linked(self) -> bool:
        return bool(self._site.origin) and Output.LINKED_DATA in self._site.outputs

    def _wanted(self, *outputs: tuple[Output, Iterable[DataFile]]) -> tuple[DataFile, ...]:
        wanted = self._site.outputs
        return tuple(file for kind, files in outputs if kind in wanted for file in files)
