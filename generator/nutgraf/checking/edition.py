"""Documents → Edition: the editorial desk, in the order in which it works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol, TypeVar

from nutgraf.checking.audit import report_breaches
from nutgraf.checking.desk import Completed, Read, Told
from nutgraf.checking.directory import (
    Directory,
    attachment_files,
    file_table,
    names_as_written,
)
from nutgraf.checking.drawings import report_unsafe_drawings
from nutgraf.checking.events import report_cycles
from nutgraf.checking.filing import Filed, check_addresses
from nutgraf.checking.names import fold
from nutgraf.checking.pauses import Paused, with_pauses, without_pauses
from nutgraf.checking.people import enter_names, warn_of_doubles
from nutgraf.checking.recollection import Recollection
from nutgraf.checking.sharing import warn_of_unused_shared
from nutgraf.checking.steps import Steps
from nutgraf.checking.stories import Conventions, is_scheduled
from nutgraf.checking.waiting import without_waiting
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Attachment, Document, Manuscript, Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer, StandingPage, Withdrawal
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.values import replace


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


def prove(
    manuscript: Manuscript,
    house: Conventions,
    drafts: bool,
    report: Report,
    past: Recollection | None = None,
) -> Proof:
    """Everything that is to be published, checked and linked, so that single texts can change.

    `house.now` is the build's one clock, aware, in the site's time zone. Drafts and scheduled
    texts are part of the edition only if `drafts` is set; of withdrawn ones the note is. After an
    error the edition lacks what could not be understood; nobody may publish it then. `past` is
    what is remembered of the last check; this one is remembered in its place.
    """
    past = past or Recollection()
    return without_pauses(prove_with_pauses(manuscript, house, drafts, report, past))


def prove_with_pauses(
    manuscript: Manuscript,
    house: Conventions,
    drafts: bool,
    report: Report,
    past: Recollection,
) -> Paused[Proof]:
    """Do what `prove` does, with a pause after each step of a text and each look at all of them.

    Who never takes it up again has `past` remember what was done so far.
    """
    past.begin((_on_its_day(house), drafts))
    proof = yield from _prove(manuscript, drafts, Steps(past, house, report))
    if proof.hour_counts:
        past.forget()
    return proof


def _prove(manuscript: Manuscript, drafts: bool, steps: Steps) -> Paused[Proof]:
    past, house, report = steps.past, steps.house, steps.report
    in_order = tuple(sorted(manuscript.texts, key=lambda document: document.path))
    filed = yield from with_pauses(steps.file(in_order))
    check_addresses(filed, report)
    hour_counts = _is_awaited(filed, house)
    if hour_counts:
        past.forget()
    held_back = {} if drafts else _held_back(filed, house, report)
    out = [entry for entry in filed if entry.ref not in held_back]
    withdrawn = [entry for entry in out if entry.is_withdrawn]
    hidden = (*held_back, *(entry.ref for entry in withdrawn))
    yield
    directory = _directory(filed, in_order, hidden, manuscript.attachments)
    yield
    shown = [entry for entry in out if not entry.is_withdrawn]
    named = enter_names(shown, directory)
    warn_of_doubles(named, _profiles(shown), directory, report)
    yield
    shared = steps.share(manuscript.shared_sources)
    view = past.methods("directory", directory)
    read = yield from with_pauses(steps.read(out, view, shared))
    told = [one for _, one, _ in read if isinstance(one, Told)]
    completed = yield from with_pauses(steps.complete(told, view, shared))
    things = (*(one for _, one, _ in read), *steps.name(named.values()))
    yield
    edition = _edition(completed, things, house)
    yield
    links = {entry.ref: links for entry, _, links in read if links}
    edition = replace(edition, attachments=manuscript.attachments, shared=shared, links=links)
    unread = [entry.document for entry in (*held_back.values(), *withdrawn)]
    edition = _look_at_all(edition, unread, report)
    yield from steps.apply_rules(edition, completed)
    if not report.failed:
        report_breaches(edition, house.errors, report)
    return Proof(edition, directory, house, hour_counts)


def _on_its_day(house: Conventions) -> Conventions:
    """What holds at every hour of the day of a check."""
    return replace(house, now=datetime.combine(house.now, time.min, house.now.tzinfo))


def _edition(
    completed: tuple[Completed, ...], things: tuple[Read, ...], house: Conventions
) -> Edition:
    events = {key: event for _, own in completed for key, event in own.items()}
    return Edition(
        now=house.now,
        explainers=_newest_first([story for story, _ in completed]),
        events=dict(sorted(events.items(), key=lambda item: item[1].date.order)),
        participants=_by_name(one for one in things if isinstance(one, Participant)),
        topics=_by_name(one for one in things if isinstance(one, Topic)),
        authors=_by_name(one for one in things if isinstance(one, Author)),
        pages={one.id: one for one in things if isinstance(one, StandingPage)},
        attachments=(),
        withdrawn={one.id: one for one in things if isinstance(one, Withdrawal)},
    )


def _look_at_all(edition: Edition, unread: list[Document], report: Report) -> Edition:
    """Report what only all texts together show; the edition without files that nobody sees yet."""
    report_cycles(edition.events, report)
    report_unsafe_drawings(edition.attachments, report)
    edition = replace(edition, attachments=without_waiting(edition, unread))
    warn_of_unused_shared(edition, unread, report)
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
        directory.add(entry.ref, entry.names, entry.document.path)
    for document in documents:
        if files[document.path] in unsound:
            directory.add(files[document.path], names_as_written(document), document.path)
    return directory


def _held_back(filed: tuple[Filed, ...], house: Conventions, report: Report) -> dict[Ref, Filed]:
    held_back = {entry.ref: entry for entry in filed if entry.is_unpublished(house.now)}
    for entry in held_back.values():
        if entry.date and not entry.is_draft:
            place = Place(entry.document.places, ("date",))
            message = f"This isn't published yet: its date, {entry.date.text}, is still to come."
            hint = "Nothing needs to be done: a build after that date publishes it."
            report.warning("scheduled", message, place.location, hint)
    return held_back


def _is_awaited(filed: tuple[Filed, ...], house: Conventions) -> bool:
    """Whether something among it is to be published later today."""
    today = house.now.date().toordinal()
    dates = (entry.date for entry in filed if entry.date and entry.date.earliest == today)
    return any(is_scheduled(date, house.now) for date in dates)


def _profiles(shown: list[Filed]) -> dict[str, str]:
    """What participants with a file are called, by their ids."""
    people = (entry for entry in shown if entry.kind is Kind.PARTICIPANT)
    return {entry.document.id: entry.names[0] or entry.document.id for entry in people}


def _by_name(things: Iterable[T]) -> dict[str, T]:
    ordered = sorted(things, key=lambda thing: (fold(thing.name), thing.id))
    return {thing.id: thing for thing in ordered}


def _newest_first(stories: list[Explainer]) -> dict[str, Explainer]:
    by_id = sorted(stories, key=lambda story: story.id)
    dated = sorted(
        by_id, key=lambda story: story.published.order if story.published else (), reverse=True
    )
    return {story.id: story for story in dated}
