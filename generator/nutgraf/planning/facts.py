"""The state of the things that planning has looked at, as digests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec

from nutgraf.model.documents import Places
from nutgraf.model.edition import Edition, Rearranged, Revised
from nutgraf.model.news import Explainer
from nutgraf.model.values import field_names
from nutgraf.planning.composing import Composer
from nutgraf.planning.ledger import (
    ADDRESSES,
    EDITION,
    FIELDS,
    IN_ORDER,
    STORIES,
    TIES,
    Sight,
    group_of,
)

SIZE = 16
"""Bytes of a digest: no two different states will ever have the same."""


class Facts:
    """Tells, by a digest, in what state each thing of a site is. Each is looked at once."""

    def __init__(self, composer: Composer) -> None:
        self._parts: Mapping[str, object] = {
            EDITION: composer.edition,
            TIES: composer.ties,
            ADDRESSES: composer.addresses,
        }
        self._groups: dict[str, Mapping[str, list[Any]]] = {}
        self._stories: dict[str, tuple[bytes, ...] | None] = {}
        self._known: dict[Sight, bytes] = {}

    def digest(self, sight: Sight) -> bytes:
        """The same as before if, and only if, what was looked at hasn't changed."""
        if sight not in self._known:
            self._known[sight] = _digest(self._value(*sight))
        return self._known[sight]

    def that_may_differ(self, sights: Iterable[Sight]) -> Iterator[tuple[int, Sight]]:
        """Those that may be others than in the edition that this one is in new words, with places.

        There may be a hundred thousand of them: they are gone through as quickly as can be.
        """
        revised = self._revised
        return (
            (at, sight)
            for at, sight in enumerate(sights)
            if sight[0] == EDITION or (revised and sight[:2] in revised)
        )

    @cached_property
    def _revised(self) -> frozenset[tuple[str, str]]:
        edition = self._parts[EDITION]
        return frozenset(
            (f"{EDITION}.{name}", group)
            for name in field_names(Edition)
            for group in _revised_groups(getattr(edition, name))
        )

    def _value(self, collection: str, group: str, fields: int) -> Any:
        part, _, name = collection.partition(".")
        if not name:
            return getattr(self._parts[part], group)
        things: Mapping[Any, Any] = getattr(self._parts[part], name)
        if group == IN_ORDER:
            return list(things)
        if collection == STORIES:
            return self._fields_of(things, group, fields)
        if collection not in self._groups:
            self._groups[collection] = _grouped(things)
        return [(key, things[key]) for key in self._groups[collection].get(group, ())]

    def _fields_of(
        self, stories: Mapping[str, Explainer], id: str, fields: int
    ) -> list[bytes] | None:
        """Some fields of an explainer. Parts look at different ones: so each is encoded alone."""
        if id not in self._stories:
            story = stories.get(id)
            values = (getattr(story, name) for name in FIELDS)
            self._stories[id] = tuple(map(_short, values)) if story else None
        known = self._stories[id]
        if known is None:
            return None
        return [short for at, short in enumerate(known) if fields >> at & 1]


def _revised_groups(things: object) -> Iterator[str]:
    if isinstance(things, Rearranged):
        yield IN_ORDER
    if isinstance(things, Revised | Rearranged):
        yield from map(group_of, things.news)


def _grouped(things: Mapping[Any, Any]) -> Mapping[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for key in things:
        groups[group_of(key)].append(key)
    return groups


def _short(value: Any) -> bytes:
    """A value in fewer bytes than a digest has, or its digest."""
    encoded = _ENCODER.encode(value)
    return encoded if len(encoded) < SIZE else _hashed(encoded)


def _digest(value: Any) -> bytes:
    return _hashed(_ENCODER.encode(value))


def _hashed(encoded: bytes) -> bytes:
    return blake2b(encoded, digest_size=SIZE).digest()


def _plain(value: Any) -> str | None:
    """What the encoder doesn't know by itself. Where something stands in its file is no fact."""
    if isinstance(value, Places):
        return None
    if isinstance(value, tzinfo):
        return str(value)
    raise NotImplementedError(f"no digest of a {type(value).__name__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
