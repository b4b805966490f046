"""What other programs read: the data of explainers, participants and topics.

The form is documented in `docs/reference/data.md` and stays stable: keys are added, never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from nutgraf.model.dates import When, iso_day
from nutgraf.model.edition import Edition
from nutgraf.model.news import (
    Cause,
    Correction,
    Event,
    Explainer,
    Figure,
    Part,
    Quote,
    Source,
    Statement,
)
from nutgraf.model.pages import DataFile
from nutgraf.model.people import Membership, Participant, Topic
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.indexes import events_in_order
from nutgraf.planning.scope import Scope
from nutgraf.planning.ties import Involvement

Data = dict[str, Any]
Told = Callable[[str], Data]
"""Gives the data of an event by its key."""


def plan_data(composer: Composer, scope: Scope, told: Told) -> Iterator[DataFile]:
    """An `index.json` beside each explainer's, participant's and topic's page."""
    for story in scope.explainers:
        data = {**about_story(story), **_telling(story, told), **_evidence(story, composer)}
        yield _file(composer, Ref(Kind.EXPLAINER, story.id), data)
    for person in scope.participants:
        if not person.withdrawn:
            data = _participant(person, composer.ties.involvement(person.id), told)
            yield _file(composer, Ref(Kind.PARTICIPANT, person.id), data)
    for topic in scope.topics:
        stories = composer.ties.by_topic(topic.id)
        data = _topic(topic, stories, events_in_order(stories, composer), told)
        yield _file(composer, Ref(Kind.TOPIC, topic.id), data)


def _file(composer: Composer, ref: Ref, data: Data) -> DataFile:
    address = composer.addresses.of(ref)
    return DataFile(f"{address}index.json", "json", {"url": address, **data})


def about_story(story: Explainer) -> Data:
    """An explainer, without what it tells."""
    return {
        "id": story.id,
        "title": story.title,
        "summary": story.summary,
        "lang": story.lang,
        "published": _written(story.published),
        "updated": _written(story.updated),
        "reviewed": _written(story.reviewed),
        "status": story.status,
        "authors": story.authors,
        "topics": story.topics,
        "where": story.where,
        "related": story.related,
    }


def _telling(story: Explainer, told: Told) -> Data:
    return {
        "what": story.what.text,
        "why": [_cause(cause) for cause in story.why],
        "who": _parts(story.who),
        "events": _events(story.timeline, told),
        "known": _statements(story.known),
        "unknown": _statements(story.unknown),
        "next": _statements(story.next),
        "questions": [
            {"question": item.question, "answer": item.answer.text} for item in story.questions
        ],
        "glossary": {item.term: item.definition.text for item in story.glossary},
    }


def _evidence(story: Explainer, composer: Composer) -> Data:
    return {
        "figures": [_figure(figure) for figure in story.figures],
        "quotes": [_quote(quote) for quote in story.quotes],
        "sources": [_source(source) for source in composer.book(story.id).entries],
        "updates": [{"date": item.date.text, "text": item.text.text} for item in story.updates],
        "corrections": [_correction(item) for item in story.corrections],
        "method": story.method.text,
        "disclosures": story.disclosures.text,
    }


def about_participant(person: Participant) -> Data:
    """A participant, without what happened."""
    return {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "description": person.description,
        "also_known_as": [other.name for other in person.other_names],
        "memberships": [_membership(membership) for membership in person.memberships],
        "start": _written(person.start),
        "end": _written(person.end),
        "links": {link.label: link.url for link in person.links},
    }


def _participant(person: Participant, involvement: Involvement, told: Told) -> Data:
    return {
        **about_participant(person),
        "explainers": list(involvement.explainers),
        "events": _events(involvement.events, told),
    }


def _topic(topic: Topic, stories: list[Explainer], keys: list[str], told: Told) -> Data:
    return {
        "id": topic.id,
        "name": topic.name,
        "description": topic.description,
        "explainers": [story.id for story in stories],
        "events": _events(keys, told),
    }


def _events(keys: Iterable[str], told: Told) -> list[Data]:
    return [told(key) for key in keys]


def telling_events(edition: Edition) -> Told:
    """Makes the data of each event once for all files that have it."""

    @cache
    def told(key: str) -> Data:
        return _event(edition.events[key])

    return told


def _event(event: Event) -> Data:
    """An event; `earliest` and `latest` are ISO days, null where that end is open."""
    date = event.date
    return {
        "id": event.id,
        "explainer": event.explainer,
        "date": date.text,
        "earliest": None if date.earliest is None else iso_day(date.earliest),
        "latest": None if date.latest is None else iso_day(date.latest),
        "precision": date.precision,
        "qualifier": date.qualifier,
        "title": event.headline,
        "text": event.text.text,
        "participants": _parts(event.who),
        "where": event.where,
        "quote": _quote(event.quote) if event.quote else None,
        "sources": _keys(event.sources),
        "status": event.status,
        "because": event.because,
        "added": _written(event.added),
        "changed": _written(event.changed),
    }


def _written(date: When | None) -> str | None:
    return date.text if date else None


def _keys(sources: tuple[Source, ...]) -> list[str]:
    return [source.key for source in sources]


def _parts(parts: tuple[Part, ...]) -> list[Data]:
    return [{"id": part.participant, "role": part.role, "note": part.note.text} for part in parts]


def _cause(cause: Cause) -> Data:
    return {
        "text": cause.text.text,
        "according_to": cause.according_to,
        "disputed_by": cause.disputed_by,
        "events": cause.events,
        "sources": _keys(cause.sources),
    }


def _statements(statements: tuple[Statement, ...]) -> list[Data]:
    return [
        {"text": item.text.text, "date": _written(item.date), "sources": _keys(item.sources)}
        for item in statements
    ]


def _figure(figure: Figure) -> Data:
    return {
        "value": figure.value,
        "label": figure.label,
        "as_of": _written(figure.as_of),
        "sources": _keys(figure.sources),
        "id": figure.id,
    }


def _quote(quote: Quote) -> Data:
    return {
        "text": quote.text,
        "by": quote.by,
        "date": _written(quote.date),
        "sources": _keys(quote.sources),
        "context": quote.context,
        "translation": quote.translation,
        "id": quote.id,
    }


def _source(source: Source) -> Data:
    return {
        "key": source.key,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "date": _written(source.date),
        "url": source.url,
        "archived": source.archived,
        "accessed": _written(source.accessed),
        "kind": source.kind,
        "reason": source.reason,
    }


def _correction(item: Correction) -> Data:
    return {
        "date": item.date.text,
        "text": item.text.text,
        "was": item.was,
        "now": item.now,
        "event": item.event,
        "figure": item.figure,
        "quote": item.quote,
    }


def _membership(membership: Membership) -> Data:
    return {
        "organization": membership.organization,
        "role": membership.role,
        "start": _written(membership.start),
        "end": _written(membership.end),
    }
