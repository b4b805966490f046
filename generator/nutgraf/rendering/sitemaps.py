"""Sitemaps (sitemaps.org 0.9, with Google's extensions for images and news) and robots.txt."""

from __future__ import annotations

from nutgraf.model.sitemaps import Listing, NewsTag
from nutgraf.rendering.moments import rfc3339
from nutgraf.rendering.xml import DECLARATION, escaped

_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def encode_sitemap(listings: tuple[Listing, ...]) -> bytes:
    """A sitemap of pages in UTF-8."""
    spaces = f'xmlns="{_PROTOCOL}" xmlns:image="{_IMAGES}" xmlns:news="{_NEWS}"'
    urls = "".join(f"<url>{_listing(one)}</url>\n" for one in listings)
    return f"{DECLARATION}<urlset {spaces}>\n{urls}</urlset>\n".encode()


def encode_sitemap_index(listings: tuple[Listing, ...]) -> bytes:
    """A sitemap of sitemaps in UTF-8."""
    maps = "".join(f"<sitemap>{_listing(one)}</sitemap>\n" for one in listings)
    return f'{DECLARATION}<sitemapindex xmlns="{_PROTOCOL}">\n{maps}</sitemapindex>\n'.encode()


def encode_robots(sitemaps: tuple[str, ...]) -> bytes:
    """A robots.txt (RFC 9309) that keeps nobody out and names the sitemaps."""
    lines = ["User-agent: *", "Allow: /", "", *(f"Sitemap: {url}" for url in sitemaps), ""]
    return "\n".join(lines).encode()


def _listing(one: Listing) -> str:
    changed = f"<lastmod>{rfc3339(one.changed)}</lastmod>" if one.changed else ""
    images = (
        f"<image:image><image:loc>{escaped(url)}</image:loc></image:image>" for url in one.images
    )
    news = _news(one.news) if one.news else ""
    return f"<loc>{escaped(one.url)}</loc>{changed}{''.join(images)}{news}"


def _news(tag: NewsTag) -> str:
    return (
        "<news:news><news:publication>"
        f"<news:name>{escaped(tag.publisher)}</news:name>"
        f"<news:language>{escaped(_language(tag.lang))}</news:language>"
        "</news:publication>"
        f"<news:publication_date>{rfc3339(tag.published)}</news:publication_date>"
        f"<news:title>{escaped(tag.title)}</news:title></news:news>"
    )


def _language(tag: str) -> str:
    """Google takes ISO 639 codes, and two of Chinese."""
    language, *rest = tag.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"
