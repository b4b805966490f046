"""What a page says of itself to programs: search engines, chats, feed readers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct


class Genre(StrEnum):
    """What a page is, in the words of the Open Graph protocol (ogp.me)."""

    WEBSITE = "website"
    ARTICLE = "article"
    PROFILE = "profile"


class FeedLink(Struct, frozen=True):
    """A feed with its media type. `of` is the name of what has the news, "" for the site."""

    of: str
    type: str
    href: str


class InLanguage(Struct, frozen=True):
    """The page in one of its languages (BCP 47); `url` is absolute."""

    lang: str
    url: str


class Preview(Struct, frozen=True):
    """A picture that stands for the page elsewhere; `url` is absolute, its size in pixels."""

    url: str
    alt: str
    width: int
    height: int


class Embed(Struct, frozen=True):
    """How other sites can show what is on the page.

    `json` and `xml` are the absolute addresses of its description (oembed.com), `code` is the HTML
    for their pages.
    """

    json: str
    xml: str
    code: str


class Head(Struct, frozen=True):
    """What stands in a page's head beside its title and stylesheets.

    `title` is the headline without the site's name, "" for a page that has only a heading of the
    theme's. `canonical` is the site address of the page that says the same, "" where it is this
    one. `languages` has this page too, if there is another language. `image` is the writer's
    picture, `card` the one drawn for this page. `published` and `changed` come from content alone.
    `linked_data` are the nodes of the page's JSON-LD graph, each a mapping of plain data.
    """

    title: str = ""
    description: str = ""
    genre: Genre = Genre.WEBSITE
    noindex: bool = False
    canonical: str = ""
    image: Preview | None = None
    card: Preview | None = None
    published: datetime | None = None
    changed: datetime | None = None
    feeds: tuple[FeedLink, ...] = ()
    languages: tuple[InLanguage, ...] = ()
    linked_data: tuple[dict[str, Any], ...] = ()
    embed: Embed | None = None


NO_HEAD = Head()
