"""What is remembered of each part of a site, so that it is left alone while nothing changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from nutgraf.planning import Name, Sights
from nutgraf.remembering import Memory


class Record(msgspec.Struct, frozen=True, array_like=True):
    """Of one part: what it depends on, in what state that was, and what came of it.

    `files` are paths with digests.
    """

    sights: Sights
    state: bytes
    files: tuple[tuple[str, str], ...]
    pages: int


_DECODER = msgspec.msgpack.Decoder(Record)


class Records:
    """The records of a site, as it is made under some circumstances."""

    def __init__(self, memory: Memory, circumstances: str) -> None:
        self._memory = memory
        self._kind = f"parts {circumstances}"
        self._kept = memory.recall(self._kind)

    def of(self, name: Name) -> Record | None:
        """The record of a part, if there is one."""
        kept = self._kept.get(_key(name))
        try:
            return _DECODER.decode(kept) if kept else None
        except msgspec.DecodeError:
            return None

    def keep(self, names: Iterable[Name], news: Mapping[Name, Record]) -> None:
        """Put the new records in the place of the old; forget those of parts that are no more."""
        gone = self._kept.keys() - {_key(name) for name in names}
        if news or gone:
            encoded = {_key(name): msgspec.msgpack.encode(one) for name, one in news.items()}
            self._memory.remember(self._kind, encoded, gone)


def _key(name: Name) -> str:
    return name if isinstance(name, str) else f"{name.kind}/{name.id}"
