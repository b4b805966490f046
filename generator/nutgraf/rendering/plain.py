"""Markdown as plain text, for what can't show anything else."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_markdown, without_addresses

PARAGRAPHS = frozenset(
    {
        *("blockquote", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("hr", "ol", "p", "pre", "section", "table", "ul"),
    }
)
LINES = frozenset({"br", "caption", "dd", "dt", "figcaption", "li", "summary", "tr"})
CELLS = frozenset({"td", "th"})
WITHOUT_AN_END = frozenset({"br", "col", "hr", "img", "wbr"})
LEFT_OUT = frozenset({"cites", "footnote-backref", "note-mark"})
"""Classes of marks that mean nothing where they can't be followed."""

_NEW_PARAGRAPH, _NEW_LINE = "\f", "\n"
_SPACES = re.compile(r"[ \t\r\n\f]+")


def plain_text(markup: Markup, lang: str) -> str:
    """The words of a text, with an empty line between its paragraphs; without its citations."""
    return _words(without_addresses(markup), lang)


@lru_cache(maxsize=2**14)
def _words(markup: Markup, lang: str) -> str:
    html = render_markdown(markup, lang).html
    words = html.removeprefix("<p>").removesuffix("</p>")
    return words_of(html) if "<" in words else _lines(_SPACES.sub(" ", unescape(words)))


def words_of(html: str) -> str:
    """The words of clean HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text


class _Reader(HTMLParser):
    """Takes the words out of clean HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._words: list[str] = []
        self._skipped: list[str] = []

    @property
    def text(self) -> str:
        paragraphs = map(_lines, "".join(self._words).split(_NEW_PARAGRAPH))
        return "\n\n".join(filter(None, paragraphs))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if self._skipped or not LEFT_OUT.isdisjoint(classes):
            if tag not in WITHOUT_AN_END:
                self._skipped.append(tag)
            return
        self._break(tag)
        if tag == "img":
            self._words.append(given.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped.pop()
        else:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(_SPACES.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self._words.append(_NEW_PARAGRAPH)
        elif tag in LINES:
            self._words.append(_NEW_LINE)
        elif tag in CELLS:
            self._words.append(" ")


def _lines(paragraph: str) -> str:
    lines = (" ".join(filter(None, line.split(" "))).strip() for line in paragraph.split(_NEW_LINE))
    return "\n".join(filter(None, lines))
