"""Documents → Edition: the editorial desk, in the order in which it works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from nutgraf.checking.audit import report_breaches
from nutgraf.checking.changes import warn_of_odd_changes
from nutgraf.checking.desk import Desk, complete, read_page, read_withdrawal, tell
from nutgraf.checking.directory import (
    Directory,
    attachment_files,
    file_table,
    names_as_written,
)
from nutgraf.checking.drawings import report_unsafe_drawings
from nutgraf.checking.editorial import warn_of_slips
from nutgraf.checking.events import (
    link_causes,
)
from nutgraf.checking.evidence import warn_of_gaps
from nutgraf.checking.filing import Filed, file_documents, is_unpublished, is_withdrawn
from nutgraf.checking.missing import MissingEvents
from nutgraf.checking.names import fold
from nutgraf.checking.people import (
    Mention,
    enter_names,
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
from nutgraf.checking.sharing import read_shared_sources, warn_of_unused_shared
from nutgraf.checking.stories import Conventions, is_scheduled
from nutgraf.checking.waiting import without_waiting
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Attachment, Document, KeyPath, Manuscript, Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, Explainer, StandingPage, Withdrawal
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Ref


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True)
class Proof:
    """A checked edition with what it takes to check one of its texts again.

    `hour_counts` where a text is to be published later on the day of the check.
    """

    edition: Edition
    directory: Directory
    house: Conventions
    hour_counts: bool = False


def check(manuscript: Manuscript, house: Conventions, drafts: bool, report: Report) -> Edition:
    """Everything that is to be published, checked and linked; see `prove`."""
    return prove(manuscript, house, drafts, report).edition


def prove(manuscript: Manuscript, house: Conventions, drafts: bool, report: Report) -> Proof:
    """Everything that is to be published, checked and linked, so that single texts can change.

    `house.now` is the build's one clock, aware, in the site's time zone. Drafts and scheduled
    texts are part of the edition only if `drafts` is set; of withdrawn ones the note is. After an
    error the edition lacks what could not be understood; nobody may publish it then.
    """
    in_order = tuple(sorted(manuscript.texts, key=lambda document: document.path))
    filed = file_documents(in_order, house.zone, report)
    held_back = {} if drafts else _held_back(filed, house, report)
    out = [entry for entry in filed if entry.ref not in held_back]
    shown = [entry for entry in out if not is_withdrawn(entry)]
    withdrawn = {entry.ref: entry for entry in out if is_withdrawn(entry)}
    directory = _directory(filed, in_order, (*held_back, *withdrawn), manuscript.attachments)
    named = enter_names(_written_names(shown, house), directory)
    warn_of_doubles(named, _profiles(shown), directory, report)
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
        withdrawn={one.id: one for one in _read_withdrawals(withdrawn.values(), desk)},
    )
    edition = replace(edition, links=desk.links)
    report_unsafe_drawings(manuscript.attachments, report)
    unread = [entry.document for entry in (*held_back.values(), *withdrawn.values())]
    edition = replace(edition, attachments=without_waiting(edition, unread))
    warn_of_unused_shared(edition, unread, report)
    apply_rules(edition, house, report)
    if not report.failed:
        report_breaches(edition, house.errors, report)
    return Proof(edition, directory, house, _is_awaited(filed, house))


def apply_rules(edition: Edition, house: Conventions, report: Report) -> None:
    """Warn of what is possible in each text, but most likely a slip."""
    warn_of_slips(edition, house.errors, report)
    warn_of_gaps(edition, house.errors, report)
    warn_of_odd_changes(edition, report)


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
        directory.add(entry.ref, _names_of(entry), entry.document.path)
    for document in documents:
        if files[document.path] in unsound:
            directory.add(files[document.path], names_as_written(document), document.path)
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


def _is_awaited(filed: tuple[Filed, ...], house: Conventions) -> bool:
    """Whether something among it is to be published later today."""
    today = house.now.date().toordinal()
    return any(
        fields.date is not None and fields.date.earliest == today
        for fields in (entry.fields for entry in filed)
        if isinstance(fields, ExplainerFields) and is_scheduled(fields, house.now)
    )


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
        for kind, name, keys in names_written_in(entry, house):
            yield kind, name, Place(entry.document.places, keys)


def names_written_in(entry: Filed, house: Conventions) -> Iterator[tuple[Kind, str, KeyPath]]:
    """The names that bring a thing into being by being written in a text, with their places."""
    if isinstance(entry.fields, ExplainerFields):
        yield from names_in_story(entry.fields, house.authors)
    elif isinstance(entry.fields, ParticipantFields):
        yield from names_in_profile(entry.fields)


def _profiles(shown: list[Filed]) -> dict[str, ParticipantFields]:
    return {
        entry.document.id: entry.fields
        for entry in shown
        if isinstance(entry.fields, ParticipantFields)
    }


def _read_stories(shown: list[Filed], desk: Desk) -> tuple[list[Explainer], dict[str, Event]]:
    """All explainers and all events; timelines sorted by time, what they reuse looked up."""
    stories = [
        tell(entry, entry.fields, desk)
        for entry in shown
        if isinstance(entry.fields, ExplainerFields)
    ]
    told = {event.key: event for story in stories for event in story.events}
    missing = MissingEvents(told, desk.directory, desk.report)
    events = link_causes(told, missing)
    return [complete(story, events, missing, desk.shared) for story in stories], events


def _read_participants(
    shown: list[Filed], named: dict[Ref, Mention], desk: Desk
) -> Iterator[Participant]:
    for entry in shown:
        if isinstance(entry.fields, ParticipantFields):
            yield read_participant(entry.fields, desk.linker(entry))
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
            yield read_page(entry, entry.fields, desk)


def _read_withdrawals(withdrawn: Iterable[Filed], desk: Desk) -> Iterator[Withdrawal]:
    for entry in withdrawn:
        if isinstance(entry.fields, ExplainerFields):
            yield read_withdrawal(entry, entry.fields, desk)


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
