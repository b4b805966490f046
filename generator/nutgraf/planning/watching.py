"""Watches what planning looks at, so that it is known what a part of the site depends on.

Planning gets an edition, its ties and its addresses as views that note each thing asked for. There
is no other way to the content, so nothing that a part depends on can be missing from its notes.
What several parts show is made once; whoever shows it has looked at all that it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import FunctionType, MethodType
from typing import Any, TypeVar, cast

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer
from nutgraf.model.values import replace
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.composing import Composer
from nutgraf.planning.ledger import (
    ADDRESSES,
    ALL,
    EDITION,
    IN_ORDER,
    PLACES,
    STORIES,
    TIES,
    WHOLE,
    Ledger,
    group_of,
)
from nutgraf.planning.once import Of, Once, Thing
from nutgraf.planning.scope import Scope
from nutgraf.planning.ties import Ties

Key = TypeVar("Key")
Value = TypeVar("Value")


class _WatchedOnce(Once):
    """Keeps with each thing what was looked at when it was made."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger
        self._alike: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._depth = 0

    def __call__(self, make: Callable[[*Of], Thing], *of: *Of) -> Thing:
        key = (make.__qualname__, *of)
        known = self._made.get(key)
        if known is None:
            seen: set[int] = set()
            self._depth += 1
            made = self._ledger.watched(seen, make, *of)
            self._depth -= 1
            listed = tuple(seen)
            known = self._made[key] = made, self._alike.setdefault(listed, listed)
        self._ledger.seen.update(known[1])
        thing: Thing = known[0]
        return thing

    def later(self, make: Callable[[], Thing]) -> Callable[[], Thing]:
        """The same function. What it looks at is noted by the part that gets it, whenever that is.

        Parts alone can wait: what they share has to be known whole.
        """
        assert not self._depth
        return partial(self._ledger.watched, self._ledger.seen, make)


class _Numbers(dict[Any, int]):
    """The numbers of the sights of a collection, by its keys."""

    def __init__(self, collection: str, ledger: Ledger) -> None:
        super().__init__()
        self._collection = collection
        self._ledger = ledger

    def __missing__(self, key: object) -> int:
        sight = (self._collection, group_of(key), ALL)
        number = self[key] = self._ledger.number(sight)
        return number


class _Watched(Mapping[Key, Value]):
    """A collection that notes what it is asked for."""

    def __init__(self, things: Mapping[Key, Value], collection: str, ledger: Ledger) -> None:
        self._things = things
        self._ledger = ledger
        self._numbers = _Numbers(collection, ledger)
        self._in_order = ledger.number((collection, IN_ORDER, ALL))

    def __getitem__(self, key: Key) -> Value:
        self._ledger.seen.add(self._numbers[key])
        return self._things[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """The value, or else the default; that there is none is noted, too."""
        self._ledger.seen.add(self._numbers[key])
        return self._things.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._ledger.seen.add(self._numbers[key])
        return key in self._things

    def __iter__(self) -> Iterator[Key]:
        self._ledger.seen.add(self._in_order)
        return iter(self._things)

    def __len__(self) -> int:
        self._ledger.seen.add(self._in_order)
        return len(self._things)


class _WatchedStory:
    """An explainer that notes which of its fields are asked for.

    Its id isn't noted: who has it has been asked for it by this id.
    """

    __slots__ = ("_first", "_ledger", "_story", "id")

    def __init__(self, story: Explainer, ledger: Ledger) -> None:
        self.id = story.id
        self._story = story
        self._ledger = ledger
        self._first = ledger.number_fields(story.id)

    __class__ = Explainer  # type: ignore[assignment]  # what it passes for among other things

    def __getattr__(self, name: str) -> Any:
        self._ledger.seen.add(self._first + PLACES.get(name, WHOLE))
        return getattr(self._story, name)

    def whole(self) -> Explainer:
        """The explainer itself: all of its fields are noted at once."""
        self._ledger.seen.add(self._first + WHOLE)
        return self._story


def whole_stories(scope: Scope) -> Scope:
    """A scope of a watched edition, for the part that is about what is in it.

    It shows nearly all of an explainer: to note each field takes longer than to look at it.
    """
    stories = cast(Iterable[_WatchedStory], scope.explainers)
    return replace(scope, explainers=tuple(one.whole() for one in stories))


class _WatchedStories(_Watched[str, Explainer]):
    """Explainers of which is noted what somebody wants to know. Whether one is there is, always."""

    def __init__(self, things: Mapping[str, Explainer], collection: str, ledger: Ledger) -> None:
        super().__init__(things, collection, ledger)
        self._views: dict[str, Explainer] = {}

    def __getitem__(self, key: str) -> Explainer:
        self._ledger.seen.add(self._numbers[key])
        if key not in self._views:
            view = _WatchedStory(self._things[key], self._ledger)
            self._views[key] = cast(Explainer, view)
        return self._views[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or else the default; that there is none is noted, too."""
        if key in self:
            return self[key]
        return default


class _View:
    """An edition, its ties or its addresses: notes what of it is asked for.

    Collections are watched themselves; methods find the view in the place of what they belong to,
    and so are watched, too. `others` are the view's own: views of what the thing refers to.
    """

    def __init__(self, label: str, thing: object, ledger: Ledger, **others: object) -> None:
        self._label = label
        self._thing = thing
        self._ledger = ledger
        for name, own in vars(type(thing)).items():
            if isinstance(own, FunctionType) and not name.startswith("__"):
                vars(self)[name] = MethodType(own, self)
        vars(self).update(others)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._thing, name)
        if not isinstance(value, Mapping):
            self._ledger.seen.add(self._ledger.number((self._label, name, ALL)))
            return value
        collection = f"{self._label}.{name}"
        watching = _WatchedStories if collection == STORIES else _Watched
        vars(self)[name] = watched = watching(value, collection, self._ledger)
        return watched


def watch(composer: Composer) -> tuple[Composer, Ledger]:
    """A composer of the same site that has made nothing yet, and who has looked at what by it."""
    ledger = Ledger()
    edition = cast(Edition, _View(EDITION, composer.edition, ledger))
    base_path = composer.addresses.base_path  # a setting, not content
    addresses = cast(Addresses, _View(ADDRESSES, composer.addresses, ledger, base_path=base_path))
    ties = cast(Ties, _View(TIES, composer.ties, ledger, _edition=edition))
    once = _WatchedOnce(ledger)
    return Composer(edition, addresses, composer.wanted, ties, once), ledger
