"""Explainers: fields as meant → the story, with every reference resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from nutgraf.checking.corrections import read_corrections
from nutgraf.checking.events import Entry, event_key
from nutgraf.checking.linking import Linker, source_of
from nutgraf.checking.schema import (
    CauseFields,
    ExplainerFields,
    FigureFields,
    QuestionFields,
    StatementFields,
    UpdateFields,
)
from nutgraf.model.audit import Rule
from nutgraf.model.dates import When
from nutgraf.model.documents import Place
from nutgraf.model.limits import USUAL_LIMITS
from nutgraf.model.news import (
    Cause,
    Explainer,
    Figure,
    Question,
    Quote,
    Source,
    Statement,
    Term,
    Update,
)
from nutgraf.model.prose import Kind, opening
from nutgraf.model.values import replace

MOST_NAMED = 200
"""Topics, or authors, of one explainer. The page of each tells of all the others."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """What holds for every text of a build: its clock and the site's own choices.

    `authors` write what names no author; `review_after` is in days; `errors` are the rules of the
    audit that stop a build, and `events` is how many one explainer may have.
    """

    now: datetime
    zone: ZoneInfo
    language: str
    authors: tuple[str, ...]
    review_after: int | None = None
    errors: frozenset[Rule] = frozenset()
    events: int = USUAL_LIMITS.events


def read_explainer(
    fields: ExplainerFields, timeline: tuple[Entry, ...], linker: Linker, house: Conventions
) -> Explainer:
    """The story of one file. Event keys are as written; `edition` looks them up."""
    return Explainer(
        id=linker.document.id,
        source=linker.document.path,
        place=Place(linker.document.places),
        slug=fields.slug or linker.document.id,
        title=fields.title or linker.document.id,
        summary=fields.summary or opening(fields.what or ""),
        lang=fields.lang or house.language,
        published=fields.date,
        updated=fields.updated,
        reviewed=fields.reviewed,
        review_overdue=is_review_overdue(fields, house),
        draft=fields.draft,
        scheduled=is_scheduled(fields.date, house.now),
        status=fields.status,
        authors=_named(Kind.AUTHOR, fields.authors or house.authors, linker),
        topics=_named(Kind.TOPIC, fields.topics, linker),
        where=fields.where,
        aliases=fields.aliases,
        translation_of=_explainer_id(fields.translation_of, linker),
        image=linker.image(fields.image, ("image",)),
        what=linker.prose(fields.what, ("what",)),
        why=_causes(fields.why, linker),
        who=linker.parts(fields.who, ("who",)),
        timeline=tuple(dict.fromkeys(entry.key for entry in timeline)),
        known=_statements(fields.known, "known", linker),
        unknown=_statements(fields.unknown, "unknown", linker),
        next=_coming(fields.next, house.now, linker),
        questions=_questions(fields.questions, linker),
        glossary=_glossary(fields.glossary, linker),
        figures=_figures(fields.figures, linker),
        sources=tuple(keyed_sources(fields).values()),
        quotes=_quotes(fields, linker),
        updates=_updates(fields.updates, linker),
        corrections=read_corrections(fields, linker),
        method=linker.prose(fields.method, ("method",)),
        disclosures=linker.prose(fields.disclosures, ("disclosures",)),
        related=linker.things(Kind.EXPLAINER, fields.related, ("related",)),
        cleared=linker.things(Kind.PARTICIPANT, fields.cleared, ("cleared",)),
        body=linker.prose(linker.document.body, (), with_headings=True),
    )


def keyed_sources(fields: ExplainerFields) -> dict[str, Source]:
    """The explainer's own sources by their keys, in the order of the file."""
    return {key: source_of(key, entry) for key, entry in fields.sources.items()}


def is_scheduled(date: When | None, now: datetime) -> bool:
    """Whether the publication date, in the site's time zone, is still to come."""
    if date is None or date.earliest is None:
        return False
    today = now.date().toordinal()
    clock = now.time().isoformat(timespec="seconds")
    return (date.earliest, date.time) > (today, clock)


def is_review_overdue(fields: ExplainerFields, house: Conventions) -> bool:
    """Whether nobody has looked at it, as far as it says, for longer than the site allows."""
    seen = fields.reviewed or fields.updated or fields.date
    if house.review_after is None or seen is None:
        return False
    return seen.ends_before(house.now.date().toordinal() - house.review_after)


