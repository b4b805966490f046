"""Which participant (topic, author) a written name means: one function, one rule.

The rule: a name finds a thing by its id, its name or one of its other names, ignoring case,
character width and composition (Unicode NFKC and case folding) and runs of white space. Found
once: that is it. Found more than once: ambiguous. Not found, but its letters make the id of a
thing ("Sacha Baron-Cohen" and sacha-baron-cohen): that is it in another spelling, with a warning.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nutgraf.model.slugs import slugify

SHORTEST_NEAR_NAME = 5
"""Names of fewer letters differ by one letter too often by chance (NBC, ABC)."""

MOST_ALIKE = 10
"""Who has more names that are alike has made them up: each with each is too much to tell."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name as the rule compares it."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The letters and digits of a name without accents: what nearly equal spellings share."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in decomposed if character.isalnum())


@dataclass(frozen=True, slots=True)
class Origin:
    """What a thing is called, and the file that calls it so."""

    name: str
    path: str


@dataclass(slots=True)
class NameIndex:
    """Names and the ids of what they mean; of each name the spelling that came first.

    `origins` are those of things that are found in another spelling, too.
    """

    spellings: dict[str, str] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)

    def add(self, id: str, names: Iterable[str], origin: Origin | None = None) -> None:
        """Let `id` be found by itself and by each of `names`; with an origin, respelt as well."""
        if origin is not None:
            self.origins[id] = origin
        for name in (*names, id):
            key = fold(name)
            self.spellings.setdefault(key, name)
            known = self.ids.get(key, ())
            if id not in known:
                self.ids[key] = (*known, id)

    def find(self, written: str) -> tuple[str, ...]:
        """The ids that `written` may mean: none, one, or several if it is ambiguous.

        An id that is written exactly wins over names, so that a writer can always be exact.
        """
        found = self.ids.get(fold(written), ())
        return (written,) if len(found) > 1 and written in found else found

    def find_respelt(self, written: str) -> tuple[str, ...]:
        """The id that the letters of `written` make, where there is such a thing."""
        id = slugify(written)
        return (id,) if id in self.origins else ()

    def renamed(self, id: str, old: str, new: str) -> NameIndex | None:
        """The same index, as if `id` had had the name `new` instead of `old` from the first.

        None where one of the two names is shared with something else, or with the id.
        """
        before, after = fold(old), fold(new)
        if self.ids.get(before) != (id,) or after in self.ids or before == fold(id):
            return None
        spellings = {after if key == before else key: own for key, own in self.spellings.items()}
        ids = {after if key == before else key: own for key, own in self.ids.items()}
        return NameIndex({**spellings, after: new}, ids, self.origins)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and id, for "did you mean"."""
        return tuple(self.spellings.values())


def nearly_equal(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids whose names differ in punctuation, accents, spacing or a single letter.

    `names` are pairs of id and name. Names with other digits are no misspellings: "Apollo 11" and
    "Apollo 12". Each pair comes once, in order of appearance; of names that all are alike each
    comes with the first of them. Linear in the number of names: they meet in a table under
    themselves with each letter left out in turn.
    """
    meeting: dict[tuple[str, str], list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for id, name in names:
        bones = skeleton(name)
        digits = "".join(character for character in bones if character.isdigit())
        for variant in _variants(bones):
            met = meeting[digits, variant]
            for other in met:
                pair = (other, id)
                if other != id and pair not in seen:
                    seen.add(pair)
                    yield pair
            if len(met) < MOST_ALIKE:
                met.append(id)


def _variants(bones: str) -> Iterator[str]:
    yield bones
    if len(bones) >= SHORTEST_NEAR_NAME:
        yield from dict.fromkeys(bones[:at] + bones[at + 1 :] for at in range(len(bones)))
