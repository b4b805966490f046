"""What was looked at, by numbers: what the parts of a site depend on is told by these."""

from __future__ import annotations

import os
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeAlias, cast

from msgspec import Struct

from nutgraf.model.news import Explainer
from nutgraf.model.prose import Ref
from nutgraf.model.values import field_names
from nutgraf.planning.once import Of, Thing

EDITION, TIES, ADDRESSES = "edition", "ties", "addresses"
STORIES = "edition.explainers"

Sight: TypeAlias = tuple[str, str, int]
"""What was looked at: a collection ("edition.explainers"), in it the group of the key.

The number says, of an explainer, which of its fields: one bit for each.
"""

ALL = 0
"""Of everything but explainers the whole is noted."""
IN_ORDER = "#"
"""Noted when somebody goes through a collection: all its keys, in their order. No group's name."""

FIELDS = field_names(Explainer)
EVERY_FIELD = (1 << len(FIELDS)) - 1
WHOLE = len(FIELDS)
"""In the place of a field's number: all of them."""
SPAN = WHOLE + 1
PLACES = {name: at for at, name in enumerate(FIELDS)}
_BITS = (*(1 << at for at in range(WHOLE)), EVERY_FIELD)


CLOCK: Sight = (EDITION, "now", ALL)
"""The moment of the build: the next one is another."""

NUMBER = "I"
"""The type of the numbers of sights in an array."""


class Notes(Struct, frozen=True):
    """What a part has looked at, as `numbers` of sights in an array.

    Each process (`whose`) has numbers of its own. `anew` are the sights that it hasn't told of
    before; `first` is the number of the first of them.
    """

    whose: int
    numbers: bytes
    first: int
    anew: tuple[Sight, ...]


def group_of(key: object) -> str:
    """Under what a key is noted: events together with the others that their explainer tells."""
    if isinstance(key, Ref):
        return f"{key.kind}/{key.id}"
    return str(key).partition("#")[0]


NOBODY = cast(set[int], None)
"""Nobody is at work: who looks at something then would not be known to depend on it, and fails."""


class Ledger:
    """Has the notes of who is at work: `seen` are the numbers of sights.

    A number is as good as its sight, and quick to note: a view that many parts show brings along
    all of its own at each of them. Fields of explainers have numbers below 0, a `SPAN` each.
    """

    def __init__(self) -> None:
        self.seen = NOBODY
        self._sights: list[Sight] = []
        self._numbers: dict[Sight, int] = {}
        self._stories: list[str] = []
        self._told = 0

    def number(self, sight: Sight) -> int:
        """The number of a sight."""
        if sight not in self._numbers:
            self._numbers[sight] = len(self._sights)
            self._sights.append(sight)
        return self._numbers[sight]

    def number_fields(self, story: str) -> int:
        """The number of the first field of an explainer."""
        self._stories.append(story)
        return -SPAN * len(self._stories)

    def watched(self, seen: set[int], make: Callable[[*Of], Thing], *of: *Of) -> Thing:
        """What a function makes of something; what it looks at is noted here."""
        others, self.seen = self.seen, seen
        try:
            return make(*of)
        finally:
            self.seen = others

    def notes(self, seen: Iterable[int]) -> Notes:
        """What has been seen, for another process, too."""
        numbers = array(NUMBER, self._by_explainers(seen))
        first, self._told = self._told, len(self._sights)
        return Notes(os.getpid(), numbers.tobytes(), first, tuple(self._sights[first:]))

    def _by_explainers(self, seen: Iterable[int]) -> list[int]:
        """The same, with a single number for all that was looked at of an explainer."""
        numbers, fields = [], defaultdict[int, int](int)
        for number in seen:
            if number >= 0:
                numbers.append(number)
            else:
                fields[number // SPAN] |= _BITS[number % SPAN]
        for story, bits in fields.items():
            numbers.append(self.number((STORIES, self._stories[~story], bits)))
        return numbers
