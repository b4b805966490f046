"""Numbers of things, in words."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.model.diagnostics import Diagnostic, Severity


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are: "3 errors and 1 warning in 2 files."; "" for none."""
    severities = [each.severity for each in diagnostics]
    found = [
        counted(severities.count(severity), severity.value)
        for severity in Severity
        if severity in severities
    ]
    files = {each.location.path for each in diagnostics if each.location}
    where = f" in {counted(len(files), 'file')}" if files else ""
    return f"{' and '.join(found)}{where}." if found else ""


def counted(number: int, word: str) -> str:
    """A number with its word: "1 file", "3 files", "1,200 files"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
