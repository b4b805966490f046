"""Everything that will be published: checked, linked, at one moment, in one time zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TypeAlias

from nutgraf.model.documents import Attachment, Place
from nutgraf.model.news import Event, Explainer, Source, StandingPage
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Link, Ref

Thing: TypeAlias = Explainer | Participant | Topic | Author | StandingPage
"""What a text can be about."""


@dataclass(frozen=True, slots=True)
class SharedSources:
    """Sources that every text may cite, by their keys; `place` is the file that lists them."""

    by_key: Mapping[str, Source] = field(default_factory=dict)
    place: Place | None = None


NO_SHARED_SOURCES = SharedSources()


@dataclass(frozen=True, slots=True)
class Edition:
    """The site's content with no loose ends: every id and key in it is found in it.

    `now` is aware, in the site's time zone. The mappings go from id (for events: from key) to the
    thing, in a stable order: explainers newest first, the others by name, events by time. `links`
    are those in all texts, by the thing whose text it is.
    """

    now: datetime
    explainers: Mapping[str, Explainer]
    events: Mapping[str, Event]
    participants: Mapping[str, Participant]
    topics: Mapping[str, Topic]
    authors: Mapping[str, Author]
    pages: Mapping[str, StandingPage]
    attachments: tuple[Attachment, ...]
    links: Mapping[Ref, tuple[Link, ...]] = field(default_factory=dict)
    shared: SharedSources = NO_SHARED_SOURCES

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        zone = self.now.tzinfo
        assert zone is not None  # an edition's clock is aware
        return zone
