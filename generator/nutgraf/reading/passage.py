"""A run of lines of a file, and how to point into it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nutgraf.model.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole lines of the file at `path` (relative to the site's root).

    Each ends with a line feed; `first_line` is the number of the first one, from 1.
    """

    path: str
    first_line: int
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return _lines(self.text)

    def location(self, line: int, column: int, length: int) -> Location:
        """The stretch from `column` on the line with index `line`, both from 0.

        A stretch that runs over the end of its line is cut there.
        """
        text = self.lines[line]
        length = min(length, len(text) - column)
        return Location(self.path, self.first_line + line, column + 1, length, text)

    def location_at(self, start: int, length: int) -> Location:
        """The stretch that begins with character `start` of the passage, from 0."""
        line_start = self.text.rfind("\n", 0, start) + 1
        return self.location(self.text.count("\n", 0, start), start - line_start, length)


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))
