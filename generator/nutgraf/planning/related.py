"""Which other explainers belong beside one."""

from __future__ import annotations

from collections import Counter

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer

MOST_RELATED = 4


def related_explainers(one: Explainer, edition: Edition) -> tuple[str, ...]:
    """Ids of explainers: those chosen by hand, or else those that share events with this one."""
    if one.related:
        return tuple(id for id in one.related if id in edition.explainers and id != one.id)
    shared = Counter(
        edition.events[key].explainer
        for key in one.timeline
        if edition.events[key].explainer != one.id
    )
    return tuple(id for id, _ in shared.most_common(MOST_RELATED))
