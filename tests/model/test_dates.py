"""Dates as values: the calendar, the order, what HTML may be told."""

from __future__ import annotations

import pickle
from datetime import date

import msgspec
import pytest

from nutgraf.model.dates import (
    End,
    Precision,
    Qualifier,
    When,
    civil,
    day_number,
    iso_day,
)


def day(text: str, *, qualifier: Qualifier = Qualifier.CERTAIN, time: str = "") -> When:
    number = day_number(*map(int, text.rsplit("-", 2)))
    precision = Precision.TIME if time else Precision.DAY
    written = f"{text}T{time}" if time else text
    return When(written, precision, number, number, qualifier, time)


def year(number: int) -> When:
    first, last = day_number(number, 1, 1), day_number(number, 12, 31)
    return When(f"{number:04}", Precision.YEAR, first, last)


def month(number: int, of_year: int) -> When:
    first = day_number(of_year, number, 1)
    return When(f"{of_year:04}-{number:02}", Precision.MONTH, first, first + 27)


def interval(start: When | End, end: When | End) -> When:
    texts = [part.text if isinstance(part, When) else ".." for part in (start, end)]
    return When(
        "/".join(texts),
        Precision.INTERVAL,
        start.earliest if isinstance(start, When) else None,
        end.latest if isinstance(end, When) else None,
        parts=(start, end),
    )


@pytest.mark.parametrize("number", [1, 59, 60, 366, 737_570, 3_652_059])
def test_a_day_has_the_number_that_python_gives_it(number: int) -> None:
    plain = date.fromordinal(number)
    assert day_number(plain.year, plain.month, plain.day) == number
    assert civil(number) == (plain.year, plain.month, plain.day)


def test_the_day_before_year_1_is_the_last_of_year_0_and_has_the_number_0() -> None:
    assert day_number(0, 12, 31) == 0
    assert civil(0) == (0, 12, 31)
    assert civil(-366) == (-1, 12, 31)


def test_year_0_and_every_fourth_before_have_a_29_february() -> None:
    assert civil(day_number(0, 2, 29)) == (0, 2, 29)
    assert civil(day_number(-4, 2, 29)) == (-4, 2, 29)
    with pytest.raises(ValueError, match="day"):
        day_number(-100, 2, 29)


def test_a_day_of_any_year_is_written_as_iso_8601_has_it() -> None:
    assert iso_day(day_number(2020, 5, 25)) == "2020-05-25"
    assert iso_day(day_number(800, 12, 25)) == "0800-12-25"
    assert iso_day(day_number(0, 1, 1)) == "0000-01-01"
    assert iso_day(day_number(-43, 3, 15)) == "-0043-03-15"
    assert iso_day(day_number(12_345, 1, 1)) == "+12345-01-01"


def test_what_ends_before_another_begins_stands_before_it() -> None:
    assert day("2020-05-25").order < day("2020-05-26").order
    assert day("-0043-03-15").order < day("0001-01-01").order
    assert year(2019).order < day("2020-01-01").order


def test_a_day_without_a_time_stands_before_the_times_of_that_day() -> None:
    bare, early, late = (day("2020-05-25", time=time) for time in ("", "00:00", "14:30"))
    assert sorted([late, early, bare], key=lambda when: when.order) == [bare, early, late]


def test_times_of_one_day_stand_in_the_order_in_which_they_passed() -> None:
    summer = When("a", Precision.TIME, 737_723, 737_723, time="02:50", offset="+02:00")
    winter = When("b", Precision.TIME, 737_723, 737_723, time="02:10", offset="+01:00")
    assert summer.order < winter.order


def test_a_whole_year_stands_before_its_months_and_a_month_after_its_first_day() -> None:
    whole, first, january, second = expected = [
        year(2020),
        day("2020-01-01"),
        month(1, 2020),
        day("2020-01-02"),
    ]
    assert sorted([second, january, first, whole], key=lambda when: when.order) == expected


