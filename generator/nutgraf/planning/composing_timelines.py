"""What stands on a timeline's pages: its events by year, their overview, the way to its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from nutgraf.planning.addresses import newest_address
from nutgraf.planning.anchors import anchor_of
from nutgraf.planning.composing import Composer
from nutgraf.planning.overview import Stop, overview_of
from nutgraf.planning.paging import DENSE, Stretch, by_year, month_date, year_date
from nutgraf.planning.strands import Strand
from nutgraf.planning.timeline_views import MonthOfEvents, TimelineView, YearOfEvents
from nutgraf.planning.views import Named


def timeline_view(strand: Strand, composer: Composer) -> TimelineView:
    """A timeline as it stands on its own page: with its events, or with the way to them."""
    found = strand.stretches(composer) if strand.is_long else ()
    view = (
        _divided((one for one in found if not one.within), strand, composer)
        if found
        else _undivided(strand.keys, strand.explainer, composer)
    )
    stops = _stops_elsewhere(found, strand, composer) or _stops(strand.keys, strand, composer)
    view = replace(view, overview=overview_of(stops))
    return _at(strand.page, strand.below, view, composer, strand.has_files)


def stretch_view(stretch: Stretch, strand: Strand, composer: Composer) -> TimelineView:
    """A part of a timeline as it stands on a page of its own."""
    page = strand.page_of(stretch)
    if stretch.keys:
        view = _undivided(stretch.keys, strand.explainer, composer)
        stops = _stops(stretch.keys, strand, composer)
    else:
        parts = [one for one in strand.stretches(composer) if one.within == stretch.word]
        view = _divided(parts, strand, composer)
        stops = _stops_elsewhere(parts, strand, composer)
    view = replace(view, overview=overview_of(stops))
    has_files = strand.has_files and strand.is_long and bool(stretch.keys)
    return _at(page, page, view, composer, has_files)


def newest_first(view: TimelineView, oldest: str) -> TimelineView:
    """The same timeline with the newest year, and in it the newest event, on top.

    `oldest` leads to it as it was.
    """
    years = tuple(_turned(year) for year in reversed(view.years))
    return replace(view, years=years, newest_first=True, other_order=oldest)


def _turned(year: YearOfEvents) -> YearOfEvents:
    if not year.events and year.total > 1:
        return replace(year, href=newest_address(year.href))
    months = tuple(replace(month, events=month.events[::-1]) for month in reversed(year.months))
    return replace(year, events=year.events[::-1], months=months)


def _at(
    page: str, below: str, view: TimelineView, composer: Composer, has_files: bool
) -> TimelineView:
    """The timeline with the way to its other order, and to its files if it has some."""
    addresses = composer.addresses
    has_order = composer.has_other_order(view.total)
    return replace(
        view,
        other_order=addresses.href(newest_address(below)) if has_order else "",
        exports=tuple(
            Named(one.name, addresses.href(addresses.export(page, one))) for one in composer.exports
        )
        if has_files and view.total
        else (),
    )


def _undivided(keys: tuple[str, ...], explainer: str, composer: Composer) -> TimelineView:
    events = composer.edition.events
    years = by_year(keys, lambda key: events[key].date)
    return TimelineView(
        tuple(_year(year, of, explainer, composer) for year, of in years), len(keys)
    )


def _year(year: int, keys: tuple[str, ...], explainer: str, composer: Composer) -> YearOfEvents:
    views = tuple(composer.event(key, explainer) for key in keys)
    months = groupby(views, key=lambda view: view.date.month) if len(views) > DENSE else ()
    return YearOfEvents(
        year_date(year),
        composer.addresses.href(composer.addresses.year(year)),
        views,
        len(views),
        months=tuple(
            MonthOfEvents(month_date(year, month) if month else None, tuple(of))
            for month, of in months
        ),
    )


def _divided(parts: Iterable[Stretch], strand: Strand, composer: Composer) -> TimelineView:
    """A timeline whose events stand on pages of their own."""
    href = composer.addresses.href
    years = tuple(
        YearOfEvents(part.date, href(strand.page_of(part)), (), part.total, part.number)
        for part in parts
    )
    return TimelineView(years, sum(year.total for year in years))


def _stops(keys: tuple[str, ...], strand: Strand, composer: Composer, page: str = "") -> list[Stop]:
    """Events with their places on a page, or on this one."""
    return [
        Stop(event.date, Named(event.headline, f"{page}#{anchor_of(key, strand.explainer)}"))
        for key in keys
        for event in (composer.edition.events[key],)
    ]


def _stops_elsewhere(parts: Iterable[Stretch], strand: Strand, composer: Composer) -> list[Stop]:
    """Events with their places on the pages of a divided timeline."""
    href = composer.addresses.href
    return [
        stop
        for part in parts
        for stop in _stops(part.keys, strand, composer, href(strand.page_of(part)))
    ]
