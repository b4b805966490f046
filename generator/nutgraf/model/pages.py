"""What planning gives: the files of the site, their addresses and the plain data in them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from nutgraf.model.cards import SocialCard
from nutgraf.model.heads import NO_HEAD, Head
from nutgraf.model.site import Site


class Page(Struct, frozen=True):
    """An HTML page. `url` is its address within the site ("/explainers/x/"), without base path.

    `template` is a name in the theme, `context` a frozen dataclass of plain data: strings,
    numbers, tuples, model values and `Markup` to be rendered. `head` is what it says to programs.
    """

    url: str
    template: str
    context: Any
    lang: str
    head: Head = NO_HEAD


class DataFile(Struct, frozen=True):
    """A file for programs: `format` names how `data` is written ("json", "ics", …)."""

    url: str
    format: str
    data: Any


class CopiedFile(Struct, frozen=True):
    """A file of the writer's, published as it is; `file` is the place to read it from."""

    url: str
    file: str


class Plan(Struct, frozen=True):
    """A site, or a part of it: no two entries have one address, and no link leads nowhere."""

    site: Site
    pages: tuple[Page, ...] = ()
    data: tuple[DataFile, ...] = ()
    copies: tuple[CopiedFile, ...] = ()
    cards: tuple[SocialCard, ...] = ()


class Markup(Struct, frozen=True):
    """A Markdown text on its way into a page.

    `links` holds, for each destination as written (wiki links with their brackets), its address
    ("" for what isn't published: plain text) and a label ("" to keep the text as written);
    `citations` holds, for each source key, its number and the address of its entry in a list of
    sources ("#source-3" on this page, or the page that has the list with "#source-3").
    """

    text: str
    links: tuple[tuple[str, str, str], ...] = ()
    citations: tuple[tuple[str, int, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


class PlainWords(Struct, frozen=True):
    """A Markdown text in a BCP 47 language, on its way into data that has plain text only."""

    markup: Markup
    lang: str


class HtmlWords(Struct, frozen=True):
    """A Markdown text in a BCP 47 language, on its way into data that takes HTML."""

    markup: Markup
    lang: str


class Artifact(Struct, frozen=True):
    """A finished file: `path` under the output folder, with forward slashes, and its bytes."""

    path: str
    content: bytes
