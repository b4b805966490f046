"""One date of EDTF, without intervals and sets: its form, its bounds, its clock.

Level 0 and level 1 of the Library of Congress's EDTF specification (ISO 8601-2:2019), and of
level 2 the seasons of a hemisphere.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from nutgraf.model.dates import Precision, Qualifier, Season, When, civil, day_number, iso_day
from nutgraf.model.values import replace

POINT = re.compile(
    r"(?P<year>-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)|Y-?[0-9]{5,12})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?:T(?P<clock>[0-9:]+)(?P<offset>\S*))?)?)?"
    r"(?P<mark>[?~%]?)"
)
CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
OFFSET = re.compile(r"Z|([+-])([0-9]{2})(?::([0-9]{2}))?")

QUALIFIERS = {
    "": Qualifier.CERTAIN,
    "~": Qualifier.APPROXIMATE,
    "?": Qualifier.UNCERTAIN,
    "%": Qualifier.BOTH,
}

_NORTH = ((Season.SPRING, 3), (Season.SUMMER, 6), (Season.AUTUMN, 9), (Season.WINTER, 12))
_SOUTH = ((Season.SPRING, 9), (Season.SUMMER, 12), (Season.AUTUMN, 3), (Season.WINTER, 6))
SEASONS = dict(enumerate((*_NORTH, *_NORTH, *_SOUTH), start=21))
"""EDTF's numbers for the seasons, with the month in which each begins, by the weather.

21 to 24 are taken as the northern ones; 25 to 28 say north and 29 to 32 south (level 2).
"""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

YEARS_WITH_OFFSETS = range(2, 9999)
"""Of the clock at a place: a day from one clock to another must still be one that Python has."""

FARTHEST_OFFSET = 15
"""Hours: no place's clocks were ever further from UTC than that and some minutes."""


