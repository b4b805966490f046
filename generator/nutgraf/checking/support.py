"""Rules of the audit: what claims, events, quotes and names rest on.

Each takes an edition and yields an explainer's id, a place, and what is wrong there.
"""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.diagnostics import Location
from nutgraf.model.documents import KeyPath, Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, EventStatus, Explainer, Quote
from nutgraf.model.people import Participant, ParticipantKind
from nutgraf.model.prose import plain_words
from nutgraf.model.values import replace

ALLEGATIONS = frozenset({EventStatus.ALLEGED, EventStatus.DISPUTED})
LONGEST_TITLE = 60


def source_keys(event: Event) -> frozenset[str]:
    """The keys of all sources that an event gives or cites in its text."""
    return frozenset({source.key for source in event.sources} | set(event.text.citations))


def claims_without_source(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Causes, established facts, what is to come and key figures that nothing is cited for."""
    for one in edition.explainers.values():
        for keys, text in _unsourced_claims(one):
            title = plain_words(text, LONGEST_TITLE)
            message = f"Nothing says where “{title}” is known from."
            yield one.id, replace(one.place, keys=keys).location, message


def _unsourced_claims(one: Explainer) -> Iterator[tuple[KeyPath, str]]:
    for at, cause in enumerate(one.why):
        if not cause.sources and not cause.text.citations:
            yield ("why", at), cause.text.text
    for key, statements in (("known", one.known), ("next", one.next)):
        for at, statement in enumerate(statements):
            if not statement.sources and not statement.text.citations:
                yield (key, at), statement.text.text
    for at, figure in enumerate(one.figures):
        if not figure.sources:
            yield ("figures", at), f"{figure.value} {figure.label}"


def events_without_source(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Events that nothing is cited for."""
    for event in edition.events.values():
        if not source_keys(event):
            message = f"Nothing says where the event “{event.headline}” is known from."
            yield event.explainer, event.place.location, message


def single_source_events(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Events that rest on one source alone."""
    for event in edition.events.values():
        if len(source_keys(event)) == 1:
            message = f"The event “{event.headline}” rests on a single source."
            yield event.explainer, event.place.location, message


def unattributed_allegations(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Alleged and disputed events of which nothing says who alleges or disputes them."""
    for event in edition.events.values():
        if event.status in ALLEGATIONS and not event.who and not source_keys(event):
            message = f"The event “{event.headline}” is {event.status}, and nothing says by whom."
            yield event.explainer, event.place.location, message


def quotes_without_source(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Quotes that nothing is cited for; a quote in an event may rest on the event's sources."""
    for one in edition.explainers.values():
        for at, quote in enumerate(one.quotes):
            if not quote.sources:
                place = replace(one.place, keys=("quotes", at))
                yield one.id, place.location, _unsourced(quote, edition)
    for event in edition.events.values():
        if event.quote and not event.quote.sources and not source_keys(event):
            place = replace(event.place, keys=(*event.place.keys, "quote"))
            yield event.explainer, place.location, _unsourced(event.quote, edition)


def _unsourced(quote: Quote, edition: Edition) -> str:
    words = plain_words(quote.text, LONGEST_TITLE)
    speaker = edition.participants[quote.by].name
    return f"Nothing says where these words of {speaker} are from: “{words}”"


def unsupported_living_persons(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Living people in events that are alleged or lack a source, unless the desk cleared them."""
    for event in edition.events.values():
        lack = _lack(event)
        if not lack:
            continue
        cleared = edition.explainers[event.explainer].cleared
        for at, part in enumerate(event.who):
            one = edition.participants[part.participant]
            if one.id not in cleared and (who := _described(one, event)):
                place = Place(event.place.within, (*event.place.keys, "who", at))
                message = f"{one.name}, {who}, takes part in an event that {lack}."
                yield event.explainer, place.location, message


def _lack(event: Event) -> str:
    if event.status in ALLEGATIONS:
        return f"is {event.status}"
    return "" if source_keys(event) else "has no source"


def _described(one: Participant, event: Event) -> str:
    """How to speak of a living person; "" for everybody else.

    Of whom nothing says what they are, an allegation may be about a living person.
    """
    if one.kind is ParticipantKind.PERSON and one.end is None:
        return "a living person"
    is_unclear = one.kind is None and event.status in ALLEGATIONS
    return "perhaps a living person" if is_unclear else ""
