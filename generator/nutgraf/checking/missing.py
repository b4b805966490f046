"""What to say of an event that isn't there: it is still to come, or it is a slip of the pen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from nutgraf.checking.directory import Directory
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.spelling import nearest


@dataclass(frozen=True, slots=True)
class MissingEvents:
    """Reports events that aren't there; `keys` are those of all others."""

    keys: Collection[str]
    directory: Directory
    report: Report
    _ids: dict[str, list[str]] = field(default_factory=dict)

    def note(self, written: str, home: str, place: Place) -> None:
        """Report an event by its key, or by its id where it is one of the explainer `home`.

        Nothing is said where its explainer has mistakes of its own: it may be there after all.
        """
        named, _, id = written.rpartition("#")
        owner = Ref(Kind.EXPLAINER, named or home)
        if owner in self.directory.unsound:
            return
        if owner in self.directory.unpublished:
            message = f"`{owner.id}` isn't published, so this event is left out."
            self.report.warning("link-to-unpublished", message, place.location)
            return
        hint = "Write the event's id, or `explainer-id#event-id` for one told elsewhere."
        meant = self._meant(owner.id, id, home)
        self.report.error(
            "unknown-event",
            f"There is no event `{written}`.",
            place.location,
            f"Did you mean `{meant}`?" if meant else hint,
        )

    def _meant(self, named: str, id: str, home: str) -> str:
        """The nearest event of the explainer that is named, or nearly named."""
        if not self._ids:
            self._ids.update(_ids_by_explainer(self.keys))
        explainer = named if named in self._ids else nearest(named, self._ids)
        near = nearest(id, self._ids[explainer]) if explainer else None
        if near is None:
            return ""
        return near if explainer == home else f"{explainer}#{near}"


def _ids_by_explainer(keys: Iterable[str]) -> dict[str, list[str]]:
    """The ids of the events with the given keys, by the explainer that tells them."""
    ids: dict[str, list[str]] = defaultdict(list)
    for explainer, _, id in (key.partition("#") for key in sorted(keys)):
        ids[explainer].append(id)
    return ids
