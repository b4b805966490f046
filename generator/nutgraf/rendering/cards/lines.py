"""Breaks a headline into lines: as few as there must be, as even as they can be."""

from __future__ import annotations

import re
from collections.abc import Callable

Measure = Callable[[str], float]
"""The width of a text in pixels."""

EVENNESS = 64
"""Into how many parts a line is divided to find the width in which all lines are alike."""

_WITHOUT_SPACES = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
_CLINGING = (
    "\\s!%),.:;?\\]}…、。，．：；？！）」』】》〉’”ーっゃゅょッャュョ\u0300-\u036f\u0e31-\u0e4e"
)
_PIECES = re.compile(rf"[{_WITHOUT_SPACES}][{_CLINGING}]*|\s|(?:(?![{_WITHOUT_SPACES}])\S)+")
"""What isn't broken: a word, or a character of a script without spaces, with what clings to it."""


def break_lines(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of a text, none wider than `width` but for a single character that is."""
    pieces = [part for piece in _PIECES.findall(text) for part in _cut(piece, width, measure)]
    widths = [(piece, measure(piece)) for piece in pieces]
    fewest = len(_filled(widths, width))
    narrow, wide = max((each for _, each in widths), default=0.0), width
    while wide - narrow > width / EVENNESS:
        middle = (narrow + wide) / 2
        if len(_filled(widths, middle)) > fewest:
            narrow = middle
        else:
            wide = middle
    return _filled(widths, wide)


def widest_piece(text: str, measure: Measure) -> float:
    """The width of the widest part of a text that isn't broken unless it must be."""
    return max(map(measure, _PIECES.findall(text)), default=0.0)


def _filled(pieces: list[tuple[str, float]], width: float) -> list[str]:
    """Lines with as many of the pieces as there is room for; spaces end none and begin none."""
    lines, line, length = [], "", 0.0
    for piece, wide in pieces:
        if line and length + wide > width and not piece.isspace():
            lines.append(line.rstrip())
            line, length = "", 0.0
        if line or not piece.isspace():
            line, length = line + piece, length + wide
    return [*lines, line.rstrip()] if line.strip() else lines


def _cut(piece: str, width: float, measure: Measure) -> list[str]:
    """A word in parts, where it is wider than a line."""
    parts = [""]
    for character in piece if measure(piece) > width else [piece]:
        if parts[-1] and measure(parts[-1] + character) > width:
            parts.append("")
        parts[-1] += character
    return parts
