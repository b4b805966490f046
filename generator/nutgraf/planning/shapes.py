"""Whether a story can have another shape while all that refers to it stays as it is."""

from __future__ import annotations

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer
from nutgraf.planning.anchors import event_ids, owner_of, record_anchors
from nutgraf.planning.paging import MOST_ON_A_PAGE
from nutgraf.planning.ties import Ties


def nobody_refers_to_it(before: Edition, after: Edition, ties: Ties) -> bool:
    """Whether nobody refers to what is gone from a story, or has moved in time.

    `before` and `after` are excerpts with this story, `ties` those of the whole site before.
    """
    ((id, one),) = before.explainers.items()
    other = after.explainers[id]
    if max(len(one.timeline), len(other.timeline)) > MOST_ON_A_PAGE:
        return False
    gone = _anchors(one, before) - _anchors(other, after)
    linked = {*ties.pointed_at.get(id, ()), *ties.pointed_at.get("", ())}
    moved = (
        key
        for key, event in before.events.items()
        if key not in set(after.events) or event.date != after.events[key].date
    )
    return gone.isdisjoint(linked) and not any(_is_used(key, id, ties) for key in moved)


def _anchors(one: Explainer, edition: Edition) -> frozenset[str]:
    return frozenset((*record_anchors(one, edition), *event_ids(one), *one.body.anchors))


def _is_used(key: str, explainer: str, ties: Ties) -> bool:
    """Whether another explainer tells an event, or has one that it led to."""
    led_to = map(owner_of, ties.effects.get(key, ()))
    return key in ties.retold or any(one != explainer for one in led_to)
