"""One thing of an edition with what the desk's rules look up for it, as an edition of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, Explainer
from nutgraf.model.people import Author, Participant


def excerpt(edition: Edition, thing: Explainer | Participant | Author) -> Edition:
    """The edition of one thing alone; what all texts share (`shared`) is for citing only.

    An explainer comes with the events that it tells and the participants whom it names.
    """
    nothing = replace(
        edition,
        explainers={},
        events={},
        participants={},
        topics={},
        authors={},
        pages={},
        links=(),
        shared=replace(edition.shared, place=None),
    )
    match thing:
        case Explainer(id=id):
            events = own_events(thing, edition)
            named = {each: edition.participants[each] for each in _named(thing, events.values())}
            return replace(nothing, explainers={id: thing}, events=events, participants=named)
        case Participant(id=id):
            return replace(nothing, participants={id: thing})
        case Author(id=id):
            return replace(nothing, authors={id: thing})


def own_events(one: Explainer, edition: Edition) -> dict[str, Event]:
    """The events that an explainer tells itself, by their keys, in order of time."""
    events = ((key, edition.events[key]) for key in one.timeline)
    return {key: event for key, event in events if event.explainer == one.id}


def _named(one: Explainer, events: Iterable[Event]) -> dict[str, None]:
    parts = [*one.who, *(part for event in events for part in event.who)]
    return {part.participant: None for part in parts}
