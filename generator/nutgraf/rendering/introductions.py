"""The first mention of somebody in a text, where a page says who that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from markupsafe import Markup as Html
from markupsafe import escape


class _Linked(Protocol):
    @property
    def href(self) -> str: ...


class _Part(Protocol):
    @property
    def person(self) -> _Linked: ...


Part = TypeVar("Part", bound=_Part)
"""Somebody's part in a story."""


def introduced(
    html: Html, parts: Iterable[Part], introduction: Callable[[Part, Html], Html]
) -> Html:
    """A text in which the first link to each person, headings aside, has given way.

    `introduction` makes what stands there instead, of the part and of what the link enclosed.
    """
    text = str(html)
    for part in parts:
        start = f'<a href="{escape(part.person.href)}">'
        at = _first_outside_headings(text, start)
        if at >= 0:
            words, _, after = text[at + len(start) :].partition("</a>")
            text = f"{text[:at]}{introduction(part, Html(words))}{after}"
    return Html(text)


def _first_outside_headings(html: str, start: str) -> int:
    at = html.find(start)
    while at >= 0 and html.rfind("<h", 0, at) > html.rfind("</h", 0, at):
        at = html.find(start, at + 1)
    return at
