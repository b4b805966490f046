"""Texts read one by one: fields as meant → the things that they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from nutgraf.checking.directory import Directory
from nutgraf.checking.events import Entry, read_timeline, with_causes, within_limit
from nutgraf.checking.filing import Filed
from nutgraf.checking.linking import Linker
from nutgraf.checking.missing import MissingEvents
from nutgraf.checking.people import read_author, read_participant, read_topic
from nutgraf.checking.profiles import AuthorFields, PageFields, ParticipantFields, TopicFields
from nutgraf.checking.schema import ExplainerFields, WithdrawalFields
from nutgraf.checking.sharing import sources_with_shared
from nutgraf.checking.stories import Conventions, event_mentions, keyed_sources, read_explainer
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.edition import SharedSources
from nutgraf.model.news import Event, Explainer, StandingPage, Withdrawal
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Link
from nutgraf.model.values import replace


@dataclass(frozen=True, slots=True)
class Desk:
    """What linking needs beside the texts themselves."""

    directory: Directory
    house: Conventions
    report: Report
    shared: SharedSources

    def linker(self, entry: Filed) -> Linker:
        """The linker of one document, with the sources that it has keys for: its own win."""
        fields = entry.fields
        own = keyed_sources(fields) if isinstance(fields, ExplainerFields) else {}
        sources = {**self.shared.by_key, **own} if own else self.shared.by_key
        return Linker(entry.document, self.directory, self.report, sources)


@dataclass(frozen=True, slots=True)
class Told:
    """A story as its own file tells it: what it takes from others is still to be looked up."""

    story: Explainer
    timeline: tuple[Entry, ...]

    @property
    def events(self) -> list[Event]:
        """The events that it tells itself, as they stand in the file."""
        return [entry.event for entry in self.timeline if entry.event]


Read: TypeAlias = Told | Withdrawal | Participant | Topic | Author | StandingPage
"""What reading a text gives."""


def read(entry: Filed, desk: Desk) -> tuple[Read, tuple[Link, ...]]:
    """What a text is about, and its links."""
    linker = desk.linker(entry)
    found = _read(entry, linker, desk.house)
    return found, tuple(linker.links)


def _read(entry: Filed, linker: Linker, house: Conventions) -> Read:
    match entry.fields:
        case ExplainerFields() as fields:
            if entry.is_withdrawn:
                return _withdrawal(entry, fields, linker, house)
            return _tell(entry, fields, linker, house)
        case ParticipantFields() as fields:
            return read_participant(fields, linker)
        case TopicFields() as fields:
            return read_topic(fields, linker)
        case AuthorFields() as fields:
            return read_author(fields, linker)
        case PageFields() as fields:
            return _page(entry, fields, linker, house)


def _tell(entry: Filed, fields: ExplainerFields, linker: Linker, house: Conventions) -> Told:
    """The story of one file."""
    listed = within_limit(fields.timeline, house.events, linker)
    timeline = read_timeline(entry.document.id, listed, linker)
    return Told(read_explainer(fields, timeline, linker, house), timeline)


Completed: TypeAlias = tuple[Explainer, Mapping[str, Event]]
"""A story with the events that it tells, by their keys."""


def complete(
    told: Told, events: Mapping[str, Event], missing: MissingEvents, shared: SharedSources
) -> Completed:
    """The story with the events that it reuses found, and its timeline in order of time.

    `events` are all that are told, as their stories tell them. Its own come with their causes.
    """
    story = told.story
    own = {event.key: event for event in told.events}
    linked = {key: with_causes(event, events, missing) for key, event in own.items()}
    reused = [(entry.key, entry.place) for entry in told.timeline if entry.event is None]
    for key, place in [*reused, *event_mentions(story)]:
        if key not in events:
            missing.note(key, story.id, place)
    timeline = [key for key in story.timeline if key in events]
    completed = replace(
        story,
        sources=sources_with_shared(story, told.events, shared),
        timeline=tuple(sorted(timeline, key=lambda key: events[key].date.order)),
        why=tuple(
            replace(cause, events=tuple(key for key in cause.events if key in events))
            if cause.events
            else cause
            for cause in story.why
        ),
    )
    return completed, linked


def _withdrawal(
    entry: Filed, fields: ExplainerFields, linker: Linker, house: Conventions
) -> Withdrawal:
    """What is left of an explainer that was taken down. Without a note, an error is reported."""
    document = entry.document
    told = fields.withdrawn or WithdrawalFields()
    linker.is_complete(told, ("text",), ("withdrawn",))
    return Withdrawal(
        id=document.id,
        source=document.path,
        place=Place(document.places),
        slug=entry.address,
        lang=fields.lang or house.language,
        aliases=fields.aliases,
        published=fields.date,
        date=told.date,
        note=linker.prose(told.text, ("withdrawn", "text")),
    )


def _page(entry: Filed, fields: PageFields, linker: Linker, house: Conventions) -> StandingPage:
    """A page that isn't a story."""
    document = entry.document
    return StandingPage(
        id=document.id,
        source=document.path,
        slug=entry.address,
        title=fields.title or document.id,
        summary=fields.summary or "",
        lang=fields.lang or house.language,
        draft=fields.draft,
        place=Place(document.places, ("slug",)),
        body=linker.prose(document.body, (), with_headings=True),
    )
