"""A newspaper's archive is its morgue: here lies what was checked, for the next run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from nutgraf.build.circumstances import conditions_of
from nutgraf.build.inventory import Inventory, Stamp, is_same
from nutgraf.build.kept import Kept, KeptEvents, decode, encode
from nutgraf.build.shelving import COLLECTIONS, ChangedError, Shelf
from nutgraf.build.wording import MOST_ALONE, Checked, conventions, in_new_words
from nutgraf.checking import Directory, Proof
from nutgraf.model.diagnostics import Diagnostic
from nutgraf.model.documents import Attachment
from nutgraf.model.edition import Edition, Revised, SharedSources
from nutgraf.model.news import Event, Explainer, StandingPage, Withdrawal
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Link, Ref
from nutgraf.planning import ALL_TIES, Groundwork, OpenPlan
from nutgraf.reading import Reading, parse_document, read_file
from nutgraf.remembering import ForgottenError, Vault, Writer, digest_of
from nutgraf.settings import Settings

FILE = "edition.sqlite"

THINGS: Mapping[str, Any] = dict(
    zip(
        COLLECTIONS,
        (Explainer, Withdrawal, Participant, Topic, Author, StandingPage),
        strict=True,
    )
)
"""The collections of an edition whose things are kept one by one, and the types of these."""

Digests: TypeAlias = dict[str, bytes]


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a checked site, the things themselves by their digests.

    `conditions` are those under which it was checked, `day` is when, `hour_counts` as in `Proof`.
    `events` are the keys of all events, `told` goes by explainers, `links` are in order.
    `state` is a digest of all that planning can look at.
    """

    state: bytes
    conditions: str
    day: str
    hour_counts: bool
    taken: int
    stamps: dict[str, Stamp]
    listed: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    texts: Digests
    things: dict[str, Digests]
    events: tuple[str, ...]
    told: Digests
    links: tuple[tuple[Ref, bytes], ...]
    whole: Digests
    ties: Digests

    @property
    def digests(self) -> Iterator[bytes]:
        """The digests of all that it names."""
        for each in (self.texts, *self.things.values(), self.told, self.whole, self.ties):
            yield from each.values()
        yield from (digest for _, digest in self.links)


_HEAD = msgspec.msgpack.Decoder(Head)