def _named(kind: Kind, names: tuple[str, ...], linker: Linker) -> tuple[str, ...]:
    """The ids of what the key of this kind names; an error where that is too much."""
    if len(names) > MOST_NAMED:
        message = f"This explainer has {len(names):,} {kind}; at most {MOST_NAMED} are allowed."
        hint = "Name those alone that a reader would look for."
        linker.error("too-many-names", message, (kind,), hint)
    return linker.things(kind, names[:MOST_NAMED], (kind,))


def _explainer_id(written: str | None, linker: Linker) -> str:
    if not written:
        return ""
    return linker.thing(Kind.EXPLAINER, written, ("translation_of",)) or ""


def _causes(listed: tuple[CauseFields, ...], linker: Linker) -> tuple[Cause, ...]:
    causes = []
    for at, entry in enumerate(listed):
        keys = ("why", at)
        if linker.is_complete(entry, ("text",), keys):
            causes.append(
                Cause(
                    linker.prose(entry.text, (*keys, "text")),
                    linker.things(Kind.PARTICIPANT, entry.according_to, (*keys, "according_to")),
                    linker.things(Kind.PARTICIPANT, entry.disputed_by, (*keys, "disputed_by")),
                    tuple(event_key(linker.document.id, written) for written in entry.events),
                    linker.cited(entry.sources, (*keys, "sources")),
                )
            )
    return tuple(causes)


def _statements(
    listed: tuple[StatementFields, ...], key: str, linker: Linker
) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            linker.prose(entry.text, (key, at, "text")),
            entry.date,
            linker.cited(entry.sources, (key, at, "sources")),
        )
        for at, entry in enumerate(listed)
        if linker.is_complete(entry, ("text",), (key, at))
    )


def _coming(
    listed: tuple[StatementFields, ...], now: datetime, linker: Linker
) -> tuple[Statement, ...]:
    today = now.date().toordinal()
    return tuple(
        replace(one, passed=one.date is not None and one.date.ends_before(today))
        for one in _statements(listed, "next", linker)
    )


def _questions(listed: tuple[QuestionFields, ...], linker: Linker) -> tuple[Question, ...]:
    return tuple(
        Question(entry.question or "", linker.prose(entry.answer, ("questions", at, "answer")))
        for at, entry in enumerate(listed)
        if linker.is_complete(entry, ("question", "answer"), ("questions", at))
    )


def _glossary(entries: dict[str, str], linker: Linker) -> tuple[Term, ...]:
    return tuple(
        Term(term, linker.prose(definition, ("glossary", term)))
        for term, definition in entries.items()
    )


def _figures(listed: tuple[FigureFields, ...], linker: Linker) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            entry.value or "",
            entry.label or "",
            linker.cited(entry.source, ("figures", at, "source")),
            entry.as_of,
            entry.id or "",
        )
        for at, entry in enumerate(listed)
        if linker.is_complete(entry, ("value", "label"), ("figures", at))
    )


def _quotes(fields: ExplainerFields, linker: Linker) -> tuple[Quote, ...]:
    found = (linker.quote(entry, ("quotes", at)) for at, entry in enumerate(fields.quotes))
    return tuple(quote for quote in found if quote is not None)


def _updates(listed: tuple[UpdateFields, ...], linker: Linker) -> tuple[Update, ...]:
    return tuple(
        Update(entry.date, linker.prose(entry.text, ("updates", at, "text")))
        for at, entry in enumerate(listed)
        if linker.is_complete(entry, ("date", "text"), ("updates", at)) and entry.date
    )


def event_mentions(explainer: Explainer) -> list[tuple[str, Place]]:
    """The keys of events that `why` and `corrections` speak of, with their places."""
    within = explainer.place.within
    mentions = [
        (key, Place(within, ("why", at, "events", nth)))
        for at, cause in enumerate(explainer.why)
        for nth, key in enumerate(cause.events)
    ]
    mentions += [
        (correction.event, Place(within, ("corrections", at, "event")))
        for at, correction in enumerate(explainer.corrections)
        if correction.event
    ]
    return mentions
