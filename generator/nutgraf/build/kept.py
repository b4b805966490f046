"""Collections of what an earlier run has kept: each thing is read when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from nutgraf.model.documents import Places
from nutgraf.model.news import Event
from nutgraf.reading import PlacesInFile
from nutgraf.remembering import Vault

Key = TypeVar("Key")
Value = TypeVar("Value")


def encode(value: object) -> bytes:
    """Anything of the model as bytes; of places what is kept is the file that they are in."""
    return _ENCODER.encode(value)


def decode(kind: Any, root: Path, value: bytes) -> Any:
    """The value of a kind, of the site at `root`, that was encoded so."""
    return _decoder(kind, root).decode(value)


def _file_of(places: Any) -> str:
    if not isinstance(places, Places):
        raise NotImplementedError(f"{type(places).__name__} can't be kept")
    return places.file_path()


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_file_of)


@lru_cache(maxsize=64)
def _decoder(kind: Any, root: Path) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=lambda _, path: PlacesInFile(root, path))


class Kept(Mapping[Key, Value]):
    """Things in the order of `digests`, by which they are found; `make` makes one of its bytes."""

    def __init__(
        self, vault: Vault, digests: Mapping[Key, bytes], make: Callable[[Key, bytes], Value]
    ) -> None:
        self.digests = digests
        self._vault = vault
        self._make = make
        self._made: dict[Key, Value] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Kept, (self._vault, self.digests, self._make)

    def __getitem__(self, key: Key) -> Value:
        made = self._made.get(key)
        if made is None:
            made = self._make(key, self._vault.find(self.digests[key]))
            self._made[key] = made
        return made

    def __contains__(self, key: object) -> bool:
        return key in self.digests

    def __iter__(self) -> Iterator[Key]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)


class KeptEvents(Mapping[str, Event]):
    """Events in the order of `keys`, each found among those that its explainer tells (`told`)."""

    def __init__(self, keys: Sequence[str], told: Kept[str, Mapping[str, Event]]) -> None:
        self.keys_in_order = keys
        self.told = told

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.keys_in_order)

    def __getitem__(self, key: str) -> Event:
        return self.told[key.partition("#")[0]][key]

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_in_order)

    def __len__(self) -> int:
        return len(self.keys_in_order)
