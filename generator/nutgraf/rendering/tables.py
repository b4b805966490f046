"""A timeline as a table for spreadsheets (CSV, RFC 4180)."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable
from functools import lru_cache
from io import StringIO

from nutgraf.model.dates import iso_day
from nutgraf.model.news import Source
from nutgraf.model.timelines import Timeline, TimelineEvent
from nutgraf.rendering.plain import plain_text

COLUMNS = (
    *("id", "explainer", "date", "earliest", "latest", "precision", "headline", "text"),
    *("participants", "where", "sources", "status", "url"),
)
SEPARATOR = "; "
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def encode_table(timeline: Timeline) -> bytes:
    """The table in UTF-8, an event a row; with a byte-order mark, without which Excel guesses."""
    return BOM_UTF8 + (_line(COLUMNS) + "".join(map(_row, timeline.events))).encode()


@lru_cache(maxsize=2**17)
def _row(event: TimelineEvent) -> str:
    """The event's line, which is the same in every table."""
    return _line(_harmless(cell) for cell in _cells(event))


def _line(cells: Iterable[str]) -> str:
    line = StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cells(event: TimelineEvent) -> tuple[str, ...]:
    explainer, _, id = event.key.partition("#")
    return (
        id,
        explainer,
        event.date.text,
        _day(event.date.earliest),
        _day(event.date.latest),
        event.date.precision,
        event.headline,
        plain_text(event.text, event.lang),
        SEPARATOR.join(event.participants),
        event.where,
        SEPARATOR.join(map(_source, event.sources)),
        event.status,
        event.url,
    )


def _day(number: int | None) -> str:
    return "" if number is None else iso_day(number)


def _source(source: Source) -> str:
    if not source.url or source.url == source.title:
        return source.title
    return f"{source.title} <{source.url}>"


def _harmless(cell: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
