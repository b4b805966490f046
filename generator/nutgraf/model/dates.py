"""When something happened, no more precise than it is known.

The notation is EDTF (ISO 8601-2:2019, in the Library of Congress's specification). The calendar is
the Gregorian one at all times, and its years are astronomical: year 0 is 1 BC, -43 is 44 BC.
A day is counted by its number: 1 is 1 January of year 1, as in `datetime.date.toordinal`; the
days of year 0 and before go on to zero and below.
"""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

DAYS_OF_400_YEARS = 146_097
"""The Gregorian calendar repeats itself after this many days."""

DAY_IN_SECONDS = 86_400


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day of any astronomical year. ValueError if there is no such day."""
    cycles, year_of_cycle = divmod(year - 1, 400)
    return date(year_of_cycle + 1, month, day).toordinal() + cycles * DAYS_OF_400_YEARS


@lru_cache(maxsize=65_536)
def civil(number: int) -> tuple[int, int, int]:
    """The astronomical year, the month and the day of the month of a day number."""
    cycles, day_of_cycle = divmod(number - 1, DAYS_OF_400_YEARS)
    day = date.fromordinal(day_of_cycle + 1)
    return day.year + 400 * cycles, day.month, day.day


@lru_cache(maxsize=65_536)
def iso_day(number: int) -> str:
    """A day number in ISO 8601's notation, expanded (4.1.2.4) outside the years 0 to 9999.

    "2020-05-25", "-0043-03-15", "+12345-01-01".
    """
    year, month, day = civil(number)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


class Precision(StrEnum):
    """How exactly a date is known, or that it has several parts."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    ONE_OF = "one-of"


class Qualifier(StrEnum):
    """How sure a date is: EDTF's `~`, `?` and `%`."""

    CERTAIN = "certain"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    BOTH = "both"


class Season(StrEnum):
    """A quarter of the year, by the weather."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class End(StrEnum):
    """The end of an interval that has no date: it goes on, or nobody knows."""

    OPEN = "open"
    UNKNOWN = "unknown"


Part: TypeAlias = "When | End"

KNOWN_TO_THE_MONTH = frozenset({Precision.TIME, Precision.DAY, Precision.MONTH, Precision.SEASON})
"""Whose first day says something about the month, not just about the year."""


class When(Struct, frozen=True, array_like=True):
    """A date as it is known: a time, a day, a season, a century, an interval, one of several.

    `text` is the EDTF. `earliest` and `latest` are the numbers of the first and the last day that
    it can mean, None where that is open or unknown; being approximate doesn't widen them.
    `time` ("14:30", "14:30:15") is the clock of the site's zone and `offset` ("+02:00") that
    zone's distance from UTC then, "" where it isn't one of whole minutes; a date of several
    parts has those of its first.
    `parts` are an interval's start and end, or what one-of chooses from, in time order; a choice
    that is an interval means one day of it. A date of one part has none.
    """

    text: str
    precision: Precision
    earliest: int | None
    latest: int | None
    qualifier: Qualifier = Qualifier.CERTAIN
    time: str = ""
    offset: str = ""
    season: Season | None = None
    parts: tuple[Part, ...] = ()

    def __hash__(self) -> int:
        """A quick one, since the words of dates are remembered: all follows from the text."""
        return hash(self.text)

    @property
    def year(self) -> int:
        """The astronomical year to file it under: of its earliest day, else of its latest."""
        known = self.latest if self.earliest is None else self.earliest
        if known is None:
            raise ValueError(f"a date without a beginning or an end: {self.text}")
        return civil(known)[0]

    @property
    def month(self) -> int | None:
        """The month of its earliest day, None where its beginning isn't known to the month."""
        if self.earliest is None or not self._starts_in_a_month:
            return None
        return civil(self.earliest)[1]

    def ends_before(self, day: int) -> bool:
        """Whether all of it surely lies before a day, given by its number."""
        return self.latest is not None and self.latest < day

    def begins_after(self, day: int) -> bool:
        """Whether all of it surely lies after a day, given by its number."""
        return self.earliest is not None and self.earliest > day

    @property
    def order(self) -> tuple[int, bool, float, int, str]:
        """A sort key: by beginning, then by latest day, then by the clock, then by text.

        What has no beginning stands at the start of the year it is filed under, and what isn't
        known to the month before the months of its year. So dates in this order are in the order
        of `(year, month or 0)` too, and one that ends before another begins comes before it.
        """
        start = day_number(self.year, 1, 1) if self.earliest is None else self.earliest
        latest = math.inf if self.latest is None else self.latest
        return (start, self._starts_in_a_month, latest, self._clock, self.text)

    @property
    def html_datetime(self) -> str:
        """The `datetime` of HTML's `<time>`, or "" for what HTML can't say (HTML, 4.5.14).

        That is: a year from 0001 to 9999, a month, a day, a time, each plain and certain.
        """
        certain = self.qualifier is Qualifier.CERTAIN
        if self.earliest is None or not certain or not 1 <= self.year <= 9999:
            return ""
        day = iso_day(self.earliest)
        match self.precision:
            case Precision.TIME:
                return f"{day}T{self.time}{self.offset}"
            case Precision.DAY:
                return day
            case Precision.MONTH:
                return day[:7]
            case Precision.YEAR:
                return day[:4]
            case _:
                return ""

    def overlaps(self, other: When) -> bool:
        """Whether there is a day that both can mean; what is open or unknown has no bound."""
        return not (_before(self.latest, other.earliest) or _before(other.latest, self.earliest))

    @property
    def _starts_in_a_month(self) -> bool:
        if self.earliest is None:
            return False
        if not self.parts:
            return self.precision in KNOWN_TO_THE_MONTH
        start = self.parts[0]
        return isinstance(start, When) and start._starts_in_a_month

    @property
    def _clock(self) -> int:
        """Seconds since midnight UTC of its day; a day without a time comes before its times."""
        if not self.time:
            return -DAY_IN_SECONDS
        offset = _seconds(self.offset[1:]) if self.offset else 0
        return _seconds(self.time) + (offset if self.offset.startswith("-") else -offset)


def _seconds(clock: str) -> int:
    """The seconds of "14:30" or "14:30:15"."""
    return sum(
        int(number) * unit for number, unit in zip(clock.split(":"), (3600, 60, 1), strict=False)
    )


def _before(end: int | None, start: int | None) -> bool:
    return end is not None and start is not None and end < start
