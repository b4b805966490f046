"""What is wrong, where, and what to do about it: errors are values that a `Report` collects."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
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


@dataclass(frozen=True, slots=True)
class Diagnostic:
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


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one run; every stage gets it and carries on after an error."""

    _found: set[Diagnostic] = field(default_factory=set)

    def error(self, code: str, message: str, location: Location | None, hint: str = "") -> None:
        """Note something that must be mended before anything is published."""
        self._found.add(Diagnostic(Severity.ERROR, code, message, location, hint))

    def warning(self, code: str, message: str, location: Location | None, hint: str = "") -> None:
        """Note something that a writer should look at, but that stops nothing."""
        self._found.add(Diagnostic(Severity.WARNING, code, message, location, hint))

    def add(self, diagnostic: Diagnostic) -> None:
        """Note a finding that was made elsewhere."""
        self._found.add(diagnostic)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far, each once, ordered by file, line and column."""
        return tuple(sorted(self._found, key=lambda diagnostic: diagnostic.order))

    @property
    def failed(self) -> bool:
        """Whether there is an error among the findings."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self._found)
