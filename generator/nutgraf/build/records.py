"""What is remembered of each part of a site, so that it is left alone while nothing changes it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec

from nutgraf.planning import CLOCK, NUMBER, Facts, Name, Notes, Sight
from nutgraf.remembering import Memory

FACTS = "facts"


class Record(msgspec.Struct, frozen=True, array_like=True):
    """Of one part: by their numbers the facts that it depends on, and what came of it.

    `files` are paths with digests.
    """

    numbers: bytes
    files: tuple[tuple[str, str], ...]
    pages: int


@dataclass(frozen=True, slots=True)
class News:
    """A part that was made: what it depends on, and what came of it."""

    notes: Notes
    files: tuple[tuple[str, str], ...]
    pages: int


class FactTable(msgspec.Struct, array_like=True):
    """All facts that parts depend on, with their digests; a fact's number is its place.

    `state` says which edition they were true of (see `Morgue`), b"" where that isn't known.
    """

    state: bytes = b""
    sights: list[Sight] = []
    digests: list[bytes] = []

    def changed(self, facts: Facts, known: bytes) -> frozenset[int]:
        """The numbers of the facts that are others now.

        `known` is the state of the edition that the facts are now those of, in new words.
        """
        is_same = bool(known) and self.state == known
        doubted = facts.that_may_differ(self.sights) if is_same else enumerate(self.sights)
        return frozenset(
            number for number, sight in doubted if facts.digest(sight) != self.digests[number]
        )


_RECORD = msgspec.msgpack.Decoder(Record)
_TABLE = msgspec.msgpack.Decoder(FactTable)


class Records:
    """The records of a site, as it is made under some circumstances.

    `facts` are those of now, `known` is the state of the edition of which they are rewordings, b""
    where that isn't known.
    """

    def __init__(self, memory: Memory, circumstances: str, facts: Facts, known: bytes) -> None:
        self._memory = memory
        self._kind = f"parts {circumstances}"
        self._facts = facts
        kept = memory.recall(self._kind)
        self._table = _table(kept.pop(FACTS, b""))
        self._changed = self._table.changed(facts, known)
        self._kept = dict(self._unchanged(kept))
        self._stale = kept.keys() - self._kept.keys()
        self._had_facts = bool(self._table.sights)
        self._made: dict[str, News] = {}

    def _unchanged(self, kept: Mapping[str, bytes]) -> Iterator[tuple[str, Record]]:
        facts = len(self._table.sights)
        for key, encoded in kept.items():
            try:
                record = _RECORD.decode(encoded)
            except msgspec.DecodeError:
                continue
            numbers = _numbers(record.numbers)
            is_same = not self._changed or self._changed.isdisjoint(numbers)
            if is_same and max(numbers, default=0) < max(facts, 1):
                yield key, record

    def of(self, name: Name) -> Record | None:
        """The record of a part that nothing has changed."""
        return self._kept.get(_key(name))

    def take(self, name: Name, news: News) -> None:
        """Take in what there is to remember of a part that was made."""
        self._numbering.learn(news.notes)
        self._made[_key(name)] = news

    def keep(self, names: Collection[Name], state: bytes) -> None:
        """Put what was taken in the place of the old records; forget those of parts that are gone.

        `state` is that of the edition of now, b"" where that isn't known.
        """
        gone = (self._kept.keys() - {_key(name) for name in names}) | self._stale
        if not (self._made or gone or state != self._table.state):
            return
        numbering = self._numbering
        made = ((key, numbering.record(news)) for key, news in self._made.items())
        records = {key: record for key, record in made if record}
        if self._had_facts and len(records) * 2 > len(names):
            left = {key: one for key, one in self._kept.items() if key not in gone}
            records = numbering.without_gaps(left | records)
        numbering.table.state = state
        encoded = {key: msgspec.msgpack.encode(one) for key, one in records.items()}
        encoded[FACTS] = msgspec.msgpack.encode(numbering.table)
        self._memory.remember(self._kind, encoded, gone - encoded.keys())

    @cached_property
    def _numbering(self) -> _Numbering:
        return _Numbering(self._table, self._facts, self._changed)


class _Numbering:
    """Gives the facts of now their numbers: those that are in the table keep theirs."""

    def __init__(self, table: FactTable, facts: Facts, changed: Iterable[int]) -> None:
        self.table = table
        self._facts = facts
        self._numbers = {sight: number for number, sight in enumerate(table.sights)}
        self._told: dict[int, array[int]] = {}
        for number in changed:
            table.digests[number] = facts.digest(table.sights[number])

    def learn(self, notes: Notes) -> None:
        """Learn what sights a process has numbered. They come in any order."""
        told = self._told.setdefault(notes.whose, array(NUMBER))
        end = notes.first + len(notes.anew)
        told.extend(range(end - len(told)))
        told[notes.first : end] = array(NUMBER, map(self._number_of, notes.anew))

    def record(self, news: News) -> Record | None:
        """The record of a part that was made; what its process has numbered is learnt by now.

        None where it depends on the clock: that will be another by the next build.
        """
        told = self._told[news.notes.whose]
        numbers = array(NUMBER, map(told.__getitem__, _numbers(news.notes.numbers)))
        if self._numbers.get(CLOCK) in numbers:
            return None
        return Record(numbers.tobytes(), news.files, news.pages)

    def without_gaps(self, records: Mapping[str, Record]) -> dict[str, Record]:
        """All records, numbered anew, when only the facts that they need are in the table."""
        before, self.table, self._numbers = self.table, FactTable(), {}
        return {key: self._renumbered(one, before) for key, one in records.items()}

    def _renumbered(self, record: Record, before: FactTable) -> Record:
        facts = ((before.sights[at], before.digests[at]) for at in _numbers(record.numbers))
        numbers = array(NUMBER, (self._number(*fact) for fact in facts))
        return Record(numbers.tobytes(), record.files, record.pages)

    def _number_of(self, sight: Sight) -> int:
        known = self._numbers.get(sight)
        return self._number(sight, self._facts.digest(sight)) if known is None else known

    def _number(self, sight: Sight, digest: bytes) -> int:
        number = self._numbers.setdefault(sight, len(self.table.sights))
        if number == len(self.table.sights):
            self.table.sights.append(sight)
            self.table.digests.append(digest)
        return number


def _numbers(encoded: bytes) -> array[int]:
    numbers = array(NUMBER)
    numbers.frombytes(encoded)
    return numbers


def _table(kept: bytes) -> FactTable:
    try:
        return _TABLE.decode(kept) if kept else FactTable()
    except msgspec.DecodeError:
        return FactTable()


def _key(name: Name) -> str:
    return name if isinstance(name, str) else f"{name.kind}/{name.id}"
