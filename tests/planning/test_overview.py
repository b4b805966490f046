"""The picture of a timeline: its periods lead to events, and nothing in it touches."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.checking.edtf import parse_when
from nutgraf.planning.overview import (
    DOT,
    MOST_DOTS_HIGH,
    MOST_LANES,
    MOST_PERIODS,
    overview_of,
    periods,
)
from nutgraf.planning.timeline_views import Overview, OverviewColumn
from nutgraf.planning.views import Named
from nutgraf.rendering.wording import word_when
from tests.conftest import ZONE, SiteMaker
from tests.planning.test_timelines import many_events

days = st.integers(-1_000_000, 3_000_000)
some_dates = st.lists(
    st.dates().map(str) | st.integers(1000, 2999).map(lambda year: f"-{year}~"),
    min_size=3,
)


def picture(*dates: str) -> Overview:
    """The picture of events on these dates, put in order of time."""
    found = sorted((parse_when(date, ZONE) for date in dates), key=lambda date: date.order)
    made = overview_of(found, lambda at: Named(found[at].text, f"#{found[at].text}"))
    assert made
    return made


def words(columns: tuple[OverviewColumn, ...]) -> list[str]:
    return [word_when(column.date, "en") for column in columns]


@given(days, days)
def test_periods_are_few_and_have_every_day_once(one: int, other: int) -> None:
    first, last = sorted((one, other))
    found = [(part.earliest or 0, part.latest or 0) for part in periods(first, last)]
    assert 1 <= len(found) <= MOST_PERIODS
    assert all(end + 1 == start for (_, end), (start, _) in pairwise(found))
    assert found[0][0] <= first <= found[0][1]
    assert found[-1][0] <= last <= found[-1][1]


def test_periods_are_those_that_people_count_in() -> None:
    assert words(picture("2020-05-04", "2020-05-04", "2020-05-06").columns) == [
        *("4 May 2020", "5 May 2020", "6 May 2020"),
    ]
    assert words(picture("2020-05-04", "2020-05-05", "2020-06-17").columns)[:2] == [
        *("4–10 May 2020", "11–17 May 2020"),
    ]
    assert words(picture("2020-05-04", "2020-07", "2020-09-17").columns) == [
        *("May 2020", "June 2020", "July 2020", "August 2020", "September 2020"),
    ]
    assert words(picture("1997", "1999", "2020").columns) == [
        *("1995–1999", "2000–2004", "2005–2009", "2010–2014", "2015–2019", "2020–2024"),
    ]


def test_each_period_leads_to_its_first_and_its_last_event() -> None:
    columns = picture("2018-03", "2018-05-07", "2020-06-01", "2020", "../2022").columns
    found = [(one.date.text, one.total, one.first, one.last) for one in columns]
    assert [(date, total) for date, total, _, _ in found] == [
        *(("2018", 2), ("2019", 0), ("2020", 2), ("2021", 0), ("2022", 1)),
    ]
    assert [(first and first.name, last and last.name) for *_, first, last in found] == [
        ("2018-03", "2018-05-07"),
        (None, None),
        ("2020", "2020-06-01"),
        (None, None),
        ("../2022", "../2022"),
    ]


def test_a_day_is_a_dot_and_a_span_is_a_bar_as_long_as_it() -> None:
    made = picture("2020-01-01", "2020-07-01/2020-07-31", "2020-09~", "2020-10-31")
    assert [round(dot.x) for dot in made.dots] == [0, 100]
    july, september = made.bars
    assert (july.is_sure, september.is_sure) == (True, False)
    column = next(one for one in made.columns if one.date.text == "2020-07")
    assert (july.x, july.width) == (column.x, column.width)


@given(some_dates)
def test_marks_of_a_lane_never_touch_and_every_event_is_in_the_picture(dates: list[str]) -> None:
    made = picture(*dates)
    assert sum(column.total for column in made.columns) == len(dates)
    assert made.bins or len(made.dots) + len(made.bars) == len(dates)
    for marks, room in ((made.dots, DOT), (made.bars, 0)):
        for lane in range(MOST_LANES):
            placed = [mark for mark in marks if mark.lane == lane]
            assert all(b.x - a.x - a.width >= room for a, b in pairwise(placed))
    places = [each.x for shapes in (made.columns, made.dots, made.bars) for each in shapes]
    assert all(0 <= x <= 100 for x in places)


def test_what_happened_too_often_to_be_told_apart_is_counted() -> None:
    made = picture(*["2020-05-04"] * 9, "2019-05-04", "2021-03-01")
    assert made.dots == ()
    assert sorted(one.height for one in made.bins) == [round(1 / 9, 3), round(1 / 9, 3), 1]


def test_two_events_need_no_picture(site: SiteMaker) -> None:
    made = site({"explainers/a.md": many_events(2), "explainers/b.md": many_events(3)})
    assert made.page("/explainers/a/").context.timeline.overview is None
    assert made.page("/explainers/b/").context.timeline.overview is not None


def test_the_picture_of_a_long_timeline_leads_to_the_pages_of_its_events(site: SiteMaker) -> None:
    made = site({"explainers/long.md": many_events(1_000)})
    columns = made.page("/participants/ada-byron/").context.timeline.overview.columns
    first = columns[0].first.href
    page, _, anchor = first.partition("#")
    [year] = made.page(page).context.timeline.years
    assert anchor == year.events[0].id


def test_eight_events_of_a_day_are_eight_dots_and_nine_are_a_column() -> None:
    eight = picture(*["2020-05-04"] * 8, "2020-06-01")
    assert [dot.lane for dot in eight.dots if dot.x < 50] == list(range(MOST_DOTS_HIGH))
    assert eight.bins == ()
    nine = picture(*["2020-05-04"] * 9, "2020-06-01")
    assert nine.dots == ()
    assert [column.height for column in nine.bins] == [1.0, 0.111]
