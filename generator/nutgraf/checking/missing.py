"""What to say of an event that isn't there: it is still to come, or it is a slip of the pen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from nutgraf.checking.directory import Directory
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.spelling import nearest


class EventIds:
    """The ids of all events there are, by explainers: looked through once something is missing."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = keys

    @cached_property
    def _ids(self) -> dict[str, list[str]]:
        ids: dict[str, list[str]] = defaultdict(list)
        for explainer, _, id in (key.partition("#") for key in sorted(self._keys)):
            ids[explainer].append(id)
        return ids

    def nearest(self, named: str, id: str, home: str) -> str:
        """The nearest event of the explainer that is named, or nearly named, as `home` writes it.

        "" if none is near.
        """
        explainer = named if named in self._ids else nearest(named, self._ids)
        near = nearest(id, self._ids[explainer]) if explainer else None
        if near is None:
            return ""
        return near if explainer == home else f"{explainer}#{near}"


@dataclass(frozen=True, slots=True)
class MissingEvents:
    """Reports events that aren't there; `ids` are those of all others."""

    ids: EventIds
    directory: Directory
    report: Report

    def note(self, written: str, home: str, place: Place) -> None:
        """Report an event by its key, or by its id where it is one of the explainer `home`.

        Nothing is said where its explainer has mistakes of its own: it may be there after all.
        """
        named, _, id = written.rpartition("#")
        owner = Ref(Kind.EXPLAINER, named or home)
        if self.directory.is_unsound(owner):
            return
        if self.directory.is_unpublished(owner):
            message = f"`{owner.id}` isn't published, so this event is left out."
            self.report.warning("link-to-unpublished", message, place.location)
            return
        hint = "Write the event's id, or `explainer-id#event-id` for one told elsewhere."
        meant = self.ids.nearest(owner.id, id, home)
        self.report.error(
            "unknown-event",
            f"There is no event `{written}`.",
            place.location,
            f"Did you mean `{meant}`?" if meant else hint,
        )
