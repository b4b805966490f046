"""Which other explainers belong beside one, and why."""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from math import log2

from nutgraf.model.news import Explainer
from nutgraf.model.prose import Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import Related
from nutgraf.planning.ties import things_of
from nutgraf.planning.views import Named

MOST_RELATED = 4
MOST_REASONS = 3
COMMONPLACE = 30
"""What is in more explainers than this relates none of them in particular."""


class Relations:
    """Finds related explainers by the participants, topics and events that they share.

    What is in very many explainers is left out of account.
    """

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def of(self, one: Explainer) -> tuple[Related, ...]:
        """Those chosen by hand first; then those that share most, the rarer the weightier."""
        explainers = self._composer.edition.explainers
        chosen = [id for id in one.related if id in explainers and id != one.id]
        shared = self._shared(one)
        weight = {id: sum(weights.values()) for id, weights in shared.items()}
        versions = self._composer.ties.languages(one).values()
        places = max(0, MOST_RELATED - len(chosen))
        others = shared.keys() - {*chosen, *versions}
        computed = nsmallest(places, others, key=lambda id: (-weight[id], id))
        return (
            *(Related(self._composer.card(id), ()) for id in chosen),
            *(self._with_reasons(id, shared[id]) for id in computed),
        )

    def _shared(self, one: Explainer) -> dict[str, dict[Ref | str, float]]:
        """By the ids of other explainers what they share with this one, and its weight."""
        shared: dict[str, dict[Ref | str, float]] = defaultdict(dict)
        for thing in dict.fromkeys(things_of(one)):
            places = self._composer.ties.shared.get(thing, ())
            if 0 < len(places) <= COMMONPLACE:
                weight = 1 / log2(1 + len(places))
                for other in places:
                    if other != one.id:
                        shared[other][thing] = weight
        return shared

    def _with_reasons(self, id: str, weights: dict[Ref | str, float]) -> Related:
        """Another explainer with what it shares: things before events, the weightiest first."""
        weightiest = sorted(
            weights, key=lambda thing: (isinstance(thing, str), -weights[thing], str(thing))
        )
        named = map(self._named, weightiest[:MOST_REASONS])
        return Related(self._composer.card(id), tuple(named))

    def _named(self, shared: Ref | str) -> Named:
        if isinstance(shared, Ref):
            return self._composer.named(shared.kind, shared.id)
        return self._composer.event_link(shared)
