"""What search engines are told: which pages there are, and what is news among them."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class NewsTag(Struct, frozen=True):
    """What Google News wants to know of a page: its headline and its publisher's name."""

    title: str
    publisher: str
    lang: str
    published: datetime


class Listing(Struct, frozen=True):
    """A page or a sitemap, by its absolute address. `changed` comes from content alone."""

    url: str
    changed: datetime | None = None
    images: tuple[str, ...] = ()
    news: NewsTag | None = None
