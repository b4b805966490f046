"""A timeline as an iCalendar file (RFC 5545), to be subscribed to.

How honest dates become entries is told in `docs/reference/data.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from nutgraf.model.dates import Precision, Qualifier, When, iso_day
from nutgraf.model.news import EventStatus
from nutgraf.model.timelines import Timeline, TimelineEvent
from nutgraf.rendering.plain import plain_text
from nutgraf.rendering.spans import first_point, known_part, last_point
from nutgraf.rendering.statuses import word_status
from nutgraf.rendering.timeline_heads import description_of, title_of
from nutgraf.rendering.wording import word_when

STATUSES = {
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.ALLEGED: "TENTATIVE",
    EventStatus.DISPUTED: "TENTATIVE",
    EventStatus.PLANNED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
BEFORE_THE_FIRST_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the last change of a draft, which has no date."""

LONGEST_LINE = 75
"""Octets, without the line end (RFC 5545, 3.1)."""

_IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What TEXT can't have (RFC 5545, 3.3.11)."""

_is_tag = re.compile("[A-Za-z0-9-]+").fullmatch

Span = tuple[date, date | None]
Property = tuple[str, str]
"""A name with its parameters, and a value that is written as it stands."""


def encode_calendar(timeline: Timeline) -> bytes:
    """The calendar in UTF-8, with lines of at most 75 octets."""
    entries = [_entry(event) for event in timeline.events]
    beyond = [
        f"{word_when(event.date, event.lang)}: {event.headline}"
        for event, entry in zip(timeline.events, entries, strict=True)
        if not entry.is_dated
    ]
    about = "\n\n".join(part for part in (description_of(timeline), "\n".join(beyond)) if part)
    head = [_line(*each) for each in _head(timeline, about)]
    return b"".join([*head, *(entry.lines for entry in entries), _line("END", "VCALENDAR")])


def span_of(when: When) -> Span | None:
    """First day and the day after the last; or start and end of what has a time of day.

    The end is None for a single moment. A time is in UTC, or without a zone where its distance
    from UTC isn't known. None for a date beyond the years 1 to 9999, which iCalendar can't say.
    """
    shown = known_part(when)
    start, end = first_point(shown), last_point(shown)
    if shown.precision is not Precision.ONE_OF and start.time and end.time:
        moments = _moment(start), _moment(end)
        if bool(start.offset) == bool(end.offset):
            return moments[0], None if moments[0] == moments[1] else moments[1]
    first, last = shown.earliest, shown.latest
    if first is None or last is None or first < 1 or last >= date.max.toordinal():
        return None
    return date.fromordinal(first), date.fromordinal(last + 1)


def _moment(point: When) -> datetime:
    """A time of the years 1 to 9999: no other has a clock."""
    assert point.earliest is not None
    moment = datetime.fromisoformat(f"{iso_day(point.earliest)}T{point.time}{point.offset}")
    return moment.astimezone(UTC) if point.offset else moment


class _Entry(NamedTuple):
    """The lines of an event, and whether they have a date."""

    lines: bytes
    is_dated: bool


def _head(timeline: Timeline, about: str) -> Iterator[Property]:
    """What the timeline is about, under the names of RFC 7986 and under those that came before.

    `about` also names the events that no calendar will show.
    """
    yield "BEGIN", "VCALENDAR"
    yield "VERSION", "2.0"
    yield "PRODID", "-//Nutgraf//Nutgraf//EN"
    yield "CALSCALE", "GREGORIAN"
    title = title_of(timeline)
    yield _worded("NAME", title, timeline.lang)
    yield "X-WR-CALNAME", _escaped(title)
    if about:
        yield _worded("DESCRIPTION", about, timeline.lang)
        yield "X-WR-CALDESC", _escaped(about)
    if not timeline.url.startswith("/"):
        yield "URL", timeline.url


