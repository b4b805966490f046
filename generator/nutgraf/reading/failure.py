"""Where the YAML reader gave up, as far as it can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yaml import MarkedYAMLError, YAMLError


@dataclass(frozen=True, slots=True)
class Failure:
    """Where libyaml gave up: lines and columns from 0, `began` for what it was in the middle of."""

    lines: Sequence[str]
    what: str
    line: int
    column: int
    began_line: int
    began_column: int

    @property
    def text(self) -> str:
        """The line on which it gave up."""
        return self.lines[self.line]

    @property
    def above(self) -> int:
        """The number of the nearest line above that has something on it."""
        numbers = range(self.line - 1, 0, -1)
        return next((number for number in numbers if self.lines[number].strip()), 0)


def failure_of(lines: Sequence[str], error: YAMLError) -> Failure:
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Failure(lines, str(error), 0, 0, 0, 0)
    mark = error.problem_mark
    began = error.context_mark or mark
    what = f"{error.context or ''}: {error.problem}"
    place = _with_text(lines, mark.line, mark.column)
    return Failure(lines, what, *place, *_with_text(lines, began.line, began.column))


def _with_text(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The place itself; from an empty line (the end, most often) the last character above it."""
    while line and not lines[line].strip(" "):
        line -= 1
        column = max(0, len(lines[line].rstrip(" ")) - 1)
    return line, column
