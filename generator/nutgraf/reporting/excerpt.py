"""A line of the writer's file with the value underlined, whatever characters are in it."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

from rich.cells import CellSpan, split_graphemes

from nutgraf.model.diagnostics import Location

TAB = "    "
JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling in Persian, in Indic scripts and in emoji."""

REACH = 500
"""As many characters of a line are looked at on either side of the value: lines can be huge."""


def harmless(text: str) -> str:
    """The text with everything invisible or commanding spelt out: "<U+202E>"; tabs as spaces.

    Nothing in it can turn a line around, move the cursor or colour the terminal.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def underline(location: Location, room: int) -> tuple[str, str]:
    """The location's line, and the carets under it, in at most `room` terminal cells (20 or more).

    A line that is longer is cut around the value. Wide characters count as two cells, combining
    marks as none (UAX #11). Without a length, all of the line but its indentation is underlined.
    """
    start, end = _marked(location)
    near = slice(max(0, start - REACH), start + REACH)
    parts = [harmless(character) for character in location.text[near]]
    offsets = (0, *accumulate(map(len, parts)))
    shown = "".join(parts)
    begins, ends = offsets[start - near.start], offsets[min(end - near.start, len(parts))]
    cells, _ = split_graphemes(shown, "latest")
    first, last = _covered(cells, begins, ends)
    begin, stop = _window(cells, first, room)
    before = "…" if begin or near.start else ""
    after = "…" if stop < len(cells) or near.stop < len(location.text) else ""
    visible = "".join(shown[cell[0] : cell[1]] for cell in cells[begin:stop])
    indent = len(before) + _width(cells[begin:first])
    carets = max(1, _width(cells[first : min(last, stop)]))
    return f"{before}{visible}{after}".rstrip(), " " * indent + "^" * carets


def marked(location: Location) -> tuple[str, str, str]:
    """The location's line in three parts, harmless: before the marked stretch, this, after it.

    A very long line is cut on both sides, and so is a very long stretch.
    """
    start, end = _marked(location)
    text = location.text
    parts = text[max(0, start - REACH) : start], text[start:end][:REACH], text[end : end + REACH]
    before, stretch, after = map(harmless, parts)
    return before, stretch, after


def _shown(character: str) -> str:
    if character == "\t":
        return TAB
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in JOINERS:
        return f"<U+{ord(character):04X}>"
    return character


def _marked(location: Location) -> tuple[int, int]:
    """Where in the line the marked stretch begins and ends; both are inside it."""
    text = location.text
    if not location.length:
        return len(text) - len(text.lstrip()), max(len(text.rstrip()), 1)
    start = min(location.column - 1, len(text))
    return start, min(start + location.length, len(text))


def _covered(cells: list[CellSpan], start: int, end: int) -> tuple[int, int]:
    """The range of the cells that hold any of the characters from `start` to `end`."""
    first = sum(stop <= start for _, stop, _ in cells)
    return first, first + sum(begin < end for begin, _, _ in cells[first:])


def _window(cells: list[CellSpan], first: int, room: int) -> tuple[int, int]:
    """The range of the cells to show: all, or what fits around the cell `first`.

    A third of the room is for what stands before it, a cell at either end for an ellipsis. Behind
    the last cell there is one more, for the caret of what stands at the end of the line.
    """
    if _width(cells) + (first == len(cells)) <= room:
        return 0, len(cells)
    room -= 2
    begin = first
    while begin and _width(cells[begin - 1 : first]) <= room // 3:
        begin -= 1
    stop = begin
    while stop < len(cells) and _width(cells[begin : stop + 1]) <= room:
        stop += 1
    while begin and _width(cells[begin - 1 : stop]) <= room:
        begin -= 1
    return begin, stop


def _width(cells: list[CellSpan]) -> int:
    return sum(width for _, _, width in cells)
