"""One text of a checked edition, checked again alone: sound where only its words have changed.

Nothing that another text can notice may differ: no name, no address, no event, no date, no tie to
anything. What only says something may: a headline, a description, Markdown and what it links to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nutgraf.checking.desk import Desk, Told, complete, read
from nutgraf.checking.directory import Directory
from nutgraf.checking.edition import Proof
from nutgraf.checking.excerpt import excerpt, own_events
from nutgraf.checking.filing import Filed, file_document
from nutgraf.checking.missing import EventIds, MissingEvents
from nutgraf.checking.steps import apply_rules
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Document, Place
from nutgraf.model.edition import Edition, Thing, revise
from nutgraf.model.news import Event, Explainer, StandingPage
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Prose, Ref
from nutgraf.model.values import field_names, replace

WORDS: Mapping[type, frozenset[str]] = {
    Explainer: frozenset({"title", "summary"}),
    Event: frozenset({"headline"}),
    Participant: frozenset({"description"}),
    Topic: frozenset({"description"}),
    Author: frozenset({"description"}),
    StandingPage: frozenset({"summary"}),
}
"""Fields of things that nothing but the pages that show them depends on, beside all Markdown."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A text checked alone: the edition of it (see `excerpt`), with its links.

    `directory` knows it by its title of now; `names` are those that it brings into being.
    """

    ref: Ref
    thing: Thing
    edition: Edition
    directory: Directory
    names: tuple[tuple[Kind, str], ...]

    def known_in(self, edition: Edition) -> Thing:
        """What an edition has as this thing."""
        things: Mapping[str, Thing] = getattr(edition, self.ref.kind.value)
        return things[self.ref.id]


def read_alone(document: Document, proof: Proof, report: Report) -> Alone | None:
    """Check a text again that is part of a checked edition, as far as that can be done alone.

    None where its fields aren't sound, or its title is one that another text may mean; and for the
    list of shared sources, which is about nothing. Breaches of the rules of the audit aren't looked
    for: that is done once everything else is sound.
    """
    entry = file_document(document, proof.house, report) if document.folder else None
    directory = _retitled(entry, proof) if entry else None
    if entry is None or directory is None:
        return None
    if directory.is_unpublished(entry.ref) or entry.is_withdrawn:
        return None
    desk = Desk(directory, proof.house, report, proof.edition.shared)
    edition, thing = _read(entry, proof.edition, desk)
    apply_rules(edition, proof.house, report)
    return Alone(entry.ref, thing, edition, directory, entry.written)


def _retitled(entry: Filed, proof: Proof) -> Directory | None:
    if entry.kind is not Kind.EXPLAINER:
        return proof.directory
    known = proof.edition.explainers.get(entry.document.id)
    new = entry.names[0]
    if known is None or known.title == new:
        return proof.directory
    return proof.directory.retitled(known.id, known.title, new)


class _Events(Mapping[str, Event]):
    """All events of an edition, but of one explainer those that it tells now."""

    def __init__(self, edition: Edition, explainer: str, now: Iterable[Event]) -> None:
        self._all = edition.events
        self._before = own_events(edition.explainers[explainer], edition)
        self._now = {event.key: event for event in now}

    def __getitem__(self, key: str) -> Event:
        if key in self._before and key not in self._now:
            raise KeyError(key)
        return self._now.get(key) or self._all[key]

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._all if key not in self._before)
        yield from self._now

    def __len__(self) -> int:
        return len(self._all) - len(self._before) + len(self._now)


def _read(entry: Filed, edition: Edition, desk: Desk) -> tuple[Edition, Thing]:
    """The edition with what a text is about, its events and its links as they are now."""
    found, links = read(entry, desk)
    if not isinstance(found, Told):
        thing: Thing = found
    else:
        events = _Events(edition, entry.document.id, found.events)
        missing = MissingEvents(EventIds(events), desk.directory, desk.report)
        thing, own = complete(found, events, missing, desk.shared)
        edition = replace(edition, events=_Events(edition, thing.id, own.values()))
    return replace(excerpt(edition, thing), links={entry.ref: links}), thing


def differ_in_words_alone(one: Alone, other: Alone) -> bool:
    """Whether nobody but who reads the two can tell them apart."""
    return one.names == other.names and _bones(one) == _bones(other)


def _bones(alone: Alone) -> tuple[Any, ...]:
    thing, events = alone.thing, tuple(alone.edition.events.items())
    has_moved = isinstance(thing, Explainer) and (thing.aliases or thing.slug != thing.id)
    on_old_pages = thing.title if isinstance(thing, Explainer) and has_moved else ""
    return without_words(thing), without_words(events), on_old_pages


def without_words(value: Any) -> Any:
    """A value as plain tuples without its words.

    Of Markdown its anchors are left, the places on other pages that it links to, and the files:
    they are published for that.
    """
    if isinstance(value, Prose):
        files = (one.target for one in value.links if isinstance(one.target, Ref))
        places = ((one.target, one.fragment) for one in value.links if one.leads_to_a_place)
        of_files = frozenset(ref for ref in files if ref.kind is Kind.FILE)
        return value.anchors, of_files, frozenset(places)
    if isinstance(value, tuple):
        return tuple(map(without_words, value))
    if isinstance(value, Place):
        return None
    names = field_names(value)
    if not names:
        return value
    words = WORDS.get(type(value), frozenset())
    return tuple(
        bool(part) if name in words else without_words(part)
        for name, part in ((name, getattr(value, name)) for name in names)
    )


def reworded(proof: Proof, alone: Alone) -> Proof:
    """The same edition with one text in its new words."""
    edition, ref = proof.edition, alone.ref
    things = revise(getattr(edition, ref.kind.value), {ref.id: alone.thing})
    changed: dict[str, Any] = {ref.kind.value: things}
    edition = replace(
        edition,
        events=revise(edition.events, dict(alone.edition.events)),
        links=revise(edition.links, alone.edition.links),
        **changed,
    )
    return replace(proof, edition=edition, directory=alone.directory)
