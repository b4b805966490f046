"""Documents → Edition: the editorial desk, in the order in which it works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from nutgraf.checking.audit import report_breaches
from nutgraf.checking.changes import warn_of_odd_changes
from nutgraf.checking.directory import (
    Directory,
    attachment_files,
    file_table,
    names_as_written,
)
from nutgraf.checking.drawings import report_unsafe_drawings
from nutgraf.checking.editorial import warn_of_slips
from nutgraf.checking.events import (
    Entry,
    link_causes,
    read_timeline,
    within_limit,
)
from nutgraf.checking.evidence import warn_of_gaps
from nutgraf.checking.filing import Filed, file_documents, is_unpublished
from nutgraf.checking.linking import Linker
from nutgraf.checking.missing import MissingEvents, ids_by_explainer
from nutgraf.checking.names import fold
from nutgraf.checking.people import (
    Mention,
    enter_names,
    lifetime_fits_kind,
    names_in_profile,
    names_in_story,
    read_author,
    read_participant,
    read_topic,
    warn_of_doubles,
)
from nutgraf.checking.profiles import (
    AuthorFields,
    PageFields,
    ParticipantFields,
    TopicFields,
)
from nutgraf.checking.schema import ExplainerFields
from nutgraf.checking.sharing import read_shared_sources, sources_with_shared, warn_of_unused_shared
from nutgraf.checking.stories import Conventions, event_mentions, keyed_sources, read_explainer
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Attachment, Document, Manuscript, Place
from nutgraf.model.edition import Edition, SharedSources
from nutgraf.model.news import Event, Explainer, StandingPage
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Link, Ref


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


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
    def links(self) -> tuple[tuple[Ref, Link], ...]:
        """All links made so far."""
        return tuple((ref, link) for ref, linker in self.linkers.items() for link in linker.links)


def check(manuscript: Manuscript, house: Conventions, drafts: bool, report: Report) -> Edition:
    """Everything that is to be published, checked and linked.

    `house.now` is the build's one clock, aware, in the site's time zone. Drafts and scheduled
    texts are part of the edition only if `drafts` is set. After an error the edition lacks what
    could not be understood; nobody may publish it then.
    """
    in_order = tuple(sorted(manuscript.texts, key=lambda document: document.path))
    filed = file_documents(in_order, house.zone, report)
    held_back = {} if drafts else _held_back(filed, house, report)
    shown = [entry for entry in filed if entry.ref not in held_back]
    directory = _directory(filed, in_order, held_back, manuscript.attachments)
    named = enter_names(_written_names(shown, house), directory, report)
    warn_of_doubles(named, _profiles(shown), report)
    shared = read_shared_sources(manuscript.shared_sources, house.zone, report)
    desk = Desk(directory, house, report, shared)
    stories, events = _read_stories(shown, desk)
    edition = Edition(
        now=house.now,
        explainers=_newest_first(stories),
        events=dict(sorted(events.items(), key=lambda item: item[1].date.order)),
        participants=_by_name(_read_participants(shown, named, desk)),
        topics=_by_name(_read_topics(shown, named, desk)),
        authors=_by_name(_read_authors(shown, named, desk)),
        pages={page.id: page for page in _read_pages(shown, desk)},
        attachments=manuscript.attachments,
        shared=shared,
    )
    edition = replace(edition, links=desk.links)
    report_unsafe_drawings(manuscript.attachments, report)
    warn_of_unused_shared(edition, (entry.document for entry in held_back.values()), report)
    warn_of_slips(edition, house.errors, report)
    warn_of_gaps(edition, house.errors, report)
    warn_of_odd_changes(edition, report)
    if not report.failed:
        report_breaches(edition, house.errors, report)
    return edition


def _directory(
    filed: tuple[Filed, ...],
    documents: tuple[Document, ...],
    held_back: Iterable[Ref],
    attachments: tuple[Attachment, ...],
) -> Directory:
    """Everything by its names; of what isn't sound, by the names that could be read."""
    files = file_table(documents)
    unsound = frozenset(files.values()) - {entry.ref for entry in filed}
    directory = Directory(files, frozenset(held_back), unsound, attachment_files(attachments))
    for entry in filed:
        directory.add(entry.ref, _names_of(entry))
    for document in documents:
        if files[document.path] in unsound:
            directory.add(files[document.path], names_as_written(document))
    return directory


def _held_back(filed: tuple[Filed, ...], house: Conventions, report: Report) -> dict[Ref, Filed]:
    held_back = {entry.ref: entry for entry in filed if is_unpublished(entry, house.now)}
    for entry in held_back.values():
        fields = entry.fields
        if isinstance(fields, ExplainerFields) and not fields.draft and fields.date:
            place = Place(entry.document.places, ("date",))
            message = f"This isn't published yet: its date, {fields.date.text}, is still to come."
            hint = "Nothing needs to be done: a build after that date publishes it."
            report.warning("scheduled", message, place.location, hint)
    return held_back


