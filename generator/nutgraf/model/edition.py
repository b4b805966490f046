"""Everything that will be published: checked, linked, at one moment, in one time zone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TypeAlias, TypeVar

from msgspec import Struct

from nutgraf.model.documents import Attachment, Place
from nutgraf.model.news import Event, Explainer, Source, StandingPage, Withdrawal
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Link, Ref

Thing: TypeAlias = Explainer | Withdrawal | Participant | Topic | Author | StandingPage
"""What a text can be about."""


class SharedSources(Struct, frozen=True, array_like=True):
    """Sources that every text may cite, by their keys; `place` is the file that lists them."""

    by_key: Mapping[str, Source] = {}
    place: Place | None = None


NO_SHARED_SOURCES = SharedSources()

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Revised(Mapping[Key, Value]):
    """A collection of which some things are others now, each at its place; new ones come last."""

    before: Mapping[Key, Value]
    news: Mapping[Key, Value]

    def __getitem__(self, key: Key) -> Value:
        return self.news[key] if key in self.news else self.before[key]

    def __contains__(self, key: object) -> bool:
        return key in self.news or key in self.before

    def __iter__(self) -> Iterator[Key]:
        yield from self.before
        yield from (key for key in self.news if key not in self.before)

    def __len__(self) -> int:
        return len(self.before) + sum(1 for key in self.news if key not in self.before)


class Rearranged(Mapping[Key, Value]):
    """A collection in another order, in which some things are new, others or gone."""

    def __init__(
        self, order: Sequence[Key], before: Mapping[Key, Value], news: Mapping[Key, Value]
    ) -> None:
        self.order = order
        self.before = before
        self.news = news

    @cached_property
    def _known(self) -> frozenset[Key]:
        return frozenset(self.order)

    def __getitem__(self, key: Key) -> Value:
        if key not in self._known:
            raise KeyError(key)
        return self.news[key] if key in self.news else self.before[key]

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def __iter__(self) -> Iterator[Key]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)


def rearrange(
    things: Mapping[Key, Value], order: Sequence[Key], news: Mapping[Key, Value]
) -> Mapping[Key, Value]:
    """A collection with some other things, in this order, however often that has been done."""
    if isinstance(things, Revised | Rearranged):
        return Rearranged(order, things.before, {**things.news, **news})
    return Rearranged(order, things, news)


def revise(things: Mapping[Key, Value], news: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """A collection with some other things at their places, however often that has been done."""
    if isinstance(things, Rearranged):
        return Rearranged(things.order, things.before, {**things.news, **news})
    if isinstance(things, Revised):
        return Revised(things.before, {**things.news, **news})
    return Revised(things, news) if news else things


class Edition(Struct, frozen=True, array_like=True):
    """The site's content with no loose ends: every id and key in it is found in it.

    `now` is aware, in the site's time zone. The mappings go from id (for events: from key) to the
    thing, in a stable order: explainers newest first, the others by name, events by time. `links`
    are those in all texts, by the thing whose text it is. `withdrawn` are explainers that were
    taken down: of these nothing else is in the edition.
    """

    now: datetime
    explainers: Mapping[str, Explainer]
    events: Mapping[str, Event]
    participants: Mapping[str, Participant]
    topics: Mapping[str, Topic]
    authors: Mapping[str, Author]
    pages: Mapping[str, StandingPage]
    attachments: tuple[Attachment, ...]
    links: Mapping[Ref, tuple[Link, ...]] = {}
    shared: SharedSources = NO_SHARED_SOURCES
    withdrawn: Mapping[str, Withdrawal] = {}

    def thing(self, ref: Ref) -> Thing | None:
        """What a reference means, where it is there."""
        things: Mapping[Kind, tuple[Mapping[str, Thing], ...]] = {
            Kind.EXPLAINER: (self.explainers, self.withdrawn),
            Kind.PARTICIPANT: (self.participants,),
            Kind.TOPIC: (self.topics,),
            Kind.AUTHOR: (self.authors,),
            Kind.PAGE: (self.pages,),
        }
        found = (those.get(ref.id) for those in things.get(ref.kind, ()))
        return next((one for one in found if one), None)

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        zone = self.now.tzinfo
        assert zone is not None  # an edition's clock is aware
        return zone
