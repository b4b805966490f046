"""Timelines on pages of their own: the whole site's, and parts of those too long for one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import SiteTimelineContent, StretchContent, YearLink
from nutgraf.planning.paging import MOST_ON_A_PAGE, Stretch, stretches
from nutgraf.planning.scope import TIMELINE
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.views import Named, TimelineView, YearOfEvents


@dataclass(frozen=True, slots=True)
class Strand:
    """A timeline: the thing whose it is, where its pages lie, and its events in order of time.

    `address` is a site address; `explainer` is the id of the explainer whose timeline it is, or
    "", and decides how sources are numbered.
    """

    whole: Named
    address: str
    keys: tuple[str, ...]
    lang: str
    explainer: str = ""


def plan_site_timeline(composer: Composer, language: str) -> Iterator[Sketch]:
    """The timeline of all events in both orders, and a page for each year that has some."""
    keys = tuple(composer.edition.events)
    href = composer.addresses.href
    newest = newest_address(TIMELINE)

    @cache
    def oldest_first() -> SiteTimelineContent:
        return SiteTimelineContent(composer.timeline(keys, page=TIMELINE), False, href(newest))

    def turned() -> SiteTimelineContent:
        return SiteTimelineContent(newest_first(oldest_first().timeline), True, href(TIMELINE))

    yield Sketch(TIMELINE, "site-timeline.html", language, oldest_first)
    yield Sketch(newest, "site-timeline.html", language, turned)
    whole = Named("", href(TIMELINE))
    yield from _plan_stretches(Strand(whole, TIMELINE, keys, language), composer)


def plan_long_timeline(strand: Strand, composer: Composer) -> Iterator[Sketch]:
    """The pages of a timeline that is too long for its thing's page; none for a shorter one."""
    if len(strand.keys) > MOST_ON_A_PAGE:
        yield from _plan_stretches(strand, composer)


def _plan_stretches(strand: Strand, composer: Composer) -> Iterator[Sketch]:
    events = composer.edition.events
    found = list(stretches(strand.keys, lambda key: events[key].date))
    for within in dict.fromkeys(stretch.within for stretch in found):
        siblings = [stretch for stretch in found if stretch.within == within]
        for at, stretch in enumerate(siblings):
            parts = [part for part in found if part.within == stretch.word and part.within]
            earlier = siblings[at - 1] if at else None
            later = siblings[at + 1] if at + 1 < len(siblings) else None
            content = partial(_stretch, strand, composer, stretch, parts, (earlier, later))
            yield Sketch(f"{strand.address}{stretch.word}/", "stretch.html", strand.lang, content)


def _stretch(
    strand: Strand,
    composer: Composer,
    stretch: Stretch,
    parts: list[Stretch],
    neighbours: tuple[Stretch | None, Stretch | None],
) -> StretchContent:
    earlier, later = neighbours
    return StretchContent(
        strand.whole,
        stretch.date,
        stretch.number,
        composer.timeline(stretch.keys, strand.explainer)
        if stretch.keys
        else composer.divided_timeline(parts, strand.address),
        _link(earlier, strand, composer),
        _link(later, strand, composer),
    )


def _link(stretch: Stretch | None, strand: Strand, composer: Composer) -> YearLink | None:
    if stretch is None:
        return None
    href = composer.addresses.href(f"{strand.address}{stretch.word}/")
    return YearLink(stretch.date, href, stretch.number)


def newest_first(view: TimelineView) -> TimelineView:
    """The same timeline with the newest year, and in it the newest event, on top."""
    years = tuple(_newest_first(year) for year in reversed(view.years))
    return replace(view, years=years)


def _newest_first(year: YearOfEvents) -> YearOfEvents:
    months = tuple(replace(month, events=month.events[::-1]) for month in reversed(year.months))
    return replace(year, events=year.events[::-1], months=months)


def newest_address(address: str) -> str:
    """The site address of a timeline with the newest on top."""
    return f"{address}newest/"
