"""What stands on a timeline's pages: its events by year, their overview, the way to its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby

from nutgraf.model.site import Output
from nutgraf.model.values import replace
from nutgraf.planning.addresses import newest_address
from nutgraf.planning.anchors import anchor_of
from nutgraf.planning.composing import Composer
from nutgraf.planning.lazy import later
from nutgraf.planning.overview import overview_of
from nutgraf.planning.paging import DENSE, Stretch, by_year, month_date, year_date
from nutgraf.planning.strands import Strand
from nutgraf.planning.timeline_views import MonthOfEvents, Overview, TimelineView, YearOfEvents
from nutgraf.planning.views import Named

Years = tuple[YearOfEvents, ...]
Places = list[tuple[tuple[str, ...], str]]
"""Keys of events, and the address of the page on which these stand: "" for the same page."""


def timeline_view(strand: Strand, composer: Composer) -> TimelineView:
    """A timeline as it stands on its own page: with its events, or with the way to them."""
    if not strand.is_long:
        years, places = _undivided(strand.keys, strand, composer)
    else:
        found = strand.stretches(composer)
        years = _divided((one for one in found if not one.within), strand, composer)
        places = _elsewhere(found, strand, composer)
    overview = partial(_overview, places, strand, composer)
    is_alone = not strand.explainer or composer.wants(Output.EXPLAINER_TIMELINES)
    addresses = (strand.page, strand.below if is_alone else "")
    return _view(years, overview, addresses, strand.has_files, composer)


def stretch_view(stretch: Stretch, strand: Strand, composer: Composer) -> TimelineView:
    """A part of a timeline as it stands on a page of its own."""
    page = strand.page_of(stretch)
    if stretch.keys:
        years, places = _undivided(stretch.keys, strand, composer)
    else:
        parts = [one for one in strand.stretches(composer) if one.within == stretch.word]
        years = _divided(parts, strand, composer)
        places = _elsewhere(parts, strand, composer)
    overview = partial(_overview, places, strand, composer)
    has_files = strand.has_files and strand.is_long and bool(stretch.keys)
    return _view(years, overview, (page, page), has_files, composer)


def newest_first(view: TimelineView, oldest: str) -> TimelineView:
    """The same timeline with the newest year, and in it the newest event, on top.

    `oldest` leads to it as it was.
    """
    years = tuple(_turned(year) for year in reversed(view.years))
    overview = later(lambda: view.overview)
    return TimelineView(years, view.total, True, oldest, overview, view.exports)


def _turned(year: YearOfEvents) -> YearOfEvents:
    if not year.events and year.total > 1:
        return replace(year, href=newest_address(year.href))
    months = tuple(replace(month, events=month.events[::-1]) for month in reversed(year.months))
    return replace(year, events=year.events[::-1], months=months)


def _view(
    years: Years,
    overview: Callable[[], Overview | None],
    addresses: tuple[str, str],
    has_files: bool,
    composer: Composer,
) -> TimelineView:
    """The timeline with the way to its other order, and to its files if it has some.

    `addresses` are those of its page, and of that below which lies its other order: "" for none.
    """
    page, below = addresses
    href = composer.addresses.href
    total = sum(year.total for year in years)
    has_order = below and composer.has_other_order(total)
    files = composer.exports if has_files and total else ()
    return TimelineView(
        years,
        total,
        newest_first=False,
        other_order=href(newest_address(below)) if has_order else "",
        overview=composer.later(overview),
        exports=tuple(Named(one.name, href(composer.addresses.export(page, one))) for one in files),
    )


def _undivided(keys: tuple[str, ...], strand: Strand, composer: Composer) -> tuple[Years, Places]:
    """A timeline whose events stand on its page."""
    events = composer.edition.events
    years = by_year(keys, lambda key: events[key].date)
    views = tuple(_year(year, of, strand.explainer, composer) for year, of in years)
    return views, [(keys, "")]


def _year(year: int, keys: tuple[str, ...], explainer: str, composer: Composer) -> YearOfEvents:
    views = tuple(composer.event(key, explainer) for key in keys)
    months = groupby(views, key=lambda view: view.date.month) if len(views) > DENSE else ()
    has_page = composer.wants(Output.SITE_TIMELINE) and composer.wants(Output.YEARS)
    return YearOfEvents(
        year_date(year),
        composer.addresses.href(composer.addresses.year(year)) if has_page else "",
        views,
        len(views),
        months=tuple(
            MonthOfEvents(month_date(year, month) if month else None, tuple(of))
            for month, of in months
        ),
    )


def _divided(parts: Iterable[Stretch], strand: Strand, composer: Composer) -> Years:
    """A timeline whose events stand on pages of their own."""
    href = composer.addresses.href
    return tuple(
        YearOfEvents(part.date, href(strand.page_of(part)), (), part.total, part.number)
        for part in parts
    )


def _elsewhere(parts: Iterable[Stretch], strand: Strand, composer: Composer) -> Places:
    href = composer.addresses.href
    return [(part.keys, href(strand.page_of(part))) for part in parts]


def _overview(places: Places, strand: Strand, composer: Composer) -> Overview | None:
    """The picture of a timeline, which leads to its events."""
    events = composer.edition.events
    stops = [(key, page) for keys, page in places for key in keys]

    def place(at: int) -> Named:
        key, page = stops[at]
        return Named(events[key].headline, f"{page}#{anchor_of(key, strand.explainer)}")

    return overview_of([events[key].date for key, _ in stops], place)
