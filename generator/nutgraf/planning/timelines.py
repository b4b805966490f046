"""Timelines on pages of their own: from the other end, and parts of those too long for one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TypeAlias

from nutgraf.model.site import Output
from nutgraf.model.values import replace
from nutgraf.planning.addresses import newest_address
from nutgraf.planning.composing import Composer
from nutgraf.planning.composing_timelines import newest_first, stretch_view, timeline_view
from nutgraf.planning.contents import StretchContent, TimelineContent
from nutgraf.planning.paging import Stretch
from nutgraf.planning.scope import TIMELINE
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.strands import Strand, site_strand
from nutgraf.planning.timeline_views import TimelineView, YearLink

MakeView: TypeAlias = Callable[[], TimelineView]
"""Makes a timeline as it stands on the page of its thing."""


def plan_site_timeline(composer: Composer, language: str) -> Iterator[Sketch]:
    """The timeline of all events in both orders, and a page for each year that has some."""
    strand = site_strand(composer, "", language)
    view = cache(partial(timeline_view, strand, composer))
    yield Sketch(TIMELINE, "timeline.html", language, lambda: TimelineContent(None, view()))
    yield from _plan_other_order(strand, view, composer)
    if composer.wants(Output.YEARS):
        yield from _plan_stretches(strand, composer)


def plan_timeline(strand: Strand, view: MakeView, composer: Composer) -> Iterator[Sketch]:
    """What a timeline has beside the page of its thing."""
    yield from _plan_other_order(strand, view, composer)
    yield from plan_long_timeline(strand, composer)


def plan_long_timeline(strand: Strand, composer: Composer) -> Iterator[Sketch]:
    """The pages of a timeline that is too long for its thing's page; none for a shorter one."""
    if strand.is_long:
        yield from _plan_stretches(strand, composer)


def _plan_other_order(strand: Strand, view: MakeView, composer: Composer) -> Iterator[Sketch]:
    if composer.has_other_order(len(strand.keys)):
        newest = newest_address(strand.below)
        yield Sketch(newest, "timeline.html", strand.lang, partial(_turned, strand, view))


def _turned(strand: Strand, view: MakeView) -> TimelineContent:
    turned = newest_first(view(), strand.whole.href)
    return TimelineContent(strand.whole if strand.whole.name else None, turned)


def _plan_stretches(strand: Strand, composer: Composer) -> Iterator[Sketch]:
    found = strand.stretches(composer)
    for within in dict.fromkeys(stretch.within for stretch in found):
        siblings = [stretch for stretch in found if stretch.within == within]
        for at, stretch in enumerate(siblings):
            near = siblings[max(0, at - 1) : at + 2]
            yield from _plan_stretch(stretch, near, strand, composer)


def _plan_stretch(
    stretch: Stretch, near: Sequence[Stretch], strand: Strand, composer: Composer
) -> Iterator[Sketch]:
    """The pages of a part, in both orders; `near` has it with its neighbours."""
    page = strand.page_of(stretch)
    content = cache(partial(_stretch, stretch, near, strand, composer))
    yield Sketch(page, "stretch.html", strand.lang, content)
    if composer.has_other_order(stretch.total):
        turned = partial(_turned_stretch, content, composer.addresses.href(page))
        yield Sketch(newest_address(page), "stretch.html", strand.lang, turned)


def _stretch(
    stretch: Stretch, near: Sequence[Stretch], strand: Strand, composer: Composer
) -> StretchContent:
    at = near.index(stretch)
    return StretchContent(
        strand.whole,
        stretch.date,
        stretch.number,
        stretch_view(stretch, strand, composer),
        _link(near[at - 1], strand, composer) if at else None,
        _link(near[at + 1], strand, composer) if at + 1 < len(near) else None,
    )


def _turned_stretch(content: Callable[[], StretchContent], oldest: str) -> StretchContent:
    oldest_first = content()
    return replace(oldest_first, timeline=newest_first(oldest_first.timeline, oldest))


def _link(stretch: Stretch, strand: Strand, composer: Composer) -> YearLink:
    href = composer.addresses.href(strand.page_of(stretch))
    return YearLink(stretch.date, href, stretch.number)
