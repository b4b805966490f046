"""Which other explainers belong beside one, and why."""

from __future__ import annotations

from collections import defaultdict
from math import log2

from nutgraf.model.news import Explainer
from nutgraf.model.prose import Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import Related
from nutgraf.planning.ties import things_of

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
        weight = {id: sum(self._weight(thing) for thing in things) for id, things in shared.items()}
        computed = sorted(shared.keys() - set(chosen), key=lambda id: (-weight[id], id))
        places = max(0, MOST_RELATED - len(chosen))
        return (
            *(Related(self._composer.card(id), ()) for id in chosen),
            *(self._with_reasons(id, shared[id]) for id in computed[:places]),
        )

    def _shared(self, one: Explainer) -> dict[str, list[Ref | str]]:
        shared: dict[str, list[Ref | str]] = defaultdict(list)
        for thing in dict.fromkeys(things_of(one)):
            places = self._composer.ties.shared[thing]
            if len(places) <= COMMONPLACE:
                for other in dict.fromkeys(places):
                    if other != one.id:
                        shared[other].append(thing)
        return shared

    def _weight(self, thing: Ref | str) -> float:
        return 1 / log2(1 + len(self._composer.ties.shared[thing]))

    def _with_reasons(self, id: str, things: list[Ref | str]) -> Related:
        weightiest = sorted(things, key=lambda thing: (-self._weight(thing), str(thing)))
        named = [
            self._composer.named(thing.kind, thing.id)
            for thing in weightiest
            if isinstance(thing, Ref)
        ]
        return Related(self._composer.card(id), tuple(named[:MOST_REASONS]))
