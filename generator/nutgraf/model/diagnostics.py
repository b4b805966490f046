"""What is wrong, where, and what to do about it: errors are values that a `Report` collects."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


class Location(Struct, frozen=True, order=True):
    """A stretch of one line of one file.

    `path` is relative to the site's root, with forward slashes. `line` and `column` count from 1,
    columns in characters. `length` is how many characters to underline (0: the line as a whole),
    and `text` the line itself, without its line break.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 0
    text: str = ""


class Diagnostic(Struct, frozen=True):
    """One finding. `code` is a stable kebab-case word, documented in `docs/reference/codes.md`."""

    severity: Severity
    code: str
    message: str
    location: Location | None = None
    hint: str = ""

    @property
    def order(self) -> tuple[Location, str, str]:
        """The sort key that makes a report stable: by place, then by code and message."""
        return (self.location or Location("", 0, 0), self.code, self.message)


MOST_OF_A_FILE = 100
"""Errors, and as many warnings: whoever has more of them mends the first before reading on."""


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one run; every stage gets it and carries on after an error.

    Of a file with more than 100 errors the first hundred are kept, and a word that there are more;
    of its warnings too. So a broken file can't fill the memory, or hide what is wrong elsewhere.
    """

    _found: set[Diagnostic] = field(default_factory=set)
    _kept: Counter[tuple[str, Severity]] = field(default_factory=Counter)

    def error(self, code: str, message: str, location: Location | None, hint: str = "") -> None:
        """Note something that must be mended before anything is published."""
        self.add(Diagnostic(Severity.ERROR, code, message, location, hint))

    def warning(self, code: str, message: str, location: Location | None, hint: str = "") -> None:
        """Note something that a writer should look at, but that stops nothing."""
        self.add(Diagnostic(Severity.WARNING, code, message, location, hint))

    def add(self, diagnostic: Diagnostic) -> None:
        """Note a finding that was made elsewhere."""
        if diagnostic in self._found:
            return
        says_more = diagnostic.code == "more-findings"  # of a report that is handed on
        if diagnostic.location and not says_more:
            path, severity = diagnostic.location.path, diagnostic.severity
            if self._kept[path, severity] == MOST_OF_A_FILE:
                diagnostic = _more(path, severity)
            else:
                self._kept[path, severity] += 1
        self._found.add(diagnostic)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far, each once, ordered by file, line and column."""
        return tuple(sorted(self._found, key=lambda diagnostic: diagnostic.order))

    @property
    def failed(self) -> bool:
        """Whether there is an error among the findings."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self._found)


def _more(path: str, severity: Severity) -> Diagnostic:
    message = f"This file has more {severity}s than the {MOST_OF_A_FILE} shown here."
    hint = "Mend some of these first: the others are shown then."
    return Diagnostic(severity, "more-findings", message, Location(path), hint)
