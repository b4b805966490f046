"""The dates of changes: what readers are told is new has to have happened, and in this order."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.dates import When
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, Explainer
from nutgraf.model.values import replace


def warn_of_odd_changes(edition: Edition, report: Report) -> None:
    """Warn of changes that are dated ahead, and of events that changed before they were added.

    A story that is still to come out may say when it will have changed.
    """
    today = edition.now.date().toordinal()
    for one in edition.explainers.values():
        for date, place in () if one.scheduled else _changes(one, edition):
            if date.begins_after(today):
                message = f"This is dated {date.text}, which is still to come."
                hint = "Give the day on which the page changes: returning readers are told of it."
                report.warning("dated-ahead", message, place.location, hint)
    for event in edition.events.values():
        added, changed = event.added, event.changed
        if added and added.earliest and changed and changed.ends_before(added.earliest):
            message = "This event has changed before it was added."
            hint = "Look at the two dates, `added` and `changed`."
            report.warning("changed-before-added", message, _key(event, "changed").location, hint)


def _changes(one: Explainer, edition: Edition) -> Iterator[tuple[When, Place]]:
    """When an explainer, or an event of its own, is said to have changed."""
    for at, update in enumerate(one.updates):
        yield update.date, replace(one.place, keys=("updates", at, "date"))
    for at, correction in enumerate(one.corrections):
        yield correction.date, replace(one.place, keys=("corrections", at, "date"))
    for event in (edition.events[key] for key in one.timeline):
        for key, date in (("added", event.added), ("changed", event.changed)):
            if date and event.explainer == one.id:
                yield date, _key(event, key)


def _key(event: Event, key: str) -> Place:
    return Place(event.place.within, (*event.place.keys, key))
