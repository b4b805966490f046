"""Words on a card: each text in the largest size in which it has room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from PIL import ImageDraw

from nutgraf.model.cards import CARD_WIDTH
from nutgraf.rendering.cards.fonts import Face
from nutgraf.rendering.cards.lines import break_lines, widest_piece

SPARE = 12
"""Of every measure: letters are rounded to whole pixels in each size."""

LEADING = 1.12
RISE = 0.78
"""From a line's top to where its letters stand, as a part of the size."""

TRIAL_SIZE = 100
"""In which words are measured; widths in other sizes are in proportion."""

Type: TypeAlias = tuple[Face | None, tuple[int, ...]]
"""A font, and the sizes to choose from. Without a font there are no words."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A column for words: how far from the side where reading begins, and from the other one."""

    pen: ImageDraw.ImageDraw
    is_right_to_left: bool
    start: int
    end: int

    @property
    def measure(self) -> float:
        """How wide the column is, in pixels."""
        return CARD_WIDTH - self.start - self.end - SPARE

    def line(
        self, text: str, y: float, colour: str, type_: Type, room: float, *, at_end: bool = False
    ) -> float:
        """Write a text on one line, cut where it must be; gives how wide it has become."""
        face, sizes = type_
        if not text or face is None:
            return 0
        length = face.at(TRIAL_SIZE).getlength
        fitting = (size for size in sizes if length(text) * size <= room * TRIAL_SIZE)
        size = next(fitting, sizes[-1])
        while length(text) * size > room * TRIAL_SIZE and len(text) > 1:
            text = f"{text[:-2].rstrip()}…"
        self._letter(text, y, colour, (face, size), at_end)
        return length(text) * size / TRIAL_SIZE

    def block(self, text: str, top: float, colour: str, type_: Type, room: float) -> float:
        """Write a text on several lines, no higher than `room`; gives where the last one ends."""
        face, sizes = type_
        if not text or face is None:
            return top
        size, lines = self._fitted(text, face, sizes, room)
        for at, line in enumerate(lines):
            self._letter(line, top + size * (RISE + at * LEADING), colour, (face, size), False)
        return top + len(lines) * size * LEADING

    def _fitted(
        self, text: str, face: Face, sizes: tuple[int, ...], room: float
    ) -> tuple[int, list[str]]:
        """The largest size in which a text has room, with no word broken, and its lines.

        In the smallest size, words are broken and the end is cut off, where it must be.
        """
        measure: Callable[[str], float] = cache(face.at(TRIAL_SIZE).getlength)
        widest, size, lines = widest_piece(text, measure), sizes[0], [text]
        for size in sizes:
            width = self.measure * TRIAL_SIZE / size
            lines = break_lines(text, width, measure)
            if widest <= width and len(lines) * size * LEADING <= room:
                return size, lines
        kept = lines[: max(1, int(room / (size * LEADING)))]
        if len(kept) < len(lines):
            kept[-1] = f"{kept[-1][:-1].rstrip()}…"
        return size, kept

    def _letter(
        self, text: str, y: float, colour: str, letters: tuple[Face, int], at_end: bool
    ) -> None:
        """Write from where reading begins, or up to where it ends."""
        face, size = letters
        x = CARD_WIDTH - self.end if at_end else self.start
        on_the_right = at_end is not self.is_right_to_left
        self.pen.text(
            (CARD_WIDTH - x if self.is_right_to_left else x, round(y)),
            text,
            colour,
            face.at(size),
            "rs" if on_the_right else "ls",
            direction="rtl" if self.is_right_to_left else "ltr",
        )
