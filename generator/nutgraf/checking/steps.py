"""The steps of work on single texts: what the last check remembers of one isn't done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeAlias

from nutgraf.checking.changes import warn_of_odd_changes
from nutgraf.checking.desk import Completed, Desk, Read, Told, complete, read
from nutgraf.checking.directory import Directory
from nutgraf.checking.editorial import warn_of_slips
from nutgraf.checking.evidence import warn_of_gaps
from nutgraf.checking.excerpt import Focus, excerpt
from nutgraf.checking.filing import Filed, file_document
from nutgraf.checking.missing import EventIds, MissingEvents
from nutgraf.checking.people import Mention
from nutgraf.checking.recollection import Recollection
from nutgraf.checking.sharing import read_shared_sources
from nutgraf.checking.stories import Conventions
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Document
from nutgraf.model.edition import Edition, SharedSources, Thing
from nutgraf.model.news import Event
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Link
from nutgraf.model.values import replace

NO_EVENTS: Mapping[str, Event] = {}
Named: TypeAlias = Participant | Topic | Author


@dataclass(frozen=True, slots=True)
class Steps:
    """Does each step for all texts. What a step looks up elsewhere, it looks up through views."""

    past: Recollection
    house: Conventions
    report: Report

    def file(self, documents: Iterable[Document]) -> Iterator[Filed]:
        """Every document whose fields are sound."""
        for one in documents:
            make = partial(file_document, one, self.house)
            filed = self.past.work("filing", one.path, (one,), make, self.report)
            if filed is not None:
                yield filed

    def share(self, document: Document | None) -> SharedSources:
        """The sources that all texts share."""
        make = partial(read_shared_sources, document, self.house.zone)
        return self.past.work("shared sources", "", (document,), make, self.report)

    def name(self, mentions: Iterable[Mention]) -> Iterator[Named]:
        """The things that are there because somebody names them."""
        for one in mentions:
            make = partial(_only_named, one)
            yield self.past.work("naming", f"{one.kind}/{one.id}", (one.named,), make, self.report)

    def read(
        self, filed: Iterable[Filed], directory: Directory, shared: SharedSources
    ) -> Iterator[tuple[Filed, Read, tuple[Link, ...]]]:
        """What each text is about, and its links; its fields are let go. `directory` is a view."""
        for one in filed:
            make = partial(_read, one, (directory, self.house, shared))
            path = one.document.path
            found, links = self.past.work("reading", path, (one, shared), make, self.report)
            one.form.let_go()
            yield one, found, links

    def complete(
        self, told: Sequence[Told], directory: Directory, shared: SharedSources
    ) -> Iterator[Completed]:
        """The stories with what they take from others, in the same order."""
        events = {event.key: event for one in told for event in one.events}
        view = self.past.collection("events told", events)
        ids = self.past.methods("event ids", EventIds(events))
        for one in told:
            make = partial(_complete, one, (view, ids, directory), shared)
            of = (one, shared)
            yield self.past.work("completing", one.story.source, of, make, self.report)

    def apply_rules(self, edition: Edition, completed: Iterable[Completed]) -> Iterator[None]:
        """Warn of what is most likely a slip in each text, with a pause after each."""
        view = replace(
            edition,
            explainers=self.past.collection("explainers", edition.explainers),
            events=self.past.collection("events", edition.events),
            participants=self.past.collection("participants", edition.participants),
            topics=self.past.collection("topics", edition.topics),
            authors=self.past.collection("authors", edition.authors),
            pages=self.past.collection("pages", edition.pages),
        )
        profiles = (edition.participants, edition.topics, edition.authors, edition.pages)
        others = (thing for each in profiles for thing in each.values())
        things: Iterator[tuple[Thing, Mapping[str, Event]]] = chain(
            completed, ((thing, NO_EVENTS) for thing in others)
        )
        for thing, events in things:
            make = partial(_apply_rules, thing, events, (view, self.house))
            name = f"{type(thing).__name__} {thing.id}"
            self.past.work("rules", name, (thing, events, edition.shared), make, self.report)
            yield


def _only_named(mention: Mention, _: Report) -> Named:
    kinds: Mapping[Kind, Callable[[str, str], Named]] = {
        Kind.PARTICIPANT: Participant,
        Kind.TOPIC: Topic,
        Kind.AUTHOR: Author,
    }
    return kinds[mention.kind](mention.id, mention.name)


def _read(
    entry: Filed, within: tuple[Directory, Conventions, SharedSources], report: Report
) -> tuple[Read, tuple[Link, ...]]:
    directory, house, shared = within
    return read(entry, Desk(directory, house, report, shared))


def _complete(
    told: Told,
    within: tuple[Mapping[str, Event], EventIds, Directory],
    shared: SharedSources,
    report: Report,
) -> Completed:
    others, ids, directory = within
    own = {event.key: event for event in told.events}
    return complete(told, Focus(own, others), MissingEvents(ids, directory, report), shared)


def _apply_rules(
    thing: Thing,
    events: Mapping[str, Event],
    within: tuple[Edition, Conventions],
    report: Report,
) -> None:
    edition, house = within
    edition = replace(edition, events=Focus(events, edition.events))
    apply_rules(excerpt(edition, thing), house, report)


def apply_rules(edition: Edition, house: Conventions, report: Report) -> None:
    """Warn of what is possible in each text of an excerpt, but most likely a slip."""
    warn_of_slips(edition, house.errors, report)
    warn_of_gaps(edition, house.errors, report)
    warn_of_odd_changes(edition, report)