def _names_of(entry: Filed) -> tuple[str, ...]:
    match entry.fields:
        case ParticipantFields(name=name, also_known_as=others):
            return (name or "", *(other.name or "" for other in others))
        case ExplainerFields(title=title) | PageFields(title=title):
            return (title or "",)
        case TopicFields(name=name) | AuthorFields(name=name):
            return (name or "",)


def _written_names(shown: list[Filed], house: Conventions) -> Iterator[tuple[Kind, str, Place]]:
    for entry in shown:
        if isinstance(entry.fields, ExplainerFields):
            names = names_in_story(entry.fields, house.authors)
        elif isinstance(entry.fields, ParticipantFields):
            names = names_in_profile(entry.fields)
        else:
            continue
        for kind, name, keys in names:
            yield kind, name, Place(entry.document.places, keys)


def _profiles(shown: list[Filed]) -> dict[str, ParticipantFields]:
    return {
        entry.document.id: entry.fields
        for entry in shown
        if isinstance(entry.fields, ParticipantFields)
    }


def _read_stories(shown: list[Filed], desk: Desk) -> tuple[list[Explainer], dict[str, Event]]:
    """All explainers and all events; timelines sorted by time, what they reuse looked up."""
    stories: list[tuple[Explainer, Linker, tuple[Entry, ...]]] = []
    for entry in shown:
        if isinstance(entry.fields, ExplainerFields):
            linker = desk.linker(entry)
            listed = within_limit(entry.fields.timeline, desk.house.events, linker)
            timeline = read_timeline(entry.document.id, listed, linker)
            story = read_explainer(entry.fields, timeline, linker, desk.house)
            stories.append((story, linker, timeline))
    told = {
        entry.key: entry.event for _, _, timeline in stories for entry in timeline if entry.event
    }
    missing = MissingEvents(ids_by_explainer(told), desk.directory, desk.report)
    events = link_causes(told, missing)
    return [_complete(story, events, missing, desk.shared) for story in stories], events


def _complete(
    told: tuple[Explainer, Linker, tuple[Entry, ...]],
    events: dict[str, Event],
    missing: MissingEvents,
    shared: SharedSources,
) -> Explainer:
    """The story with the events that it reuses found, and its timeline in order of time."""
    story, linker, timeline = told
    reused = [(entry.key, entry.place) for entry in timeline if entry.event is None]
    for key, place in [*reused, *event_mentions(story, linker)]:
        if key not in events:
            missing.note(key, story.id, place)
    own = [key for key in story.timeline if key in events]
    told_here = [entry.event for entry in timeline if entry.event]
    return replace(
        story,
        sources=sources_with_shared(story, told_here, shared),
        timeline=tuple(sorted(own, key=lambda key: events[key].date.order)),
        why=tuple(
            replace(cause, events=tuple(key for key in cause.events if key in events))
            if cause.events
            else cause
            for cause in story.why
        ),
    )


def _read_participants(
    shown: list[Filed], named: dict[Ref, Mention], desk: Desk
) -> Iterator[Participant]:
    for entry in shown:
        if isinstance(entry.fields, ParticipantFields):
            linker = desk.linker(entry)
            lifetime_fits_kind(entry.fields, linker)
            yield read_participant(entry.fields, linker)
    yield from (Participant(id, name) for id, name in _only_named(named, Kind.PARTICIPANT))


def _read_topics(shown: list[Filed], named: dict[Ref, Mention], desk: Desk) -> Iterator[Topic]:
    for entry in shown:
        if isinstance(entry.fields, TopicFields):
            yield read_topic(entry.fields, desk.linker(entry))
    yield from (Topic(id, name) for id, name in _only_named(named, Kind.TOPIC))


def _read_authors(shown: list[Filed], named: dict[Ref, Mention], desk: Desk) -> Iterator[Author]:
    for entry in shown:
        if isinstance(entry.fields, AuthorFields):
            yield read_author(entry.fields, desk.linker(entry))
    yield from (Author(id, name) for id, name in _only_named(named, Kind.AUTHOR))


def _read_pages(shown: list[Filed], desk: Desk) -> Iterator[StandingPage]:
    for entry in shown:
        if isinstance(entry.fields, PageFields):
            yield StandingPage(
                id=entry.document.id,
                source=entry.document.path,
                slug=entry.address,
                title=entry.fields.title or entry.document.id,
                summary=entry.fields.summary or "",
                lang=entry.fields.lang or desk.house.language,
                draft=entry.fields.draft,
                place=Place(entry.document.places, ("slug",)),
                body=desk.linker(entry).prose(entry.document.body, (), with_headings=True),
            )


def _only_named(named: dict[Ref, Mention], kind: Kind) -> Iterator[tuple[str, str]]:
    return ((ref.id, mention.name) for ref, mention in named.items() if ref.kind is kind)


def _by_name(things: Iterable[T]) -> dict[str, T]:
    ordered = sorted(things, key=lambda thing: (fold(thing.name), thing.id))
    return {thing.id: thing for thing in ordered}


def _newest_first(stories: list[Explainer]) -> dict[str, Explainer]:
    by_id = sorted(stories, key=lambda story: story.id)
    dated = sorted(
        by_id, key=lambda story: story.published.order if story.published else (), reverse=True
    )
    return {story.id: story for story in dated}
