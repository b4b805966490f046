"""Sitemaps and robots.txt: what search engines are to find, and when it last changed.

Only the news sitemap depends on the clock of the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.model.sitemaps import Listing, NewsTag
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.composing import Composer
from nutgraf.planning.moments import is_public, moment
from nutgraf.planning.scope import NEWS_SITEMAP
from nutgraf.planning.sketches import Sketch

MOST_LISTINGS = 50_000
MOST_BYTES = 50_000_000
"""The limits of a sitemap file by the protocol (sitemaps.org), a little below 50 MB."""

BYTES_AROUND_AN_ADDRESS = 150
NEWS_FOR = timedelta(days=2)
MOST_NEWS = 1_000
"""How long a page is news to Google, and how many pages its news sitemap may have."""

SITEMAP = "/sitemap.xml"


def plan_sitemaps(pages: Iterable[Sketch], addresses: Addresses, site: Site) -> Iterator[DataFile]:
    """The sitemap (in parts with an index, if it is long), and robots.txt.

    What isn't to be indexed, and what another page says too, is left out. None without an origin:
    the protocol wants whole addresses.
    """
    if not site.origin:
        return
    parts = list(_parts(_listing(page, addresses, site) for page in _shown(pages)))
    if len(parts) == 1:
        yield DataFile(SITEMAP, "sitemap", parts[0])
    else:
        yield from _index(parts, addresses, site)
    sitemaps = tuple(site.origin + addresses.href(url) for url in (SITEMAP, NEWS_SITEMAP))
    yield DataFile("/robots.txt", "robots", sitemaps)


def plan_news_sitemap(composer: Composer, site: Site) -> Iterator[DataFile]:
    """The news sitemap. None without an origin."""
    if site.origin:
        yield DataFile(NEWS_SITEMAP, "sitemap", _news(composer, site))


def _shown(pages: Iterable[Sketch]) -> Iterator[Sketch]:
    return (page for page in pages if not page.head.noindex and not page.head.canonical)


def _listing(page: Sketch, addresses: Addresses, site: Site) -> Listing:
    image = page.head.image if page.head.title else None  # once, at the thing's own page
    url = site.origin + addresses.href(page.url)
    return Listing(url, page.head.changed, (image.url,) if image else ())


def _parts(listings: Iterable[Listing]) -> Iterator[tuple[Listing, ...]]:
    """Listings in as few sitemaps as the limits allow."""
    part: list[Listing] = []
    size = 0
    for listing in listings:
        own = sum(len(url) + BYTES_AROUND_AN_ADDRESS for url in (listing.url, *listing.images))
        if part and (len(part) == MOST_LISTINGS or size + own > MOST_BYTES):
            yield tuple(part)
            part, size = [], 0
        part.append(listing)
        size += own
    yield tuple(part)


def _index(
    parts: list[tuple[Listing, ...]], addresses: Addresses, site: Site
) -> Iterator[DataFile]:
    entries = []
    for number, part in enumerate(parts, start=1):
        address = f"/sitemap-{number}.xml"
        changed = max((one.changed for one in part if one.changed), default=None)
        entries.append(Listing(site.origin + addresses.href(address), changed))
        yield DataFile(address, "sitemap", part)
    yield DataFile(SITEMAP, "sitemap-index", tuple(entries))


def _news(composer: Composer, site: Site) -> tuple[Listing, ...]:
    """The explainers published within two days before the build, newest first."""
    edition, link = composer.edition, composer.addresses.link
    found = []
    for story in edition.explainers.values():
        published = moment(story.published, edition.zone) if is_public(story) else None
        if published and edition.now - NEWS_FOR <= published <= edition.now:
            tag = NewsTag(story.title, site.title, story.lang, published)
            found.append(
                (published, Listing(site.origin + link(Ref(Kind.EXPLAINER, story.id)), news=tag))
            )
    found.sort(key=lambda one: (one[0], one[1].url), reverse=True)
    return tuple(listing for _, listing in found[:MOST_NEWS])
