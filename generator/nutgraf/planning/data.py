"""What other programs read: the data of explainers, participants and topics.

The form is documented in `docs/reference/data.md` and stays stable: keys are added, never changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.news import (
    Cause,
    Correction,
    Explainer,
    Figure,
    Source,
    Statement,
)
from nutgraf.model.pages import DataFile
from nutgraf.model.people import Membership, Participant, Topic
from nutgraf.planning.composing import Composer
from nutgraf.planning.data_events import (
    Data,
    Told,
    events_data,
    keys_data,
    parts_data,
    plan_event_parts,
    quote_data,
    written,
)
from nutgraf.planning.scope import TIMELINE, Scope
from nutgraf.planning.strands import (
    Strand,
    explainer_strand,
    participant_strand,
    site_strand,
    topic_strand,
)


def plan_data(composer: Composer, scope: Scope, told: Told, language: str) -> Iterator[DataFile]:
    """An `index.json` beside each explainer's, participant's and topic's page.

    Of a long timeline these have the last events; all are beside the pages of its parts.
    """
    for story in scope.explainers:
        data = {**about_story(story), **_telling(story), **_evidence(story, composer)}
        yield from _files(explainer_strand(story, composer), data, composer, told)
    for person in scope.participants:
        if not person.withdrawn:
            stories = composer.ties.involvement(person.id).explainers
            data = {**about_participant(person), "explainers": list(stories)}
            strand = participant_strand(person, composer, language)
            yield from _files(strand, data, composer, told)
    for topic in scope.topics:
        data = _topic(topic, composer.ties.by_topic(topic.id))
        yield from _files(topic_strand(topic, composer, language), data, composer, told)
    if TIMELINE in scope.common:
        yield from plan_event_parts(site_strand(composer, "", language), composer, told)


def _files(strand: Strand, data: Data, composer: Composer, told: Told) -> Iterator[DataFile]:
    whole = {"url": strand.page, **data, **events_data(strand, composer, told)}
    yield DataFile(f"{strand.page}index.json", "json", whole)
    yield from plan_event_parts(strand, composer, told)


def about_story(story: Explainer) -> Data:
    """An explainer, without what it tells."""
    return {
        "id": story.id,
        "title": story.title,
        "summary": story.summary,
        "lang": story.lang,
        "published": written(story.published),
        "updated": written(story.updated),
        "reviewed": written(story.reviewed),
        "status": story.status,
        "authors": story.authors,
        "topics": story.topics,
        "where": story.where,
        "related": story.related,
    }


def _telling(story: Explainer) -> Data:
    return {
        "what": story.what.text,
        "why": [_cause(cause) for cause in story.why],
        "who": parts_data(story.who),
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
        "quotes": [quote_data(quote) for quote in story.quotes],
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
        "start": written(person.start),
        "end": written(person.end),
        "links": {link.label: link.url for link in person.links},
    }


def _topic(topic: Topic, stories: list[Explainer]) -> Data:
    return {
        "id": topic.id,
        "name": topic.name,
        "description": topic.description,
        "explainers": [story.id for story in stories],
    }


def _cause(cause: Cause) -> Data:
    return {
        "text": cause.text.text,
        "according_to": cause.according_to,
        "disputed_by": cause.disputed_by,
        "events": cause.events,
        "sources": keys_data(cause.sources),
    }


def _statements(statements: tuple[Statement, ...]) -> list[Data]:
    return [
        {"text": item.text.text, "date": written(item.date), "sources": keys_data(item.sources)}
        for item in statements
    ]


def _figure(figure: Figure) -> Data:
    return {
        "value": figure.value,
        "label": figure.label,
        "as_of": written(figure.as_of),
        "sources": keys_data(figure.sources),
        "id": figure.id,
    }


def _source(source: Source) -> Data:
    return {
        "key": source.key,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "date": written(source.date),
        "url": source.url,
        "archived": source.archived,
        "accessed": written(source.accessed),
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
        "start": written(membership.start),
        "end": written(membership.end),
    }
