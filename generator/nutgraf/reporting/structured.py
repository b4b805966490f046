"""Diagnostics for programs: one JSON document for a whole run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from nutgraf.model.diagnostics import Diagnostic, Location

LONGEST_LINE = 2_000
"""Characters; a longer line isn't repeated for every finding on it: its place says enough."""


def format_json(diagnostics: Iterable[Diagnostic], outcome: Mapping[str, Any] | None) -> str:
    """The run as JSON (RFC 8259), in ASCII so that no terminal or pipe can spoil it.

    `outcome` is what the run did, or None where it was stopped by an error.
    """
    document = {"diagnostics": [_entry(each) for each in diagnostics], "outcome": outcome}
    return json.dumps(document, indent=2) + "\n"


def _entry(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "location": place_data(diagnostic.location) if diagnostic.location else None,
    }


def place_data(location: Location) -> dict[str, Any]:
    """A place as JSON has it."""
    return {
        "file": location.path,
        "line": location.line,
        "column": location.column,
        "length": location.length,
        "text": location.text if len(location.text) <= LONGEST_LINE else "",
    }
