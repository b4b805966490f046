"""What search engines are told: which pages there are, and what is news among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewsTag:
    """What Google News wants to know of a page: its headline and its publisher's name."""

    title: str
    publisher: str
    lang: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """A page or a sitemap, by its absolute address. `changed` comes from content alone."""

    url: str
    changed: datetime | None = None
    images: tuple[str, ...] = ()
    news: NewsTag | None = None