def test_what_has_no_beginning_is_filed_in_the_year_it_ends_and_stands_first_there() -> None:
    by_june = interval(End.OPEN, month(6, 2020))
    assert (by_june.year, by_june.month) == (2020, None)
    assert day("2019-12-31").order < by_june.order < day("2020-01-01").order


def test_what_has_no_end_stands_after_what_ends() -> None:
    first = day("2020-05-25")
    assert first.order < interval(first, End.OPEN).order < day("2020-05-26").order


def test_an_interval_is_filed_under_the_month_in_which_it_begins() -> None:
    assert interval(day("2020-05-25"), day("2020-07-01")).month == 5
    assert interval(year(2020), day("2020-07-01")).month is None
    assert day("0000-12-31").month == 12


def test_dates_overlap_when_they_share_a_day() -> None:
    may = interval(day("2020-05-01"), day("2020-05-31"))
    assert may.overlaps(day("2020-05-31"))
    assert day("2020-05-31").overlaps(may)
    assert not may.overlaps(day("2020-06-01"))
    assert interval(day("2020-05-31"), End.OPEN).overlaps(may)
    assert interval(End.UNKNOWN, day("2020-05-01")).overlaps(may)
    assert not interval(day("2020-06-01"), End.OPEN).overlaps(may)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (day("2020-05-25"), "2020-05-25"),
        (day("0001-01-01"), "0001-01-01"),
        (month(5, 2020), "2020-05"),
        (year(2020), "2020"),
        (day("2020-05-25", time="14:30"), "2020-05-25T14:30"),
        (
            When("t", Precision.TIME, 737_570, 737_570, time="14:30:15", offset="+02:00"),
            "2020-05-25T14:30:15+02:00",
        ),
        (day("0000-12-31"), ""),
        (day("-0043-03-15"), ""),
        (year(10_000), ""),
        (day("2020-05-25", qualifier=Qualifier.APPROXIMATE), ""),
        (interval(day("2020-05-25"), day("2020-05-26")), ""),
        (interval(End.OPEN, day("2020-05-26")), ""),
        (When("199X", Precision.DECADE, 726_468, 730_119), ""),
        (When("2020-21", Precision.SEASON, 737_485, 737_576), ""),
    ],
)
def test_html_is_told_only_what_its_time_element_allows(when: When, expected: str) -> None:
    assert when.html_datetime == expected


def test_a_date_survives_storage() -> None:
    when = interval(day("2020-05-25", time="14:30"), End.UNKNOWN)
    assert pickle.loads(pickle.dumps(when)) == when
    assert msgspec.json.decode(msgspec.json.encode(when), type=When) == when


@pytest.mark.parametrize(
    ("when", "begins_after", "ends_before"),
    [
        (day("2020-09-15"), [14], [16]),
        (interval(End.OPEN, day("2020-09-15")), [], [16]),
        (interval(day("2020-09-15"), End.OPEN), [14], []),
    ],
)
def test_a_date_begins_after_the_days_before_it_and_ends_before_those_after_it(
    when: When, begins_after: list[int], ends_before: list[int]
) -> None:
    days = {number: day_number(2020, 9, number) for number in (14, 15, 16)}
    assert [number for number, each in days.items() if when.begins_after(each)] == begins_after
    assert [number for number, each in days.items() if when.ends_before(each)] == ends_before


def test_seconds_minutes_and_hours_are_carried_in_the_order_of_times() -> None:
    times = ["10:00", "10:00:59", "10:01", "10:59:59", "11:00"]
    orders = [day("2020-09-15", time=time).order for time in times]
    assert orders == sorted(set(orders))


def test_a_moment_has_its_place_whatever_the_offset_that_it_is_written_with() -> None:
    number = day_number(2020, 9, 15)
    here = When("a", Precision.TIME, number, number, time="12:00", offset="+01:30")
    there = When("a", Precision.TIME, number, number, time="10:30", offset="+00:00")
    assert here.order == there.order
