"""Timelines on pages of their own: the whole site's, and parts of those too long for one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nutgraf.model.pages import Page
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import SiteTimelineContent, StretchContent, YearLink
from nutgraf.planning.paging import MOST_ON_A_PAGE, Stretch, stretches
from nutgraf.planning.scope import TIMELINE
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


def plan_site_timeline(composer: Composer, language: str) -> Iterator[Page]:
    """The timeline of all events in both orders, and a page for each year that has some."""
    keys = tuple(composer.edition.events)
    href = composer.addresses.href
    view = composer.timeline(keys, page=TIMELINE)
    newest = newest_address(TIMELINE)
    oldest_first = SiteTimelineContent(view, newest_first=False, other_order=href(newest))
    yield Page(TIMELINE, "site-timeline.html", oldest_first, language)
    reversed_ = SiteTimelineContent(newest_first(view), True, href(TIMELINE))
    yield Page(newest, "site-timeline.html", reversed_, language)
    whole = Named("", href(TIMELINE))
    yield from _plan_stretches(Strand(whole, TIMELINE, keys, language), composer)


def plan_long_timeline(strand: Strand, composer: Composer) -> Iterator[Page]:
    """The pages of a timeline that is too long for its thing's page; none for a shorter one."""
    if len(strand.keys) > MOST_ON_A_PAGE:
        yield from _plan_stretches(strand, composer)


def _plan_stretches(strand: Strand, composer: Composer) -> Iterator[Page]:
    events = composer.edition.events
    found = list(stretches(strand.keys, lambda key: events[key].date))
    for within in dict.fromkeys(stretch.within for stretch in found):
        siblings = [stretch for stretch in found if stretch.within == within]
        for at, stretch in enumerate(siblings):
            earlier = siblings[at - 1] if at else None
            later = siblings[at + 1] if at + 1 < len(siblings) else None
            parts = [part for part in found if part.within == stretch.word and part.within]
            view = (
                composer.divided_timeline(parts, strand.address)
                if not stretch.keys
                else composer.timeline(stretch.keys, strand.explainer)
            )
            content = StretchContent(
                strand.whole,
                stretch.date,
                stretch.number,
                view,
                _link(earlier, strand, composer),
                _link(later, strand, composer),
            )
            yield Page(f"{strand.address}{stretch.word}/", "stretch.html", content, strand.lang)


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
