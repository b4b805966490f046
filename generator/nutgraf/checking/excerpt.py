"""One thing of an edition, for the desk's rules to go through, amid all that they may look up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from nutgraf.model.edition import Edition, Thing
from nutgraf.model.news import Event, Explainer, StandingPage
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.values import replace

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Focus(Mapping[str, T]):
    """Everything for who looks something up, and a part of it for who goes through it."""

    part: Mapping[str, T]
    everything: Mapping[str, T]

    def __getitem__(self, id: str) -> T:
        return self.part[id] if id in self.part else self.everything[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.part)

    def __len__(self) -> int:
        return len(self.part)


def excerpt(edition: Edition, thing: Thing) -> Edition:
    """An edition in which there is one thing to go through, and everything else to look up.

    To an explainer belong the events that it tells and the participants whom it names. What all
    texts share (`shared`) is there for citing only; files and what is withdrawn aren't there.
    """
    explainers: dict[str, Explainer] = {}
    participants: dict[str, Participant] = {}
    topics: dict[str, Topic] = {}
    authors: dict[str, Author] = {}
    pages: dict[str, StandingPage] = {}
    events: dict[str, Event] = {}
    match thing:
        case Explainer():
            explainers[thing.id] = thing
            events = own_events(thing, edition)
            named = _named(thing, events.values())
            participants = {each: edition.participants[each] for each in named}
        case Participant():
            participants[thing.id] = thing
        case Topic():
            topics[thing.id] = thing
        case Author():
            authors[thing.id] = thing
        case StandingPage():
            pages[thing.id] = thing
    return replace(
        edition,
        explainers=Focus(explainers, edition.explainers),
        events=Focus(events, edition.events),
        participants=Focus(participants, edition.participants),
        topics=Focus(topics, edition.topics),
        authors=Focus(authors, edition.authors),
        pages=Focus(pages, edition.pages),
        attachments=(),
        links={},
        shared=replace(edition.shared, place=None),
        withdrawn={},
    )


def own_events(one: Explainer, edition: Edition) -> dict[str, Event]:
    """The events that an explainer tells itself, by their keys, in order of time."""
    events = ((key, edition.events[key]) for key in one.timeline)
    return {key: event for key, event in events if event.explainer == one.id}


def _named(one: Explainer, events: Iterable[Event]) -> dict[str, None]:
    parts = [*one.who, *(part for event in events for part in event.who)]
    return {part.participant: None for part in parts}
