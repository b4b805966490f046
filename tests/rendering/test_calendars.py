"""Calendars as another program reads them: honest days, and nothing that depends on the clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from icalendar.prop import vUnknown

from nutgraf.model.news import EventStatus
from nutgraf.model.pages import Markup
from nutgraf.model.timelines import TimelineEvent
from nutgraf.rendering.calendars import encode_calendar
from tests.rendering.specimens import STRIKE, timeline_of, told, when


def entry(event: TimelineEvent, **changes: Any) -> Any:
    """What a calendar program reads of a calendar with one event."""
    return Calendar.from_ical(encode_calendar(timeline_of(event, **changes))).subcomponents[0]


def about(calendar: Any, name: str) -> str:
    """A text of the whole calendar, unescaped (RFC 5545, 3.3.11).

    The package leaves that to us where it doesn't know that a value is text.
    """
    found = calendar[name]
    if not isinstance(found, vUnknown):
        return str(found)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], str(found))


def days(text: str) -> tuple[object, object]:
    """Start and end of the entry of an event with a date."""
    found = entry(told(text))
    return found["dtstart"].dt, found["dtend"].dt if "dtend" in found else None


@pytest.mark.parametrize(
    ("text", "first", "day_after"),
    [
        ("2020-05-25", date(2020, 5, 25), date(2020, 5, 26)),
        ("2020-07", date(2020, 7, 1), date(2020, 8, 1)),
        ("2020-09~", date(2020, 9, 1), date(2020, 10, 1)),
        ("2020-24", date(2020, 12, 1), date(2021, 3, 1)),
        ("2020", date(2020, 1, 1), date(2021, 1, 1)),
        ("196X", date(1960, 1, 1), date(1970, 1, 1)),
        ("2020-05/2020-07-04", date(2020, 5, 1), date(2020, 7, 5)),
        ("[2020-06-03,2020-06-05]", date(2020, 6, 3), date(2020, 6, 6)),
        ("0800-12-25", date(800, 12, 25), date(800, 12, 26)),
    ],
)
def test_vague_date_spans_all_its_days(text: str, first: date, day_after: date) -> None:
    assert days(text) == (first, day_after)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020-09-15T14:30", datetime(2020, 9, 15, 12, 30, tzinfo=UTC), None),
        ("2020-09-15T14:30:05Z", datetime(2020, 9, 15, 14, 30, 5, tzinfo=UTC), None),
        (
            "2020-09-15T23:00/2020-09-16T01:00",
            datetime(2020, 9, 15, 21, tzinfo=UTC),
            datetime(2020, 9, 15, 23, tzinfo=UTC),
        ),
        ("2020-09-15T23:00/2020-09-17", date(2020, 9, 15), date(2020, 9, 18)),
        ("[2020-09-15T10:00,2020-09-15T12:00]", date(2020, 9, 15), date(2020, 9, 16)),
    ],
)
def test_time_of_day_is_a_moment_in_utc(text: str, start: datetime, end: datetime | None) -> None:
    assert days(text) == (start, end)


def test_time_before_there_were_time_zones_has_none() -> None:
    assert days("1800-01-01T10:00") == (datetime(1800, 1, 1, 10), None)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "first", "day_after", "words"),
    [
        ("2019/..", date(2019, 1, 1), date(2020, 1, 1), "since 2019"),
        ("2019-03/", date(2019, 3, 1), date(2019, 4, 1), "from March 2019, end not known"),
        ("../2020-09", date(2020, 9, 1), date(2020, 10, 1), "by September 2020"),
        ("[..2019,2021]", date(2021, 1, 1), date(2022, 1, 1), "2019 or earlier or 2021"),
        ("[2015,2019..]", date(2015, 1, 1), date(2016, 1, 1), "2015 or 2019 or later"),
    ],
)
def test_date_with_one_end_stands_there_and_its_title_says_so(
    text: str, first: date, day_after: date, words: str
) -> None:
    assert days(text) == (first, day_after)
    assert entry(told(text))["summary"] == f"The drivers strike ({words})"


def test_vague_date_stands_in_words_and_as_written_before_the_text() -> None:
    assert entry(told("2020-09~"))["description"] == (
        "about September 2020 [2020-09~]\n\nAll trams stand still."
    )


def test_exact_date_is_not_repeated_in_the_text() -> None:
    assert entry(STRIKE)["description"] == "All trams stand still."
    assert "description" not in entry(told(text=Markup("")))


@pytest.mark.parametrize("text", ["-0043-03-15", "0000", "-0001/0002", "Y12000", "9999-12-31"])
def test_date_that_no_calendar_has_is_a_note_and_named_in_the_description(text: str) -> None:
    beyond = told(text, headline="Before the trams")
    read = Calendar.from_ical(encode_calendar(timeline_of(beyond, STRIKE)))
    assert [(one.name, str(one["summary"])) for one in read.subcomponents] == [
        ("VJOURNAL", "Before the trams"),
        ("VEVENT", "The drivers strike"),
    ]
    note = read.subcomponents[0]
    assert "dtstart" not in note
    assert f"[{text}]" in str(note["description"])
    for name in ("description", "x-wr-caldesc"):
        assert about(read, name).startswith("A strike, and its end.\n\n")
        assert about(read, name).endswith(": Before the trams")


@pytest.mark.parametrize(
    ("status", "standard", "words"),
    [
        (EventStatus.CONFIRMED, "CONFIRMED", "All trams"),
        (EventStatus.ALLEGED, "TENTATIVE", "Alleged\n\nAll trams"),
        (EventStatus.DISPUTED, "TENTATIVE", "Disputed\n\nAll trams"),
        (EventStatus.PLANNED, "TENTATIVE", "Planned\n\nAll trams"),
        (EventStatus.CANCELLED, "CANCELLED", "Cancelled\n\nAll trams"),
    ],
)
def test_status_is_told_in_the_standards_terms_and_in_words(
    status: EventStatus, standard: str, words: str
) -> None:
    found = entry(told(status=status))
    assert found["status"] == standard
    assert str(found["description"]).startswith(words)


def test_entry_is_the_same_event_in_every_calendar_and_after_every_edit() -> None:
    uid = "trams#strike@news.example"
    assert entry(STRIKE, title="Another page")["uid"] == uid
    assert entry(told("2021", headline="Other words"))["uid"] == uid


def test_entry_leads_to_the_event_says_where_and_makes_nobody_busy() -> None:
    found = entry(STRIKE)
    assert found["url"] == "https://news.example/explainers/trams/#strike"
    assert found["location"] == "Oldtown"
    assert found["transp"] == "TRANSPARENT"
    assert [str(one) for one in found["categories"].cats] == ["Transport", "Work, pay"]


def test_without_an_origin_there_is_no_address() -> None:
    event, page = "/explainers/trams/#strike", "/explainers/trams/"
    calendar = encode_calendar(timeline_of(told(url=event), url=page))
    assert b"URL" not in calendar


@pytest.mark.parametrize(
    ("changed", "stamp"),
    [
        ("2020-09-16", datetime(2020, 9, 16, tzinfo=UTC)),
        ("2020-09-16T09:00", datetime(2020, 9, 16, 7, tzinfo=UTC)),
        (None, datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_stamp_is_the_last_change_of_the_content(changed: str | None, stamp: datetime) -> None:
    assert entry(told(changed=changed and when(changed)))["dtstamp"].dt == stamp


def test_calendar_has_the_name_the_language_and_the_address_of_its_timeline() -> None:
    read = Calendar.from_ical(encode_calendar(timeline_of(STRIKE, lang="de")))
    assert read["version"] == "2.0"
    assert read["name"] == read["x-wr-calname"] == "Why the trams stopped"
    assert read["name"].params["LANGUAGE"] == "de"
    assert read["url"] == "https://news.example/explainers/trams/"


def test_words_are_in_the_language_of_the_explainer_that_tells_the_event() -> None:
    found = entry(told("2020-09~", lang="de"))
    assert str(found["description"]).startswith("um September 2020 [2020-09~]")
    assert found["summary"].params["LANGUAGE"] == "de"


def test_every_line_has_at_most_75_octets_and_ends_as_the_standard_wants() -> None:
    text = Markup("Die Straßenbahnen stehen still; überall, den ganzen Tag. " * 20)
    long = told(headline="電車が止まった日、" * 20, text=text, where="Ä" * 200)
    written = encode_calendar(timeline_of(long, title="Ü" * 100, description="й" * 300))
    assert written.endswith(b"END:VCALENDAR\r\n")
    lines = written.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(b"\n" not in line and b"\r" not in line for line in lines)


def test_no_text_can_add_lines_of_its_own() -> None:
    evil = "x\nEND:VEVENT\r\nATTACH:https://evil.example/"
    event = told(headline=evil, text=Markup(evil), where=evil, topics=(evil,))
    read = Calendar.from_ical(encode_calendar(timeline_of(event, title=evil, description=evil)))
    assert len(read.subcomponents) == 1
    assert "attach" not in read
    assert "attach" not in read.subcomponents[0]
    assert about(read, "x-wr-caldesc") == evil.replace("\r\n", "\n")
