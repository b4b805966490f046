"""The owner's colours: written as CSS has them, and legible where the theme writes in them."""

from __future__ import annotations

import re

from nutgraf.model.look import DARK_PAPER, LIGHT_PAPER, contrast, mixed

LEGIBLE = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3, level AA)."""

STEPS = 100
_COLOUR = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def read_colour(text: str) -> str:
    """A colour as "#rrggbb". ValueError, in plain words, for anything but "#rgb" and "#rrggbb"."""
    if not _COLOUR.fullmatch(text):
        raise ValueError(f"`{text}` is not a colour.")
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def is_legible(colour: str, paper: str) -> bool:
    """Whether text in a colour can be read on a paper."""
    return contrast(colour, paper) >= LEGIBLE


def nearest_legible(colour: str, paper: str) -> str:
    """The colour itself, or as little darker (on light paper) or lighter (on dark) as needed."""
    way = "#000000" if paper == LIGHT_PAPER else "#ffffff"
    shades = (mixed(colour, way, step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in shades if is_legible(shade, paper))


def for_the_dark(accent: str) -> str:
    """The accent of a dark page, where only that of a light one was chosen."""
    return nearest_legible(mixed(accent, "#ffffff", 0.35), DARK_PAPER)
