"""Timelines too long for one page: by year, by month, and at worst by number.

A reader's page stays below half a megabyte, however much has happened: at some two kilobytes an
event, linked data and all, that is what 200 events and a page's own text need at the most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from nutgraf.model.dates import Precision, When, day_number

MOST_ON_A_PAGE = 200

DENSE = 12
"""A year of more events than this gets headings for its months."""


class Stretch(Struct, frozen=True):
    """A year or a month of a timeline, or a part of one: `number` counts these from 1.

    `word` is what its address ends in: "2020", "2020-05", "2020-05-2"; `within` is the stretch
    that has the link to it, "" for the timeline itself. `keys` are empty where it is divided.
    """

    word: str
    within: str
    date: When
    number: int
    keys: tuple[str, ...]
    total: int


@lru_cache(maxsize=2**12)
def year_date(year: int) -> When:
    """A whole astronomical year."""
    first, last = day_number(year, 1, 1), day_number(year, 12, 31)
    return When(signed_year(year), Precision.YEAR, first, last)


@lru_cache(maxsize=2**12)
def month_date(year: int, month: int) -> When:
    """A whole month of an astronomical year."""
    first = day_number(year, month, 1)
    following = day_number(year + month // 12, month % 12 + 1, 1)
    return When(f"{signed_year(year)}-{month:02}", Precision.MONTH, first, following - 1)


def signed_year(year: int) -> str:
    """An astronomical year as dates and addresses have it: 0800, -0043."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def by_year(keys: Iterable[str], date: Callable[[str], When]) -> list[tuple[int, tuple[str, ...]]]:
    """Keys of events in order of time, by the year under which each is filed."""
    return [(year, tuple(of)) for year, of in groupby(keys, key=lambda key: date(key).year)]


def stretches(keys: Iterable[str], date: Callable[[str], When]) -> Iterator[Stretch]:
    """A long timeline's pages, in order of time; what is divided comes before its parts."""
    for year, in_year in by_year(keys, date):
        whole = year_date(year)
        if len(in_year) <= MOST_ON_A_PAGE:
            yield Stretch(whole.text, "", whole, 1, in_year, len(in_year))
            continue
        yield Stretch(whole.text, "", whole, 1, (), len(in_year))
        for month, of in groupby(in_year, key=lambda key: date(key).month):
            yield from _numbered(whole, month, tuple(of))


def _numbered(year: When, month: int | None, keys: Sequence[str]) -> Iterator[Stretch]:
    """A month's events, or those of a year that aren't known to the month, in parts."""
    date = year if month is None else month_date(year.year, month)
    word = f"{year.text}-00" if month is None else date.text
    for number, start in enumerate(range(0, len(keys), MOST_ON_A_PAGE), start=1):
        part = tuple(keys[start : start + MOST_ON_A_PAGE])
        name = word if number == 1 else f"{word}-{number}"
        yield Stretch(name, year.text, date, number, part, len(part))
