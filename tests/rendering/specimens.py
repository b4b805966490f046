"""A timeline with an event that says everything, for each test to change."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from nutgraf.checking.edtf import parse_when
from nutgraf.model.dates import When
from nutgraf.model.news import EventStatus
from nutgraf.model.pages import Markup
from nutgraf.model.timelines import Timeline, TimelineEvent
from nutgraf.model.values import replace

BERLIN = ZoneInfo("Europe/Berlin")


def when(text: str) -> When:
    """The date of an EDTF text, on Berlin's clocks."""
    return parse_when(text, BERLIN)


STRIKE = TimelineEvent(
    key="trams#strike",
    uid="trams#strike@news.example",
    url="https://news.example/explainers/trams/#strike",
    date=when("2020-07-01"),
    headline="The drivers strike",
    text=Markup("All trams *stand* still."),
    participants=("Ada Byron", "Tram Union"),
    where="Oldtown",
    picture=None,
    sources=(),
    status=EventStatus.CONFIRMED,
    story="Why the trams stopped",
    topics=("Transport", "Work, pay"),
    lang="en",
    changed=when("2020-09-16"),
)


def told(date: str | When = "2020-07-01", **changes: Any) -> TimelineEvent:
    """The strike on another date, or changed otherwise."""
    return replace(STRIKE, date=when(date) if isinstance(date, str) else date, **changes)


def timeline_of(*events: TimelineEvent, **changes: Any) -> Timeline:
    """A timeline of these events."""
    page = "https://news.example/explainers/trams/"
    whole = Timeline(
        "Why the trams stopped", "A strike, and its end.", page, "en", events, len(events)
    )
    return replace(whole, **changes)
