"""A timeline as an iCalendar file (RFC 5545), to be subscribed to.

How honest dates become entries is told in `docs/reference/data.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from nutgraf.model.dates import Precision, Qualifier, When, iso_day
from nutgraf.model.news import EventStatus
from nutgraf.model.timelines import Timeline, TimelineEvent
from nutgraf.rendering.messages import translate
from nutgraf.rendering.plain import plain_text
from nutgraf.rendering.spans import first_point, known_part, last_point
from nutgraf.rendering.wording import word_when

STATUSES = {
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.ALLEGED: "TENTATIVE",
    EventStatus.DISPUTED: "TENTATIVE",
    EventStatus.PLANNED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
END = b"END:VCALENDAR\r\n"
BEFORE_THE_FIRST_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the last change of a draft, which has no date."""

Span = tuple[date, date | None]


def encode_calendar(timeline: Timeline) -> bytes:
    """The calendar in UTF-8, with lines of at most 75 octets."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", "-//Nutgraf//Nutgraf//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    about = _description(timeline)
    texts = (("name", "x-wr-calname", timeline.title), ("description", "x-wr-caldesc", about))
    for name, older_name, text in texts:
        if text:  # of names that icalendar doesn't know it doesn't know either that they are text
            calendar.add(name, vText(text), parameters={"LANGUAGE": timeline.lang})
            calendar.add(older_name, vText(text))
    if not timeline.url.startswith("/"):
        calendar.add("url", timeline.url)
    entries = b"".join(_entry(event) for event in timeline.events)
    return bytes(calendar.to_ical().removesuffix(END) + entries + END)


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


def _description(timeline: Timeline) -> str:
    """What the timeline is about, and which of its events no calendar will show."""
    beyond = [
        f"{word_when(event.date, event.lang)}: {event.headline}"
        for event in timeline.events
        if span_of(event.date) is None
    ]
    return "\n\n".join(part for part in (timeline.description, "\n".join(beyond)) if part)


@lru_cache(maxsize=65_536)
def _entry(event: TimelineEvent) -> bytes:
    """The event's own lines, which are the same in every calendar; a note where it has no span."""
    from icalendar import Event, Journal

    span = span_of(event.date)
    entry = Event() if span else Journal()
    entry.add("uid", event.uid)
    entry.add("dtstamp", _changed(event.changed))
    for name, text in (("summary", _summary(event)), ("description", _text(event, span))):
        if text:
            entry.add(name, text, parameters={"LANGUAGE": event.lang})
    if not event.url.startswith("/"):
        entry.add("url", event.url)
    if event.topics:
        entry.add("categories", event.topics)
    if span:
        for name, value in _facts(event, span):
            entry.add(name, value)
    elif event.status is EventStatus.CANCELLED:
        entry.add("status", "CANCELLED")
    return bytes(entry.to_ical())


def _facts(event: TimelineEvent, span: Span) -> Iterable[tuple[str, object]]:
    """What only a dated entry has. It never makes anybody busy."""
    yield "dtstart", span[0]
    if span[1] is not None:
        yield "dtend", span[1]
    yield "status", STATUSES[event.status]
    yield "transp", "TRANSPARENT"
    if event.where:
        yield "location", event.where


def _summary(event: TimelineEvent) -> str:
    """The headline; where the entry shows one end of the date only, with the date in words."""
    if known_part(event.date) is event.date:
        return event.headline
    return f"{event.headline} ({word_when(event.date, event.lang)})"


def _text(event: TimelineEvent, span: Span | None) -> str:
    """What the entry's days can't say (status, an honest date), and the event's text."""
    facts = []
    if event.status is not EventStatus.CONFIRMED:
        facts.append(translate(event.lang, event.status.capitalize()))
    plain = event.date.precision in {Precision.DAY, Precision.TIME}
    if not span or not plain or event.date.qualifier is not Qualifier.CERTAIN:
        facts.append(f"{word_when(event.date, event.lang)} [{event.date.text}]")
    parts = (" · ".join(facts), plain_text(event.text, event.lang))
    return "\n\n".join(part for part in parts if part)


def _changed(when: When | None) -> datetime:
    """When the event was last changed: the moment, or the day's midnight, in UTC."""
    if when is None or when.earliest is None or not 1 < when.year < 9999:
        return BEFORE_THE_FIRST_DATE
    if when.time:
        return _moment(when).replace(tzinfo=UTC) if not when.offset else _moment(when)
    return datetime.fromordinal(when.earliest).replace(tzinfo=UTC)
