"""A picture of a timeline: how its events lie in time, and the way to them.

It is divided into at most ten periods, each of which leads to its events: so many are wide enough
for a finger at 320 pixels, however close the events lie (WCAG 2.2, 2.5.8).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from nutgraf.model.dates import Precision, Qualifier, When, civil, iso_day
from nutgraf.planning.paging import month_date, year_date
from nutgraf.planning.timeline_views import Overview, OverviewBin, OverviewColumn, OverviewMark
from nutgraf.planning.views import Named

FEWEST_EVENTS = 3
MOST_PERIODS = 10
STEPS_IN_DAYS = (1, 2, 7)
STEPS_IN_MONTHS = (1, 3)

MOST_LANES = 4
MOST_DOTS_HIGH = 8
"""Below each other and on top of each other: with more, columns say how many there are."""

DOT = 4.4
"""The width of a dot on the narrowest screen; what lasts no longer is a dot."""

BINS = 40


class _Scale(Struct, frozen=True):
    """Places of days in a picture of the days from `start` up to `end`, which isn't shown."""

    start: int
    end: int

    def at(self, day: int) -> float:
        return round((day - self.start) * 100 / (self.end - self.start), 2)

    def extent(self, date: When) -> tuple[float, float]:
        """From where to where a date reaches; an open end reaches to the edge."""
        first = 0.0 if date.earliest is None else self.at(date.earliest)
        last = 100.0 if date.latest is None else self.at(date.latest + 1)
        return first, last


def overview_of(dates: Sequence[When], place: Callable[[int], Named]) -> Overview | None:
    """The picture of events in order of time; None for so few that it would show nothing.

    `place` gives what leads to an event, by its number among the dates.
    """
    if len(dates) < FEWEST_EVENTS:
        return None
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    parts = periods(min(days), max(days))
    scale = _Scale(_first_day(parts[0]), _last_day(parts[-1]) + 1)
    spans = [_span(date, scale) for date in dates]
    dots = _placed([span for span in spans if not span.width], DOT, MOST_DOTS_HIGH)
    bars = _placed([span for span in spans if span.width], 0, MOST_LANES)
    lanes, tracks = _lanes(dots), _lanes(bars)
    is_crowded = lanes > MOST_DOTS_HIGH or tracks > MOST_LANES
    return Overview(
        dates[0],
        last_of(dates),
        tuple(_columns(dates, place, parts, scale)),
        () if is_crowded else dots,
        tuple(mark for mark in bars if mark.lane < MOST_LANES),
        tuple(_bins(dates, scale)) if is_crowded else (),
        0 if is_crowded else lanes,
        min(tracks, MOST_LANES),
    )


def _lanes(marks: Iterable[OverviewMark]) -> int:
    return max((mark.lane for mark in marks), default=-1) + 1


def last_of(dates: Sequence[When]) -> When:
    """The date at which a story ends: of the latest of its last days, an open end the latest."""
    ends = [(date.latest is None, date.latest or 0, at) for at, date in enumerate(dates)]
    return dates[max(ends)[2]]


def periods(first: int, last: int) -> tuple[When, ...]:
    """The least even periods, at most ten, that have all the days between two: whole ones.

    They are days, pairs of days or weeks from the first day on, or months, quarters, years,
    and so many years as people count in.
    """
    for step in STEPS_IN_DAYS:
        if last - first < step * MOST_PERIODS:
            return tuple(_days(day, day + step - 1) for day in range(first, last + 1, step))
    begin, end = _month_number(first), _month_number(last)
    for step in chain(STEPS_IN_MONTHS, (12 * years for years in _round_numbers())):
        if end // step - begin // step < MOST_PERIODS:
            start = begin - begin % step
            return tuple(_months(month, step) for month in range(start, end + 1, step))
    raise AssertionError("round numbers have no end")


def _round_numbers() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, 100 and so on."""
    yield from (digit * 10**power for power in count() for digit in (1, 2, 5))


def _month_number(day: int) -> int:
    year, month, _ = civil(day)
    return 12 * year + month - 1


def _days(first: int, last: int) -> When:
    start, end = (When(iso_day(day), Precision.DAY, day, day) for day in (first, last))
    return start if first == last else _interval(start, end)


def _months(first: int, step: int) -> When:
    last = first + step - 1
    if step % 12 == 0:
        start, end = year_date(first // 12), year_date(last // 12)
    else:
        start, end = (month_date(month // 12, month % 12 + 1) for month in (first, last))
    return start if start == end else _interval(start, end)


def _interval(start: When, end: When) -> When:
    bounds = (start.earliest, end.latest)
    return When(f"{start.text}/{end.text}", Precision.INTERVAL, *bounds, parts=(start, end))


def _first_day(period: When) -> int:
    assert period.earliest is not None  # periods are made with both ends
    return period.earliest


def _last_day(period: When) -> int:
    assert period.latest is not None
    return period.latest


def _columns(
    dates: Sequence[When], place: Callable[[int], Named], parts: Sequence[When], scale: _Scale
) -> Iterator[OverviewColumn]:
    """The periods with their events; one that began before all of them counts for the first."""
    starts = [_first_day(part) for part in parts]
    held: list[list[int]] = [[] for _ in parts]
    for at, date in enumerate(dates):
        held[max(0, bisect_right(starts, _filed_at(date)) - 1)].append(at)
    for part, within in zip(parts, held, strict=True):
        x, end = scale.extent(part)
        ends = (place(within[0]), place(within[-1])) if within else (None, None)
        yield OverviewColumn(part, _tick(part), x, round(end - x, 2), len(within), *ends)


def _filed_at(date: When) -> int:
    """The day at whose place an event is counted: its first, or where that is open its last."""
    day = date.latest if date.earliest is None else date.earliest
    assert day is not None  # no date is open at both ends
    return day


def _tick(period: When) -> When:
    """What to write below a period: its first day or month, or the year where one begins."""
    start = next((part for part in period.parts if isinstance(part, When)), period)
    is_january = start.precision is Precision.MONTH and start.month == 1
    return year_date(start.year) if is_january else start


class _Span(NamedTuple):
    """A mark before it has a lane."""

    x: float
    width: float
    is_day: bool
    is_sure: bool


def _span(date: When, scale: _Scale) -> _Span:
    first, last = scale.extent(date)
    is_day = date.earliest == date.latest
    is_sure = date.qualifier is Qualifier.CERTAIN and date.precision is not Precision.ONE_OF
    if last - first > DOT:
        return _Span(first, round(last - first, 2), is_day, is_sure)
    return _Span(round((first + last) / 2, 2), 0.0, is_day, is_sure)


def _placed(spans: list[_Span], room: float, most: int) -> tuple[OverviewMark, ...]:
    """Marks in order, each in the lowest lane where it doesn't touch the one before."""
    ends: list[float] = []
    placed = []
    for x, width, is_day, is_sure in sorted(spans, key=itemgetter(0, 1)):
        lane = next((lane for lane, end in enumerate(ends) if x - end >= room), len(ends))
        if lane < most:
            ends[lane : lane + 1] = [x + width]
        placed.append(OverviewMark(x, width, lane, is_day, is_sure))
    return tuple(placed)


def _bins(dates: Sequence[When], scale: _Scale) -> Iterator[OverviewBin]:
    """How many events began when, in even parts of the picture."""
    width = 100 / BINS
    counts = Counter(min(BINS - 1, int(scale.at(_filed_at(date)) / width)) for date in dates)
    most = max(counts.values())
    for at, total in sorted(counts.items()):
        yield OverviewBin(round(at * width, 2), width, round(total / most, 3))
