"""Puts what was checked on the shelves of the morgue, but for what lies there already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from nutgraf.build.kept import Kept, KeptEvents, encode
from nutgraf.checking import Proof
from nutgraf.model.edition import Edition, Rearranged, Revised
from nutgraf.model.news import Event
from nutgraf.planning import ALL_TIES, Groundwork, OpenPlan
from nutgraf.remembering import Writer, digest_of

COLLECTIONS = ("explainers", "withdrawn", "participants", "topics", "authors", "pages")
"""The collections of an edition whose things are kept one by one."""

Key = TypeVar("Key")


class ChangedError(Exception):
    """A text isn't any more what it was when it was checked."""


class Shelf:
    """Gives the digest of everything that it is handed, and sees that it is kept.

    `there` are the digests of what is kept already.
    """

    def __init__(self, writer: Writer, there: frozenset[bytes]) -> None:
        self._writer = writer
        self._there = there

    def texts(self, digests: Mapping[str, bytes], root: Path) -> dict[str, bytes]:
        """The texts of the site at `root`, each with the digest that its bytes should have."""
        for path, digest in digests.items():
            if digest not in self._there and self._writer.put(_read(root / path)) != digest:
                raise ChangedError
        return dict(digests)

    def things(self, edition: Edition) -> dict[str, dict[str, bytes]]:
        """Each thing of an edition, by its collection."""
        return {name: self.each(getattr(edition, name)) for name in COLLECTIONS}

    def each(self, things: Mapping[Key, object]) -> dict[Key, bytes]:
        """Each thing of a collection."""
        if isinstance(things, Kept):
            return dict(things.digests)
        if isinstance(things, Revised):
            news = {key: self._put(one) for key, one in things.news.items()}
            return {**self.each(things.before), **news}
        return {key: self._put(one) for key, one in things.items()}

    def told(self, events: Mapping[str, Event]) -> dict[str, bytes]:
        """The events that each explainer tells."""
        if isinstance(events, KeptEvents):
            return self.each(events.told)
        if not (isinstance(events, Revised | Rearranged) and isinstance(events.before, KeptEvents)):
            return {id: self._put(own) for id, own in _by_explainer(events).items()}
        others = {_owner(key) for key in events.news}
        before = self.each(events.before.told)
        told = {id: digest for id, digest in before.items() if id not in others}
        anew = _by_explainer({key: events[key] for key in events if _owner(key) in others})
        return {**told, **{id: self._put(own) for id, own in anew.items()}}

    def whole(self, proof: Proof, groundwork: Groundwork) -> dict[str, bytes]:
        """What isn't divided."""
        edition = proof.edition
        return {
            "directory": self._put(proof.directory),
            "attachments": self._put(edition.attachments),
            "shared": self._put(edition.shared),
            "groundwork": self._put(groundwork),
        }

    def ties(self, plan: OpenPlan) -> dict[str, bytes]:
        """All ties of a plan's edition."""
        return {name: self._put(plan.tie(name)) for name in ALL_TIES}

    def _put(self, value: object) -> bytes:
        encoded = encode(value)
        digest = digest_of(encoded)
        return digest if digest in self._there else self._writer.put(encoded)


def _owner(key: str) -> str:
    """The explainer that tells an event."""
    return key.partition("#")[0]


def _by_explainer(events: Mapping[str, Event]) -> Mapping[str, dict[str, Event]]:
    told: dict[str, dict[str, Event]] = defaultdict(dict)
    for key, event in events.items():
        told[event.explainer][key] = event
    return told


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ChangedError from error
