"""What the things of an edition have to do with each other: tellings, effects, corrections."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

from nutgraf.model.edition import Edition
from nutgraf.model.news import Correction, Event, Explainer
from nutgraf.model.prose import Kind, Ref


def names(edition: Edition) -> dict[Ref, str]:
    """The name or title of everything that has a page."""
    return {
        **{Ref(Kind.EXPLAINER, one.id): one.title for one in edition.explainers.values()},
        **{Ref(Kind.PARTICIPANT, one.id): one.name for one in edition.participants.values()},
        **{Ref(Kind.TOPIC, one.id): one.name for one in edition.topics.values()},
        **{Ref(Kind.AUTHOR, one.id): one.name for one in edition.authors.values()},
        **{Ref(Kind.PAGE, one.id): one.title for one in edition.pages.values()},
    }


def tellings(explainers: Mapping[str, Explainer]) -> dict[str, list[str]]:
    """For each event the explainers that tell it, the one that owns it first."""
    tellings: dict[str, list[str]] = defaultdict(list)
    for id, explainer in explainers.items():
        for key in explainer.timeline:
            is_owner = key.partition("#")[0] == id
            tellings[key].insert(0 if is_owner else len(tellings[key]), id)
    return tellings


def prominence(edition: Edition) -> Counter[str]:
    """In how many events and explainers each participant is."""
    found: Counter[str] = Counter()
    stories = (one.who for one in edition.explainers.values())
    events = (one.who for one in edition.events.values())
    for parts in chain(stories, events):
        found.update({part.participant for part in parts})
    return found


def effects(events: Mapping[str, Event]) -> dict[str, list[str]]:
    """For each event the keys of those that it led to."""
    effects: dict[str, list[str]] = defaultdict(list)
    for key, event in events.items():
        for cause in event.because:
            effects[cause].append(key)
    return effects


def corrections(
    explainers: Mapping[str, Explainer],
) -> dict[str, list[tuple[str, Correction]]]:
    """For each event its corrections, with the explainers that made them."""
    corrections: dict[str, list[tuple[str, Correction]]] = defaultdict(list)
    for id, explainer in explainers.items():
        for correction in explainer.corrections:
            corrections[correction.event].append((id, correction))
    return corrections
