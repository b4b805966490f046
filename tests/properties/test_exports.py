"""Laws of exports, held over random dates: no file says more of a date than is known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from nutgraf.model.dates import When, day_number
from nutgraf.rendering.calendars import encode_calendar
from nutgraf.rendering.timelinejs import timelinejs_data
from nutgraf.rendering.wording import word_when
from tests.properties.test_dates import BERLIN, dates
from tests.rendering.specimens import timeline_of, told

FOLD = b"\r\n "
LAST_DAY = date.max.toordinal() - 1
"""A calendar has to be able to name the day after."""


def read_back(when: When) -> Any:
    """The entry that a calendar program finds for an event on a date."""
    return Calendar.from_ical(encode_calendar(timeline_of(told(when)))).subcomponents[0]


def day_of(value: date) -> int:
    """The number of the day on Berlin's clocks."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(BERLIN).toordinal()
    return value.toordinal()


@given(dates)
def test_entry_has_exactly_the_earliest_and_the_latest_day_of_its_date(when: When) -> None:
    entry = read_back(when)
    bounds = [bound for bound in (when.earliest, when.latest) if bound is not None]
    if entry.name == "VJOURNAL":
        assert min(bounds) < 1 or max(bounds) > LAST_DAY or len(bounds) == 1
        return
    start = entry["dtstart"].dt
    end = entry["dtend"].dt if "dtend" in entry else start
    if when.earliest is not None:
        assert day_of(start) == when.earliest
    if when.latest is not None:
        assert day_of(end) - (not isinstance(end, datetime)) == when.latest


@given(dates)
def test_entry_whose_days_are_not_all_of_the_date_says_it_in_its_title(when: When) -> None:
    summary = str(read_back(when)["summary"])
    is_whole = when.earliest is not None and when.latest is not None
    assert summary.startswith("The drivers strike")
    assert summary.endswith(f"({word_when(when, 'en')})") != is_whole


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.just("\n"))


@given(dates, st.lists(texts, min_size=5, max_size=5))
def test_calendar_is_written_as_another_program_writes_it(when: When, words: list[str]) -> None:
    headline, where, topic, title, description = words
    event = told(when, headline=headline, where=where, topics=(topic, "Work, pay"))
    written = encode_calendar(timeline_of(event, title=title, description=description))
    theirs = Calendar.from_ical(written).to_ical(sorted=False)
    assert theirs.replace(FOLD, b"") == written.replace(FOLD, b"")


@given(st.text())
def test_no_line_is_longer_than_75_octets(text: str) -> None:
    event = told(headline=text, where=text, topics=(text,))
    written = encode_calendar(timeline_of(event, title=text.encode("utf-8", "replace").decode()))
    assert max(map(len, written.split(b"\r\n"))) <= 75
    written.decode()


def first_day(parts: dict[str, int]) -> int:
    """The number of the first day that TimelineJS's parts of a date can mean."""
    year = parts["year"] if parts["year"] > 0 else parts["year"] + 1
    return day_number(year, parts.get("month", 1), parts.get("day", 1))


def last_day(parts: dict[str, int]) -> int:
    """The number of the last day that they can mean."""
    if "day" in parts:
        return first_day(parts)
    month = parts.get("month", 12)
    following = {"year": parts["year"], "month": month + 1}
    if month == 12:
        following = {"year": parts["year"] + 1 or 1}
    return first_day(following) - 1


@given(dates)
def test_slide_has_exactly_the_earliest_and_the_latest_day_of_its_date(when: When) -> None:
    slide = timelinejs_data(timeline_of(told(when)))["events"][0]
    assert slide["display_date"] == word_when(when, "en")
    assert slide["start_date"]["year"] != 0
    if when.earliest is not None:
        assert first_day(slide["start_date"]) == when.earliest
    if when.latest is not None:
        assert last_day(slide.get("end_date", slide["start_date"])) == when.latest
