"""Watches what planning looks at, so that it is known what a part of the site depends on.

Planning gets an edition, its ties and its addresses as views that note each thing asked for. There
is no other way to the content, so nothing that a part depends on can be missing from its notes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import FunctionType, MethodType
from typing import Any, TypeAlias, TypeVar, cast

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer
from nutgraf.model.prose import Ref
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.anchors import owner_of
from nutgraf.planning.composing import Composer, among_others
from nutgraf.planning.ties import Ties
from nutgraf.planning.timeline_views import EventView
from nutgraf.planning.views import Card

Key = TypeVar("Key")
Value = TypeVar("Value")
View = TypeVar("View")

Sights: TypeAlias = Mapping[str, Mapping[str, int]]
"""What was looked at: by collection ("edition.explainers"), and in it by the group of the key.

The number says, of an explainer, which of its fields: one bit for each.
"""

EDITION, TIES, ADDRESSES = "edition", "ties", "addresses"
STORIES = "edition.explainers"

Sight: TypeAlias = tuple[str, str, int]
"""One of them: collection, group, fields."""

ALL = 0
"""Of everything but explainers the whole is noted."""
IN_ORDER = "#"
"""Noted when somebody goes through a collection: all its keys, in their order. No group's name."""

FIELDS = tuple(field.name for field in fields(Explainer))
EVERY_FIELD = (1 << len(FIELDS)) - 1
_BITS = {name: 1 << at for at, name in enumerate(FIELDS)}

Notes = dict[str, int]


def group_of(key: object) -> str:
    """Under what a key is noted: events together with the others that their explainer tells."""
    return f"{key.kind}/{key.id}" if isinstance(key, Ref) else str(key).partition("#")[0]


class _Watched(Mapping[Key, Value]):
    """A collection that notes what it is asked for."""

    def __init__(self, things: Mapping[Key, Value], notes: Notes) -> None:
        self._things = things
        self._notes = notes

    def __getitem__(self, key: Key) -> Value:
        self._notes[group_of(key)] = ALL
        return self._things[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """The value, or else the default; that there is none is noted, too."""
        self._notes[group_of(key)] = ALL
        return self._things.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._notes[group_of(key)] = ALL
        return key in self._things

    def __iter__(self) -> Iterator[Key]:
        self._notes[IN_ORDER] = ALL
        return iter(self._things)

    def __len__(self) -> int:
        self._notes[IN_ORDER] = ALL
        return len(self._things)


class _WatchedStory:
    """An explainer that notes which of its fields are asked for."""

    __slots__ = ("_notes", "_story")

    def __init__(self, story: Explainer, notes: Notes) -> None:
        self._story = story
        self._notes = notes

    __class__ = Explainer  # type: ignore[assignment]  # what it passes for among other things

    def __getattr__(self, name: str) -> Any:
        story = self._story
        self._notes[group_of(story.id)] |= _BITS.get(name, EVERY_FIELD)
        return getattr(story, name)


class _WatchedStories(_Watched[str, Explainer]):
    """Explainers of which is noted what somebody wants to know. Whether one is there is, always."""

    def __getitem__(self, key: str) -> Explainer:
        return self._view(self._things[key]) if key in self else self._things[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self._view(self._things[key]) if key in self else default

    def __contains__(self, key: object) -> bool:
        self._notes.setdefault(group_of(key), ALL)
        return key in self._things

    def _view(self, story: Explainer) -> Explainer:
        return cast(Explainer, _WatchedStory(story, self._notes))


class _View:
    """An edition, its ties or its addresses: notes what of it is asked for.

    Collections are watched themselves; methods find the view in the place of what they belong to,
    and so are watched, too. `others` are the view's own: views of what the thing refers to, and
    memories, which begin empty.
    """

    def __init__(
        self, label: str, thing: object, notes: Mapping[str, Notes], **others: object
    ) -> None:
        self._label = label
        self._thing = thing
        self._notes = notes
        vars(self).update(others)

    def __getattr__(self, name: str) -> Any:
        own = vars(type(self._thing)).get(name)
        if isinstance(own, FunctionType):
            return MethodType(own, self)
        value = getattr(self._thing, name)
        if not isinstance(value, Mapping):
            self._notes[self._label][name] = ALL
            return value
        collection = f"{self._label}.{name}"
        watching = _WatchedStories if collection == STORIES else _Watched
        vars(self)[name] = watched = watching(value, self._notes[collection])
        return watched


def watch(composer: Composer, shelf: Shelf | None = None) -> tuple[Composer, Sights]:
    """A composer of the same site that has made nothing yet, and what is looked at through it.

    What it takes from the shelf counts as looked at.
    """
    notes: defaultdict[str, Notes] = defaultdict(dict)
    edition = cast(Edition, _View(EDITION, composer.edition, notes))
    addresses = cast(Addresses, _View(ADDRESSES, composer.addresses, notes, _links={}))
    ties = cast(Ties, _View(TIES, composer.ties, notes, _edition=edition))
    shared = _FromShelf(shelf, notes) if shelf else None
    both_orders = composer.both_orders
    return Composer(edition, addresses, composer.exports, both_orders, ties, shared), notes


class Shelf:
    """Views that many parts show, each with all that was looked at when it was made."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._cards: dict[str, tuple[Card, tuple[Sight, ...]]] = {}
        self._events: dict[tuple[str, str], tuple[EventView, tuple[Sight, ...]]] = {}
        self._sights: dict[Sight, Sight] = {}

    def card(self, id: str) -> tuple[Card, tuple[Sight, ...]]:
        """An explainer as lists show it."""
        if id not in self._cards:
            composer, sights = watch(self._composer)
            self._cards[id] = composer.card(id), self._listed(sights)
        return self._cards[id]

    def event(self, key: str, explainer: str) -> tuple[EventView, tuple[Sight, ...]]:
        """An event as it stands on an explainer's page, or (without one) on any other page."""
        if (key, explainer) not in self._events:
            self._events[key, explainer] = self._composed(key, explainer)
        return self._events[key, explainer]

    def _composed(self, key: str, explainer: str) -> tuple[EventView, tuple[Sight, ...]]:
        if not explainer:
            view, listed = self.event(key, owner_of(key))
            return among_others(key, view), listed
        composer, sights = watch(self._composer)
        return composer.event(key, explainer), self._listed(sights)

    def _listed(self, sights: Sights) -> tuple[Sight, ...]:
        """In a form that takes little room: most views have seen what others have seen too."""
        listed = ((each, *one) for each, groups in sights.items() for one in groups.items())
        return tuple(self._sights.setdefault(sight, sight) for sight in listed)


class _FromShelf:
    """Takes views from a shelf, and notes what they depend on."""

    def __init__(self, shelf: Shelf, notes: Mapping[str, Notes]) -> None:
        self._shelf = shelf
        self._notes = notes

    def card(self, id: str) -> Card:
        return self._noted(*self._shelf.card(id))

    def event(self, key: str, explainer: str) -> EventView:
        return self._noted(*self._shelf.event(key, explainer))

    def _noted(self, view: View, sights: tuple[Sight, ...]) -> View:
        for collection, group, looked_at in sights:
            notes = self._notes[collection]
            notes[group] = notes.get(group, ALL) | looked_at
        return view