@lru_cache(maxsize=2**17)
def _entry(event: TimelineEvent) -> _Entry:
    """The event's own part, which is the same in every calendar."""
    span = span_of(event.date)
    lines = b"".join(_line(*each) for each in _properties(event, span))
    return _Entry(lines, span is not None)


def _properties(event: TimelineEvent, span: Span | None) -> Iterator[Property]:
    """An entry that makes nobody busy; a note for a date that iCalendar can't say."""
    component = "VEVENT" if span else "VJOURNAL"
    yield "BEGIN", component
    yield "UID", _escaped(event.uid)
    yield "DTSTAMP", _time(_changed(event.changed))
    if span:
        yield from _dated("DTSTART", span[0])
        yield from _dated("DTEND", span[1])
        yield "TRANSP", "TRANSPARENT"
    if span or event.status is EventStatus.CANCELLED:
        yield "STATUS", STATUSES[event.status]
    yield _worded("SUMMARY", _summary(event), event.lang)
    if text := _text(event, span):
        yield _worded("DESCRIPTION", text, event.lang)
    if event.where and span:
        yield _worded("LOCATION", event.where, event.lang)
    if event.topics:
        yield "CATEGORIES", ",".join(map(_escaped, event.topics))
    if not event.url.startswith("/"):
        yield "URL", event.url
    yield "END", component


def _summary(event: TimelineEvent) -> str:
    """The headline; where the entry shows one end of the date only, with the date in words."""
    if known_part(event.date) is event.date:
        return event.headline
    return f"{event.headline} ({word_when(event.date, event.lang)})"


def _text(event: TimelineEvent, span: Span | None) -> str:
    """What the entry's days can't say (status, an honest date), and the event's text."""
    facts = []
    if event.status is not EventStatus.CONFIRMED:
        facts.append(word_status(event.status, event.lang))
    plain = event.date.precision in {Precision.DAY, Precision.TIME}
    if not span or not plain or event.date.qualifier is not Qualifier.CERTAIN:
        facts.append(f"{word_when(event.date, event.lang)} [{event.date.text}]")
    parts = (" · ".join(facts), plain_text(event.text, event.lang))
    return "\n\n".join(part for part in parts if part)


def _changed(when: When | None) -> datetime:
    """When the event was last changed: the moment, or the day's midnight, in UTC."""
    if when is None or when.earliest is None or not 1 < when.year < 9999:
        return BEFORE_THE_FIRST_DATE
    moment = _moment(when) if when.time else datetime.fromordinal(when.earliest)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _dated(name: str, value: date | None) -> Iterator[Property]:
    if isinstance(value, datetime):
        yield name, _time(value)
    elif value is not None:
        yield f"{name};VALUE=DATE", value.isoformat().replace("-", "")


def _time(moment: datetime) -> str:
    """A time as RFC 5545, 3.3.5 has it: in UTC, or of no zone."""
    plain = moment.replace(tzinfo=None).isoformat(timespec="seconds")
    return plain.replace("-", "").replace(":", "") + ("Z" if moment.tzinfo else "")


def _worded(name: str, text: str, lang: str) -> Property:
    """A text with its language."""
    return (f"{name};LANGUAGE={lang}" if _is_tag(lang) else name), _escaped(text)


def _escaped(text: str) -> str:
    """With a backslash before what has to have one (RFC 5545, 3.3.11)."""
    text = text.replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,")
    return _IMPOSSIBLE.sub("", text.replace("\r\n", "\n")).replace("\n", r"\n")


def _line(name: str, value: str) -> bytes:
    """A content line, folded between characters: what goes on begins with a space."""
    left = f"{name}:{value}".encode()
    parts = []
    room = LONGEST_LINE
    while len(left) > room:
        end = room
        while left[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        parts.append(left[:end])
        left, room = left[end:], LONGEST_LINE - 1
    return b"\r\n ".join([*parts, left]) + b"\r\n"
