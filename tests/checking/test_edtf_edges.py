"""Dates at their edges: ends that meet, sets with times, and what was meant by words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.model.dates import End, When, iso_day

BERLIN = ZoneInfo("Europe/Berlin")


def hint(text: str) -> str:
    with pytest.raises(InvalidDate) as refused:
        parse_when(text, BERLIN)
    return refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "2020-05-01/2020-05-01",
        "2020-05-01T14:00/2020-05-01T14:00",
        "2020-05-01T15:00/2020-05-01",
        "2020-05-01/2020-05-01T15:00",
    ],
)
def test_an_interval_may_end_where_it_begins(text: str) -> None:
    when = parse_when(text, BERLIN)
    assert when.earliest == when.latest


def test_an_interval_without_a_start_has_no_time() -> None:
    when = parse_when("../2019-05", BERLIN)
    assert (when.time, when.offset) == ("", "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("[2020-06-03T23:00Z,2020-06-05]", "2020-06-04", "2020-06-05"),
        ("[2020-06-03T23:00Z..2020-06-05]", "2020-06-04", "2020-06-05"),
        ("[2020-06-01..2020-06-03T23:00Z]", "2020-06-01", "2020-06-04"),
    ],
)
def test_times_in_a_set_are_those_of_the_site(text: str, first: str, last: str) -> None:
    when = parse_when(text, BERLIN)
    assert when.earliest is not None
    assert when.latest is not None
    assert (iso_day(when.earliest), iso_day(when.latest)) == (first, last)


def test_a_set_stands_at_the_time_of_its_first_choice() -> None:
    when = parse_when("[2020-06-03T23:00Z,2020-06-05]", BERLIN)
    assert (when.time, when.offset) == ("01:00", "+02:00")
    assert parse_when("2020-06-04", BERLIN).order < when.order


@pytest.mark.parametrize(("text", "place"), [("[..2019]", 0), ("[2019..]", 1)])
def test_a_set_that_is_open_at_an_end_says_so(text: str, place: int) -> None:
    (choice,) = parse_when(text, BERLIN).parts
    assert isinstance(choice, When)
    assert choice.parts[place] is End.OPEN


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("٢٠٢٠-٠٩-١٥", "2020-09-15"),
        ("2020-05 / 2020-06", "2020-05/2020-06"),
        ("15 September 2020 12:30 am", "2020-09-15T00:30"),
        ("15 September 2020 12:30 pm", "2020-09-15T12:30"),
        ("15 September 2020, 9:05 am", "2020-09-15T09:05"),
        ("3 May to 5 June 2020", "2020-05-03/2020-06-05"),
        ("31 May 2020", "2020-05-31"),
        ("5 May 32", "0032-05-05"),
    ],
)
def test_what_was_meant_is_suggested(text: str, written: str) -> None:
    assert hint(text) == f"Write `{written}`."


@pytest.mark.parametrize("text", ["Y09999", "Y-09999", "Y00000"])
def test_a_year_of_four_digits_has_no_y(text: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_when(text, BERLIN)
    assert refused.value.reason == ("Years up to 9999 are written in four digits, without the Y.")


def test_years_of_five_digits_begin_with_y() -> None:
    when = parse_when("Y10000", BERLIN)
    assert when.earliest is not None
    assert iso_day(when.earliest) == "+10000-01-01"


@pytest.mark.parametrize("text", ["0001-05-01T14:30", "9999-05-01T14:30"])
def test_a_time_that_clocks_of_places_do_not_reach_is_kept_as_written(text: str) -> None:
    when = parse_when(text, BERLIN)
    assert (when.text, when.time, when.offset) == (text, "14:30", "")


@pytest.mark.parametrize(
    ("text", "zone", "time", "offset"),
    [
        ("2020-09-15T14:30:59Z", "Europe/Berlin", "16:30:59", "+02:00"),
        ("2020-09-15T14:30+15:59", "Europe/Berlin", "00:31", "+02:00"),
        ("2020-09-15T14:30-15:00", "Europe/London", "06:30", "+01:00"),
        ("2020-12-15T14:30Z", "Europe/London", "14:30", "+00:00"),
        ("2020-09-15T14:30Z", "America/St_Johns", "12:00", "-02:30"),
        ("2020-09-15T14:30", "America/New_York", "14:30", "-04:00"),
    ],
)
def test_a_time_is_told_with_the_offset_of_the_site(
    text: str, zone: str, time: str, offset: str
) -> None:
    when = parse_when(text, ZoneInfo(zone))
    assert (when.time, when.offset) == (time, offset)
