"""Diagnostics for the browser, as the preview lays them over a page. Every text is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup as Html

from nutgraf.model.diagnostics import Diagnostic, Location
from nutgraf.reporting.excerpt import harmless, marked

Opener = Callable[[Location], str]
"""Gives the address that opens a place in the writer's editor, or "" where there is none."""

_FINDING = Html(
    '<article class="{severity}"><h3>{severity}: {code}</h3>{place}<p>{message}</p>{line}{hint}'
    "</article>"
)
_LINE = Html("<pre><span>{number}</span>{before}<mark>{marked}</mark>{after}</pre>")


def format_html(diagnostics: Iterable[Diagnostic], opener: Opener) -> Html:
    """All findings, each an `article` with its place as a link, its line and what to do."""
    return Html().join(_finding(each, opener) for each in diagnostics)


def _finding(each: Diagnostic, opener: Opener) -> Html:
    place = each.location
    return _FINDING.format(
        severity=each.severity,
        code=each.code,
        place=_place(place, opener) if place else "",
        message=harmless_lines(each.message),
        line=_line(place) if place and place.text.strip() else "",
        hint=Html('<p class="hint">{}</p>').format(harmless_lines(each.hint)) if each.hint else "",
    )


def _place(place: Location, opener: Opener) -> Html:
    words = f"{harmless(place.path)}:{place.line}:{place.column}"
    address = opener(place)
    link = Html('<a href="{}">{}</a>').format(address, words) if address else words
    return Html('<p class="place">{}</p>').format(link)


def _line(place: Location) -> Html:
    before, stretch, after = marked(place)
    return _LINE.format(number=place.line, before=before, marked=stretch, after=after)


def harmless_lines(text: str) -> str:
    """The text with its own line breaks, and nothing else in it that could turn a line around."""
    return "\n".join(map(harmless, text.split("\n")))