class DateError(Exception):
    """There is no such date: why, and perhaps the EDTF that is meant, or other advice."""

    def __init__(self, reason: str, spelling: str = "", advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.spelling = spelling
        self.advice = advice


def parse_point(text: str, zone: ZoneInfo) -> When | None:
    """One date or time, e.g. "2020-09~" or "2020-09-15T14:30Z"; a time is put into `zone`.

    None if the text hasn't the form of a date; DateError if it has, and no such date exists.
    """
    match = POINT.fullmatch(text)
    if match is None:
        return None
    year, month, day, clock, offset, mark = match.groups()
    if clock is not None:
        return _time(text, _day(text, year, month, day), (clock, offset), zone)
    if day is not None:
        when = _day(text, year, month, day)
    elif month is not None:
        when = _month(text, year, month)
    else:
        when = _year(text, year)
    return replace(when, qualifier=QUALIFIERS[mark]) if mark else when


def end_of_month(year: int, month: int) -> int:
    """The day number of a month's last day."""
    return day_number(year + month // 12, month % 12 + 1, 1) - 1


def _year(text: str, year: str) -> When:
    if year.startswith("Y"):
        number = int(year[1:])
        if abs(number) <= 9999:
            raise DateError("Years up to 9999 are written in four digits, without the Y.")
        return _years(text, Precision.YEAR, number, number)
    known = year.removesuffix("X").removesuffix("X")
    if known == year:
        return _years(text, Precision.YEAR, _whole_year(year), _whole_year(year))
    span = 10 ** (len(year) - len(known))
    first, last = int(known) * span, int(known) * span + span - 1
    if year.startswith("-"):
        first, last = int(known) * span - span + 1, int(known) * span
    precision = Precision.DECADE if span == 10 else Precision.CENTURY
    return _years(text, precision, first, last)


def _years(text: str, precision: Precision, first: int, last: int) -> When:
    return When(text, precision, day_number(first, 1, 1), day_number(last, 12, 31))


def _whole_year(year: str) -> int:
    """The number of a year to which a month or a day may be added."""
    if "X" in year:
        raise DateError("A month needs a year with all its digits.")
    if "Y" in year:
        raise DateError("A year of five digits or more can't have a month.")
    if year == "-0000":
        raise DateError("There is no year -0000: the year before 0001 is 0000, which is 1 BC.")
    return int(year)


def _month(text: str, year: str, month: str) -> When:
    if month == "XX":
        return _years(text, Precision.YEAR, _whole_year(year), _whole_year(year))
    number, first = _whole_year(year), int(month)
    if first not in SEASONS:
        last = _last_day(year, month)
        return When(text, Precision.MONTH, day_number(number, first, 1), last)
    season, first = SEASONS[first]
    earliest = day_number(number, first, 1)
    latest = end_of_month(number + first // 12, (first + 1) % 12 + 1)
    return When(text, Precision.SEASON, earliest, latest, season=season)


def _last_day(year: str, month: str) -> int:
    """The number of a month's last day, once it is a month."""
    if not 1 <= int(month) <= 12:
        raise DateError(f"There is no month {month}.")
    return end_of_month(_whole_year(year), int(month))


def _day(text: str, year: str, month: str, day: str) -> When:
    if month == "XX":
        if day != "XX":
            raise DateError("A day needs its month.")
        return _month(text, year, month)
    if int(month) in SEASONS:
        raise DateError(f"{int(month)} is a season, and a season has no days.")
    number, last = _whole_year(year), _last_day(year, month)
    if day == "XX":
        return _month(text, year, month)
    days = civil(last)[2]
    if day == "00":
        raise DateError("There is no day 00.")
    if int(day) > days:
        raise DateError(f"{MONTHS[int(month) - 1]} {year} has {days} days.")
    earliest = day_number(number, int(month), int(day))
    return When(text, Precision.DAY, earliest, earliest)


def _time(text: str, day: When, clock: tuple[str, str], zone: ZoneInfo) -> When:
    """Put the clock of `clock`, with its offset as written, onto a day."""
    if day.precision is not Precision.DAY or day.earliest is None:
        raise DateError("A time needs its day.")
    if clock[1][-1:] in {"~", "?", "%"}:
        mark = clock[1][-1]
        reason = f"Only a date can have {mark}, not a time."
        raise DateError(reason, iso_day(day.earliest) + mark)
    if clock[0] in {"24:00", "24:00:00"}:
        reason = "The end of a day is written as the start of the next."
        raise DateError(reason, f"{iso_day(day.earliest + 1)}T00:00{clock[1]}")
    time = _checked_clock(clock[0])
    offset = _checked_offset(clock[1])
    year, month, date = civil(day.earliest)
    if year not in YEARS_WITH_OFFSETS:
        if offset is not None:
            raise DateError("Only a time of the years 0002 to 9998 can have an offset.")
        return When(text, Precision.TIME, day.earliest, day.earliest, time=time)
    there = datetime.fromisoformat(f"{year:04}-{month:02}-{date:02}T{time}").replace(tzinfo=offset)
    here = _on_the_clock(there, zone) if offset is None else there.astimezone(zone)
    return When(
        text,
        Precision.TIME,
        here.toordinal(),
        here.toordinal(),
        time=here.time().isoformat("seconds" if len(time) > 5 else "minutes"),
        offset=_written(here.utcoffset()) if here.year in YEARS_WITH_OFFSETS else "",
    )


def _checked_clock(clock: str) -> str:
    match = CLOCK.fullmatch(clock)
    if match is None:
        raise DateError("A time has hours and minutes, with two digits each.")
    hour, minute, second = match.groups(default="00")
    if int(hour) > 23:
        raise DateError(f"There is no hour {hour}.")
    if int(minute) > 59:
        raise DateError(f"There is no minute {minute}.")
    if int(second) > 59:
        raise DateError(f"There is no second {second}.")
    return clock


def _checked_offset(offset: str) -> timezone | None:
    """The distance from UTC that is written behind a time, None where there is nothing."""
    if not offset:
        return None
    match = OFFSET.fullmatch(offset)
    if match is None:
        raise DateError("Behind a time there can only be Z, or an offset like +02:00.")
    sign, hours, minutes = match.groups(default="00")
    if int(hours) > FARTHEST_OFFSET or int(minutes) > 59:
        raise DateError(f"No place has the offset {offset}.")
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-distance if sign == "-" else distance)


def _on_the_clock(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the zone's clocks show `wall`: the first, where they do so twice."""
    here = wall.replace(tzinfo=zone)
    if here.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        raise DateError(
            f"The clocks of {zone} were put forward over this time.",
            advice="If it is the time of another place, write its offset behind it, like `+02:00`.",
        )
    return here


def _written(offset: timedelta | None) -> str:
    """An offset as "+02:00"; "" for the odd seconds of local mean time."""
    minutes, odd_seconds = divmod(offset or timedelta(), timedelta(minutes=1))
    if odd_seconds:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