class Morgue:
    """Keeps a checked site from one run to the next.

    `state` is a digest of what is kept in it now, of all that planning can look at.
    """

    def __init__(self, settings: Settings, inventory: Inventory) -> None:
        self._settings = settings
        self._inventory = inventory
        self._vault = Vault(settings.state / FILE)
        self._name = "with drafts" if settings.drafts else "published"
        self._texts: Digests = {}
        self._ties: Digests = {}
        self._doubted = 0
        self.state = b""

    def recall(self) -> Checked | None:
        """The site as it is now, by what was found when it was last checked.

        None where nothing is known of it, or more has changed since than the words of a few texts.
        """
        head = self._head()
        if head is None or not self._still_holds(head):
            return None
        edited = list(self._edited(head))
        if len(edited) > MOST_ALONE:
            return None
        try:
            known = self._as_it_was(head)
            anew = {path: read_file(self._settings.root, path) for path in edited}
            checked = in_new_words(known, anew) if anew else known
        except (ForgottenError, msgspec.DecodeError):
            return None
        if checked is not None:
            self.state, self._ties, self._texts = head.state, head.ties, head.texts
        return checked

    def texts(self, digests: Digests) -> Mapping[str, Reading]:
        """What reading gives of texts that are kept, or will be when somebody asks, by paths."""
        return Kept(self._vault, digests, parse_document)

    def is_behind(self, checked: Checked) -> bool:
        """Whether it doesn't know these texts, or has had to look into many to know them again."""
        return _digests_of(checked.readings) != self._texts or self._doubted > MOST_ALONE

    def keep(self, checked: Checked) -> None:
        """Keep a sound site, as it was when the inventory was taken.

        Where a text isn't any more what was checked, or what was kept is gone, nothing is kept.
        """
        proof, plan = checked.proof, checked.plan

        def write(writer: Writer) -> None:
            before = self._head()
            old = frozenset(before.digests) if before else frozenset()
            shelf = Shelf(writer, old)
            content = (
                shelf.things(proof.edition),
                tuple(proof.edition.events),
                shelf.told(proof.edition.events),
                tuple(shelf.each(proof.edition.links).items()),
                shelf.whole(proof, plan.groundwork),
                (self._ties if checked.has_ties else {}) or shelf.ties(plan),
            )
            head = Head(
                digest_of(encode(content)),
                conditions_of(self._settings),
                self._settings.now.date().isoformat(),
                proof.hour_counts,
                self._inventory.taken,
                dict(self._inventory.stamps),
                self._inventory.listing.findings,
                checked.findings,
                shelf.texts(_digests_of(checked.readings), self._settings.root),
                *content,
            )
            writer.head(self._name, encode(head), frozenset(head.digests), old)
            self.state = head.state

        self.state = b""
        with suppress(ChangedError, ForgottenError):
            self._vault.change(write)

    def _head(self) -> Head | None:
        kept = self._vault.head(self._name)
        try:
            return _HEAD.decode(kept) if kept else None
        except msgspec.DecodeError:
            return None

    def _still_holds(self, head: Head) -> bool:
        """Whether all but texts is as it was."""
        inventory, settings = self._inventory, self._settings
        listing = inventory.listing
        return (
            not head.hour_counts
            and head.day == settings.now.date().isoformat()
            and head.listed == listing.findings
            and tuple(head.texts) == listing.texts
            and head.stamps.keys() == inventory.stamps.keys()
            and all(self._is_same(path, head) for path in listing.attachments)
            and head.conditions == conditions_of(settings)
        )

    def _is_same(self, path: str, head: Head) -> bool:
        return is_same(head.stamps.get(path), head.taken, self._inventory.stamps.get(path))

    def _edited(self, head: Head) -> Iterator[str]:
        """The texts that have other bytes than those that were checked."""
        for path, digest in head.texts.items():
            if not self._is_same(path, head):
                self._doubted += 1
                if _digest_of(self._settings.root / path) != digest:
                    yield path

    def _as_it_was(self, head: Head) -> Checked:
        settings, vault, root = self._settings, self._vault, self._settings.root

        def recall(digest: bytes, kind: Any) -> Any:
            return decode(kind, root, vault.find(digest))

        def things(digests: Mapping[Any, bytes], kind: Any) -> Kept[Any, Any]:
            return Kept(vault, digests, partial(_thing, kind, root))

        directory: Directory = recall(head.whole["directory"], Directory)
        collections = {name: things(head.things[name], kind) for name, kind in THINGS.items()}
        edition = Edition(
            now=settings.now,
            events=KeptEvents(head.events, things(head.told, dict[str, Event])),
            attachments=recall(head.whole["attachments"], tuple[Attachment, ...]),
            links=things(dict(head.links), tuple[Link, ...]),
            shared=recall(head.whole["shared"], SharedSources),
            **collections,
        )
        groundwork: Groundwork = recall(head.whole["groundwork"], Groundwork)
        plan = OpenPlan.on(
            groundwork, edition, settings.site, lambda name: recall(head.ties[name], ALL_TIES[name])
        )
        proof = Proof(edition, directory, conventions(settings))
        return Checked(
            settings, Kept(vault, head.texts, parse_document), proof, plan, head.findings
        )


def _thing(kind: Any, root: Path, _: object, value: bytes) -> Any:
    return decode(kind, root, value)


def _digests_of(readings: Mapping[str, Reading]) -> Digests:
    """The digests of the bytes of texts."""
    if isinstance(readings, Kept):
        return dict(readings.digests)
    if isinstance(readings, Revised):
        return {**_digests_of(readings.before), **_digests_of(readings.news)}
    found = ((path, document) for path, (document, _) in readings.items())
    return {path: document.short_digest for path, document in found if document}


def _digest_of(file: Path) -> bytes:
    """The digest of a file's bytes; of one that can't be read, that of nothing."""
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return b""
