"""Who appears where, and with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt

from nutgraf.model.edition import Edition
from nutgraf.model.news import Part
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import Acquaintance

MOST_ACQUAINTANCES = 8
LARGEST_COMPANY = 20
"""To stand in one long list together makes nobody acquainted."""


@dataclass(slots=True)
class Involvement:
    """Where one participant appears: explainers, keys of events in order of time, members."""

    explainers: dict[str, None] = field(default_factory=dict)
    events: dict[str, None] = field(default_factory=dict)
    members: list[str] = field(default_factory=list)


def involvements(edition: Edition) -> dict[str, Involvement]:
    """The involvement of every participant. Linear in what the stories say."""
    found: dict[str, Involvement] = defaultdict(Involvement)
    for id, explainer in edition.explainers.items():
        for part in explainer.who:
            found[part.participant].explainers[id] = None
    for key, event in edition.events.items():
        for part in event.who:
            found[part.participant].events[key] = None
    for id, participant in edition.participants.items():
        for membership in participant.memberships:
            found[membership.organization].members.append(id)
    return found


def acquaintances(id: str, involved: Involvement, composer: Composer) -> tuple[Acquaintance, ...]:
    """With whom a participant appears most, by shared events and explainers, nearest first.

    Somebody who appears everywhere counts for less: what is shared is divided by the square root
    of all that the other is in (a cosine similarity but for a constant).
    """
    edition = composer.edition
    events = _company(id, (edition.events[key].who for key in involved.events))
    explainers = _company(id, (edition.explainers[key].who for key in involved.explainers))

    def nearness(other: str) -> tuple[float, str]:
        shared = events[other] + explainers[other]
        return (-shared / sqrt(composer.prominence[other]), other)

    nearest = sorted(events.keys() | explainers.keys(), key=nearness)[:MOST_ACQUAINTANCES]
    return tuple(
        Acquaintance(composer.person(other), events[other], explainers[other]) for other in nearest
    )


def _company(id: str, gatherings: Iterable[tuple[Part, ...]]) -> Counter[str]:
    """How often each other participant stands in the same list."""
    found: Counter[str] = Counter()
    for parts in gatherings:
        if len(parts) <= LARGEST_COMPANY:
            found.update({part.participant for part in parts} - {id})
    return found
