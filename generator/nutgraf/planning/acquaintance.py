"""With whom somebody appears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from math import sqrt

from nutgraf.model.news import Part
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import Acquaintance
from nutgraf.planning.ties import Involvement

MOST_ACQUAINTANCES = 8
LARGEST_COMPANY = 20
"""To stand in one long list together makes nobody acquainted."""


def acquaintances(id: str, involved: Involvement, composer: Composer) -> tuple[Acquaintance, ...]:
    """With whom a participant appears most, by shared events and explainers, nearest first.

    Somebody who appears everywhere counts for less: what is shared is divided by the square root
    of all that the other is in (a cosine similarity but for a constant). Nobody stands here who is
    to be in no index.
    """
    edition = composer.edition
    events = _company(id, (edition.events[key].who for key in involved.events))
    explainers = _company(id, (edition.explainers[key].who for key in involved.explainers))

    def nearness(other: str) -> tuple[float, str]:
        shared = events[other] + explainers[other]
        return (-shared / sqrt(composer.ties.prominence[other]), other)

    listed = sorted(events.keys() | explainers.keys(), key=nearness)
    known = (other for other in listed if edition.participants[other].is_listed)
    nearest = islice(known, MOST_ACQUAINTANCES)
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
