"""What a program reads: the same findings as data."""

from __future__ import annotations

import json

from nutgraf.model.diagnostics import Diagnostic, Location, Severity
from nutgraf.reporting.structured import format_json

PLACE = Location("content/explainers/ä.md", 4, 1, 5, "titel: \u202e\x1b")


def test_everything_about_a_finding_is_in_the_document() -> None:
    found = Diagnostic(Severity.WARNING, "unknown-key", "No “titel”.", PLACE, "Try `title`.")
    assert json.loads(format_json([found], {"pages": 3, "seconds": 0.25})) == {
        "diagnostics": [
            {
                "severity": "warning",
                "code": "unknown-key",
                "message": "No “titel”.",
                "hint": "Try `title`.",
                "location": {
                    "file": "content/explainers/ä.md",
                    "line": 4,
                    "column": 1,
                    "length": 5,
                    "text": "titel: \u202e\x1b",
                },
            }
        ],
        "outcome": {"pages": 3, "seconds": 0.25},
    }


def test_finding_without_a_place_and_run_without_outcome_are_null() -> None:
    found = Diagnostic(Severity.ERROR, "settings-missing", "Nothing here.")
    document = json.loads(format_json([found], None))
    assert document["outcome"] is None
    assert document["diagnostics"][0]["location"] is None


def test_document_survives_any_pipe() -> None:
    found = Diagnostic(Severity.ERROR, "unknown-key", "中\udcff", PLACE)
    text = format_json([found], None)
    assert text.isascii()
    assert text.endswith("}\n")
