"""Texts read one by one: fields as meant → the things that they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nutgraf.checking.directory import Directory
from nutgraf.checking.events import Entry, read_timeline, within_limit
from nutgraf.checking.filing import Filed
from nutgraf.checking.linking import Linker
from nutgraf.checking.missing import MissingEvents
from nutgraf.checking.profiles import PageFields
from nutgraf.checking.schema import ExplainerFields, WithdrawalFields
from nutgraf.checking.sharing import sources_with_shared
from nutgraf.checking.stories import Conventions, event_mentions, keyed_sources, read_explainer
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.edition import SharedSources
from nutgraf.model.news import Event, Explainer, StandingPage, Withdrawal
from nutgraf.model.prose import Link, Ref


@dataclass(frozen=True, slots=True)
class Desk:
    """What linking needs beside the texts themselves."""

    directory: Directory
    house: Conventions
    report: Report
    shared: SharedSources
    linkers: dict[Ref, Linker] = field(default_factory=dict)

    def linker(self, entry: Filed) -> Linker:
        """The linker of one document, with the sources that it has keys for: its own win."""
        fields = entry.fields
        own = keyed_sources(fields) if isinstance(fields, ExplainerFields) else {}
        sources = {**self.shared.by_key, **own} if own else self.shared.by_key
        linker = Linker(entry.document, self.directory, self.report, sources)
        return self.linkers.setdefault(entry.ref, linker)

    @property
    def links(self) -> dict[Ref, tuple[Link, ...]]:
        """All links made so far, by the things whose texts they are in."""
        return {ref: tuple(linker.links) for ref, linker in self.linkers.items() if linker.links}


@dataclass(frozen=True, slots=True)
class Told:
    """A story as its own file tells it: what it takes from others is still to be looked up."""

    story: Explainer
    linker: Linker
    timeline: tuple[Entry, ...]

    @property
    def events(self) -> list[Event]:
        """The events that it tells itself, as they stand in the file."""
        return [entry.event for entry in self.timeline if entry.event]


def tell(entry: Filed, fields: ExplainerFields, desk: Desk) -> Told:
    """The story of one file."""
    linker = desk.linker(entry)
    listed = within_limit(fields.timeline, desk.house.events, linker)
    timeline = read_timeline(entry.document.id, listed, linker)
    return Told(read_explainer(fields, timeline, linker, desk.house), linker, timeline)


def complete(
    told: Told, events: Mapping[str, Event], missing: MissingEvents, shared: SharedSources
) -> Explainer:
    """The story with the events that it reuses found, and its timeline in order of time."""
    story = told.story
    reused = [(entry.key, entry.place) for entry in told.timeline if entry.event is None]
    for key, place in [*reused, *event_mentions(story, told.linker)]:
        if key not in events:
            missing.note(key, story.id, place)
    own = [key for key in story.timeline if key in events]
    return replace(
        story,
        sources=sources_with_shared(story, told.events, shared),
        timeline=tuple(sorted(own, key=lambda key: events[key].date.order)),
        why=tuple(
            replace(cause, events=tuple(key for key in cause.events if key in events))
            if cause.events
            else cause
            for cause in story.why
        ),
    )


def read_withdrawal(entry: Filed, fields: ExplainerFields, desk: Desk) -> Withdrawal:
    """What is left of an explainer that was taken down. Without a note, an error is reported."""
    linker, document = desk.linker(entry), entry.document
    told = fields.withdrawn or WithdrawalFields()
    linker.is_complete(told, ("text",), ("withdrawn",))
    return Withdrawal(
        id=document.id,
        source=document.path,
        place=Place(document.places),
        slug=entry.address,
        lang=fields.lang or desk.house.language,
        aliases=fields.aliases,
        published=fields.date,
        date=told.date,
        note=linker.prose(told.text, ("withdrawn", "text")),
    )


def read_page(entry: Filed, fields: PageFields, desk: Desk) -> StandingPage:
    """A page that isn't a story."""
    document = entry.document
    return StandingPage(
        id=document.id,
        source=document.path,
        slug=entry.address,
        title=fields.title or document.id,
        summary=fields.summary or "",
        lang=fields.lang or desk.house.language,
        draft=fields.draft,
        place=Place(document.places, ("slug",)),
        body=desk.linker(entry).prose(document.body, (), with_headings=True),
    )
