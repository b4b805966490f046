"""What the templates get to see of events and timelines.

Every class here is part of the theme's contract (`themes/default/README.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.pages import Markup
from nutgraf.planning.lazy import Lazy
from nutgraf.planning.views import (
    CorrectionView,
    Named,
    PartView,
    Picture,
    QuoteView,
    SourceMark,
)


class EventView(Struct, frozen=True):
    """An event. `href` is its permalink; `because`, `led_to` are events, `told_in` explainers.

    `added` and `changed` are when it came into its story, and when it last changed there.
    """

    id: str
    href: str
    lang: str
    date: When
    headline: str
    text: Markup
    who: tuple[PartView, ...]
    where: str
    image: Picture | None
    quote: QuoteView | None
    sources: tuple[SourceMark, ...]
    status: str
    because: tuple[Named, ...]
    led_to: tuple[Named, ...]
    told_in: tuple[Named, ...]
    topics: tuple[str, ...]
    corrections: tuple[CorrectionView, ...]
    added: When | None
    changed: When | None


class MonthOfEvents(Struct, frozen=True):
    """The events of one month of a year; `date` is None for those not known to the month."""

    date: When | None
    events: tuple[EventView, ...]


class YearOfEvents(Struct, frozen=True):
    """The events of one year, or of a part of one; `date` is to be worded, `href` leads to it.

    `events` is empty, but `total` isn't, where they stand on a page of their own; `number` tells
    apart the parts of one month. `months` has the same events again where there are many.
    """

    date: When
    href: str
    events: tuple[EventView, ...]
    total: int
    number: int = 1
    months: tuple[MonthOfEvents, ...] = ()


class YearLink(Struct, frozen=True):
    """A link to a year's page."""

    date: When
    href: str
    number: int = 1


class OverviewColumn(Struct, frozen=True):
    """A period of a picture of time. `x` and `width` are in hundredths of the picture's width.

    `first` and `last` are its first and last event with their places, None where it has none;
    `tick` is what to write below it: its year, or its month or day.
    """

    date: When
    tick: When
    x: float
    width: float
    total: int
    first: Named | None
    last: Named | None


class OverviewMark(Struct, frozen=True):
    """An event in a picture of time: a dot (its `width` is 0), or a bar as wide as it lasts.

    Marks that would touch have different lanes, counted from 0. `is_day` says whether it is known
    to the day, `is_sure` whether its date is certain.
    """

    x: float
    width: float
    lane: int
    is_day: bool
    is_sure: bool


class OverviewBin(Struct, frozen=True):
    """How much happened in a small part of a picture of time; `height` is at most 1."""

    x: float
    width: float
    height: float


class Overview(Struct, frozen=True):
    """A picture of a timeline from its first date to its last: spans, clusters and gaps.

    Where there are more events than could be told apart, `bins` take the place of `dots`. `lanes`
    and `tracks` are how many lanes there are of dots and of bars.
    """

    first: When
    last: When
    columns: tuple[OverviewColumn, ...]
    dots: tuple[OverviewMark, ...]
    bars: tuple[OverviewMark, ...]
    bins: tuple[OverviewBin, ...]
    lanes: int
    tracks: int


@dataclass(frozen=True, slots=True)
class TimelineView(Lazy):
    """Events by year. `exports` are the same events as files for programs.

    `other_order` leads to the same timeline from its other end, "" where there is no such page;
    `overview` is None where a picture would show nothing.
    """

    LATE: ClassVar = frozenset({"overview"})

    years: tuple[YearOfEvents, ...]
    total: int
    newest_first: bool
    other_order: str
    overview: Overview | None
    exports: tuple[Named, ...]
