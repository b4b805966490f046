"""All participants of a site at a glance: where they appear, and which of them lack a file."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.model.edition import Edition
from nutgraf.planning.ties import Involvement, Ties
from nutgraf.reporting.excerpt import harmless


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One participant. `file` is the path of their file, or "" where they are only named."""

    id: str
    name: str
    kind: str
    description: str
    file: str
    explainers: int
    events: int


def list_participants(edition: Edition) -> tuple[RosterEntry, ...]:
    """Every participant of an edition; those who appear most come first, then by name."""
    involved = Ties(edition).involved
    nowhere = Involvement()
    entries = [
        RosterEntry(
            one.id,
            one.name,
            one.kind or "",
            one.description,
            one.source,
            len(involved.get(one.id, nowhere).explainers),
            len(involved.get(one.id, nowhere).events),
        )
        for one in edition.participants.values()
    ]
    return tuple(sorted(entries, key=lambda entry: -entry.explainers - entry.events))


def format_roster(entries: tuple[RosterEntry, ...]) -> str:
    """The list as a table for the terminal, with what each participant lacks."""
    rows = [("explainers", "events", "participant", "")]
    rows += [
        (
            str(entry.explainers),
            str(entry.events),
            harmless(f"{entry.name} ({entry.id})"),
            _lacking(entry),
        )
        for entry in entries
    ]
    width = max(len(row[2]) for row in rows)
    lines = [f"{row[0]:>10} {row[1]:>6}  {row[2]:<{width}}  {row[3]}".rstrip() for row in rows]
    return "\n".join(lines) + "\n"


def _lacking(entry: RosterEntry) -> str:
    if not entry.file:
        return "no file"
    return "" if entry.description else "no description"
