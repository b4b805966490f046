"""What a site has beside its pages, as far as it wants it, and what the pages say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nutgraf.model.pages import CopiedFile, DataFile, Page
from nutgraf.model.site import Output, Site
from nutgraf.planning.acquaintance import Involvement
from nutgraf.planning.catalogue import plan_catalogue
from nutgraf.planning.composing import Composer
from nutgraf.planning.data import event_table, plan_data
from nutgraf.planning.exports import plan_exports
from nutgraf.planning.feeds import compile_feeds, plan_feeds
from nutgraf.planning.headers import plan_headers
from nutgraf.planning.heads import HeadMarks, with_heads
from nutgraf.planning.linked_data import LinkedData, compile_linked_data, plan_graph
from nutgraf.planning.ninjs import plan_ninjs
from nutgraf.planning.redirects import compile_redirects, plan_redirects
from nutgraf.planning.sitemaps import plan_sitemaps


def plan_outputs(
    planned: Iterable[Page],
    copies: Iterable[CopiedFile],
    composer: Composer,
    involved: Mapping[str, Involvement],
    site: Site,
) -> tuple[tuple[Page, ...], tuple[DataFile, ...]]:
    """The pages with their heads, and the files of all outputs that the site wants.

    Old addresses are checked even where no redirects are wanted: they are what writers wrote.
    """
    wanted, addresses = site.outputs, composer.addresses
    feeds = tuple(compile_feeds(composer, involved, site)) if Output.FEEDS in wanted else ()
    wants_graphs = Output.LINKED_DATA in wanted
    linked = compile_linked_data(composer, site) if wants_graphs else LinkedData()
    marks = HeadMarks({feed.page: feed for feed in feeds}, linked.pages)
    pages = tuple(with_heads(planned, composer, involved, marks, site))
    told = event_table(composer.edition) if Output.DATA in wanted else {}
    outputs = (
        (Output.DATA, plan_data(composer, involved, told)),
        (Output.DATA, plan_catalogue(composer, involved, told)),
        (Output.TIMELINES, plan_exports(composer, involved, site)),
        (Output.NINJS, plan_ninjs(composer, site)),
        (Output.FEEDS, plan_feeds(feeds)),
        (Output.LINKED_DATA, plan_graph(linked)),
        (Output.SITEMAPS, plan_sitemaps(pages, addresses, composer.edition.now, site)),
        (Output.HEADERS, plan_headers(addresses)),
    )
    data = tuple(file for kind, files in outputs if kind in wanted for file in files)
    taken = [file.url for files in (pages, data, copies) for file in files]
    redirects = compile_redirects(composer.edition, addresses, site, taken, composer.report)
    if Output.REDIRECTS in wanted:
        data += tuple(plan_redirects(redirects))
    return pages, data
