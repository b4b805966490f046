"""What TimelineJS knows: its JSON, and the spreadsheet that most of its users write."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from typing import Any

CSV_NAMES = {
    **{name: name for name in ("year", "month", "day", "time", "headline", "text", "media")},
    **{f"end {name}": f"end {name}" for name in ("year", "month", "day", "time")},
    "display date": "display date",
    "media credit": "credit",
    "media caption": "caption",
    "type": "type",
}
"""The columns that have a meaning here; all other ones go into `Slide.rest`."""

DATE_PARTS = ("year", "month", "day", "time", "hour", "minute", "second", "millisecond")
JSON_KEYS = ("events", "eras", "scale")
DELIMITERS = ",;\t"

Parts = Mapping[str, str]


class NotTimelineJSError(ValueError):
    """A file that TimelineJS couldn't read either: why, in plain words."""


class SlideKind(StrEnum):
    """What a slide is for."""

    TITLE = "title"
    EVENT = "event"
    ERA = "era"


@dataclass(frozen=True, slots=True)
class Slide:
    """One row of the spreadsheet or one object of the JSON, its texts as they were typed.

    `place` says which one: "row 7", "event 3". `start` and `end` have the given parts of the
    dates, under the names of `DATE_PARTS`. `rest` is everything else, by name.
    """

    place: str
    kind: SlideKind
    start: Parts
    end: Parts
    display_date: str = ""
    headline: str = ""
    text: str = ""
    media: str = ""
    credit: str = ""
    caption: str = ""
    id: str = ""
    rest: tuple[tuple[str, str], ...] = ()


def read_slides(content: bytes) -> tuple[Slide, ...]:
    """The slides of a file in either form, in its order.

    Raises NotTimelineJSError for a file that is neither.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTimelineJSError("isn't in UTF-8: save it again as “CSV UTF-8”") from None
    slides = _from_json(text) if text.lstrip().startswith(("{", "[")) else _from_table(text)
    found = tuple(slides)
    if not found:
        raise NotTimelineJSError("has no events")
    return found


def _from_table(text: str) -> Iterator[Slide]:
    first_line = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first_line.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise NotTimelineJSError(f"can't be read as CSV ({error})") from None
    names = [" ".join(name.lower().split()) for name in rows[0]] if rows else []
    if "year" not in names or "headline" not in names:
        raise NotTimelineJSError(
            "is neither TimelineJS's JSON nor its spreadsheet as CSV: "
            "its first row would have the columns Year, Month, Day, …, Headline and Text"
        )
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            yield _from_row(f"row {number}", names, row)


def _from_row(place: str, names: list[str], row: list[str]) -> Slide:
    cells: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    names = names + [f"column {at + 1}" for at in range(len(names), len(row))]
    for name, cell in zip(names, row, strict=False):
        known = CSV_NAMES.get(name)
        if known and known not in cells:
            cells[known] = cell.strip()
        elif cell.strip():
            rest.append((name, cell.strip()))
    kind = cells.get("type", "").lower()
    if kind and kind not in tuple(SlideKind):
        rest.append(("type", cells["type"]))
    return Slide(
        place,
        SlideKind(kind) if kind in tuple(SlideKind) else SlideKind.EVENT,
        start={part: cells[part] for part in DATE_PARTS if cells.get(part)},
        end={part: cells[f"end {part}"] for part in DATE_PARTS if cells.get(f"end {part}")},
        display_date=cells.get("display date", ""),
        headline=cells.get("headline", ""),
        text=cells.get("text", ""),
        media=cells.get("media", ""),
        credit=cells.get("credit", ""),
        caption=cells.get("caption", ""),
        rest=tuple(rest),
    )


def _from_json(text: str) -> Iterator[Slide]:
    try:
        data = json.loads(text, parse_int=str)  # as typed: Python reads no 5,000 digits
    except ValueError as error:
        raise NotTimelineJSError(f"isn't JSON ({error})") from None
    except RecursionError:
        raise NotTimelineJSError("isn't TimelineJS's JSON: it is nested too deeply") from None
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        raise NotTimelineJSError("isn't TimelineJS's JSON: it has no list `events`")
    others = {name: value for name, value in data.items() if name not in {*JSON_KEYS, "title"}}
    if title := {**_copied(data.get("title", {})), **others}:
        yield _from_object("the title", SlideKind.TITLE, title)
    for number, event in enumerate(data["events"], start=1):
        yield _from_object(f"event {number}", SlideKind.EVENT, event)
    eras = data.get("eras", [])
    for number, era in enumerate(eras if isinstance(eras, list) else [eras], start=1):
        yield _from_object(f"era {number}", SlideKind.ERA, era)


def _from_object(place: str, kind: SlideKind, slide: Any) -> Slide:
    """One slide. What is taken out of the copy has a place; the remainder is kept as it is."""
    left = _copied(slide)
    start, end = _copied(left.pop("start_date", {})), _copied(left.pop("end_date", {}))
    text, media = _copied(left.pop("text", {})), _copied(left.pop("media", {}))
    display_dates = [_taken(each, "display_date") for each in (left, start, end)]
    return Slide(
        place,
        kind,
        start={part: value for part in DATE_PARTS if (value := _taken(start, part))},
        end={part: value for part in DATE_PARTS if (value := _taken(end, part))},
        display_date=next(filter(None, display_dates), ""),
        headline=_taken(text, "headline"),
        text=_taken(text, "text"),
        media=_taken(media, "url"),
        credit=_taken(media, "credit"),
        caption=_taken(media, "caption"),
        id=_taken(left, "unique_id"),
        rest=tuple(
            (f"{group} {name}".strip() or "entry", _spelt(value))
            for group, remainder in (
                *(("", left), ("start", start), ("end", end), ("text", text), ("media", media)),
            )
            for name, value in remainder.items()
            if value not in ("", None, {}, [])
        ),
    )


def _copied(value: Any) -> dict[str, Any]:
    """An object's entries; anything else under a name for it."""
    if isinstance(value, dict):
        return dict(value)
    return {} if value in ("", None, []) else {"": value}


def _taken(entries: dict[str, Any], name: str) -> str:
    """A text or a number, taken out; anything else stays."""
    value = entries.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    del entries[name]
    return str(value).strip()


def _spelt(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
