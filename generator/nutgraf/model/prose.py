"""Markdown text with everything it points at resolved."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from nutgraf.model.documents import Place


class Kind(StrEnum):
    """The kinds of things that have an address, named like their folder; FILE is an attachment."""

    EXPLAINER = "explainers"
    PARTICIPANT = "participants"
    TOPIC = "topics"
    AUTHOR = "authors"
    PAGE = "pages"
    FILE = "files"


class Ref(NamedTuple):
    """One thing with an address; a file's id is its path from the site's root.

    Tables are keyed by it: a named tuple is quick to hash.
    """

    kind: Kind
    id: str


class Link(Struct, frozen=True, array_like=True):
    """A link in a text. `written` is its destination exactly as it stands in the Markdown.

    `target` is the thing meant, a site address that begins with "/" (planning looks it up), or
    None for something that isn't published (a draft): the link then becomes plain text.
    `fragment` is the anchor on the target's page, without "#".
    """

    written: str
    target: Ref | str | None
    fragment: str
    place: Place

    @property
    def leads_to_a_place(self) -> bool:
        """Whether it is a link to a place on another page."""
        return bool(self.fragment) and not self.written.startswith("#")


class Prose(Struct, frozen=True, array_like=True):
    """A Markdown text, its links, the source keys that it cites, and the ids of its headings."""

    text: str = ""
    links: tuple[Link, ...] = ()
    citations: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


NO_PROSE = Prose()

LONGEST_SUMMARY = 200

_MARKUP = re.compile(
    r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n]*)\]\]|!?\[([^\[\]\n]*)\]\([^()\n]*\)|\[[@^][^\[\]\n]*\]|[*_`]{1,3}"
)
_WORD_END = re.compile(r"\s\S*$")


def plain_words(text: str, longest: int) -> str:
    """The first paragraph of a Markdown text without markup, at most `longest` characters.

    A cut falls between words and is shown by an ellipsis.
    """
    first = text.strip().partition("\n\n")[0]
    words = " ".join(_MARKUP.sub(lambda match: match[1] or match[2] or "", first).split())
    if len(words) <= longest:
        return words
    return _WORD_END.sub("", words[: longest - 1]).rstrip(" ,;:.-") + "…"


def opening(text: str) -> str:
    """How a Markdown text begins: what says what it is about where nobody has written a summary."""
    return plain_words(text, LONGEST_SUMMARY)
