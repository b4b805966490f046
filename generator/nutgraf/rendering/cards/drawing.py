"""A card as it is drawn: the story's line of time, and beside it what is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageColor, ImageDraw

from nutgraf.model.cards import CARD_HEIGHT, CARD_WIDTH, SocialCard
from nutgraf.rendering.cards.fonts import Face
from nutgraf.rendering.cards.lines import break_lines

PAPER, INK, QUIET = "#ffffff", "#15171c", "#5a5f6e"
INSIDE_OF_SPANS = 0.1
"""How much of the accent there is in the paper of a span."""

EDGE = 76
AXIS, TEXT = 108, 184
"""From the side where reading begins, in pixels like everything here: the line, and the words."""

MEASURE = CARD_WIDTH - TEXT - EDGE - 12
"""A little less than there is: letters are rounded to whole pixels in each size."""

HEAD_LINE, FOOT_LINE = 104, CARD_HEIGHT - 66
"""On which the name of the site stands, and the dates."""

HEADLINE_TOP, HEADLINE_BOTTOM = 152, 508
HEADLINE_SIZES = (128, 112, 104, 96, 88, 80, 72, 64, 56, 48, 40)
DESCRIPTION_SIZES = (44, 40, 36)
SMALL = 36
LEADING = 1.12
RISE = 0.78
"""From a line's top to where its letters stand, as a part of the size."""

TRIAL_SIZE = 100
"""In which words are measured; widths in other sizes are in proportion."""

FINE = 4
"""Circles are drawn so much larger and made smaller: that makes their edges smooth."""

TOP_MARK, LOWEST_MARK = HEAD_LINE - 12, FOOT_LINE - 12
RADIUS, STROKE, GAP = 12, 4, 5
SHADES = (INK, QUIET)
STEPS = 12
SPACE_BELOW_HEADLINE = 8
RECIPE = "1"
"""Changes when a card would be drawn otherwise."""


Type: TypeAlias = tuple[Face | None, int]
"""A font in a size."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """The fonts of a card: of the headline, of the site and the topic, of the rest.

    None where there is no font for a text: it is left out then.
    """

    headline: Face | None
    small: Face | None
    rest: Face | None

    @property
    def is_complete(self) -> bool:
        """Whether everything can be drawn."""
        return None not in (self.headline, self.small, self.rest)

    @property
    def digests(self) -> tuple[str, ...]:
        """What tells these fonts from others."""
        faces = (self.headline, self.small, self.rest)
        return tuple(face.digest if face else "" for face in faces)


@dataclass(frozen=True, slots=True)
class Words:
    """What is lettered on a card, ready in its language."""

    headline: str
    site: str
    label: str
    description: str
    dates: str
    is_right_to_left: bool


def draw_card(card: SocialCard, words: Words, lettering: Lettering) -> bytes:
    """The card as a PNG of 1,200 by 630 pixels, in few colours."""
    image = Image.new("RGB", (CARD_WIDTH, CARD_HEIGHT), PAPER)
    _draw_time(image, card, words.is_right_to_left)
    sheet = _Sheet(ImageDraw.Draw(image), words.is_right_to_left)
    sheet.letter(words.site, HEAD_LINE, INK, (lettering.small, SMALL))
    sheet.letter(words.label, HEAD_LINE, card.accent, (lettering.small, SMALL), at_end=True)
    sheet.letter(words.dates, FOOT_LINE, QUIET, (lettering.rest, SMALL))
    _letter_headline(sheet, words, lettering)
    file = BytesIO()
    image.quantize(palette=_palette(card.accent), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _letter_headline(sheet: _Sheet, words: Words, lettering: Lettering) -> None:
    """The headline as large as it can be, and below it the description as far as there is room."""
    kept_free = DESCRIPTION_SIZES[0] * LEADING * 1.6 if words.description else 0.0
    face, y = lettering.headline, float(HEADLINE_TOP)
    if face:
        room = HEADLINE_BOTTOM - y - kept_free
        size, lines = _fitted(words.headline, face, HEADLINE_SIZES, room)
        y = sheet.letter_lines(lines, y, INK, (face, size))
    if words.description and lettering.rest:
        y += SPACE_BELOW_HEADLINE
        room = HEADLINE_BOTTOM - y
        size, lines = _fitted(words.description, lettering.rest, DESCRIPTION_SIZES, room)
        sheet.letter_lines(lines, y, QUIET, (lettering.rest, size))


def _fitted(text: str, face: Face, sizes: tuple[int, ...], room: float) -> tuple[int, list[str]]:
    """The largest size in which a text has room, with its lines; the smallest, cut, if none has."""
    measure: Callable[[str], float] = cache(face.at(TRIAL_SIZE).getlength)
    size, lines = sizes[0], [text]
    for size in sizes:
        lines = break_lines(text, MEASURE * TRIAL_SIZE / size, measure)
        if len(lines) * size * LEADING <= room:
            return size, lines
    kept = lines[: max(1, int(room / (size * LEADING)))]
    if len(kept) < len(lines):
        kept[-1] = f"{kept[-1][:-1].rstrip()}…"
    return size, kept


@dataclass(frozen=True, slots=True)
class _Sheet:
    pen: ImageDraw.ImageDraw
    is_right_to_left: bool

    def letter_lines(self, lines: list[str], top: float, colour: str, type_: Type) -> float:
        """Write lines below each other; gives where the last of them ends."""
        size = type_[1]
        for at, line in enumerate(lines):
            self.letter(line, top + size * (RISE + at * LEADING), colour, type_)
        return top + len(lines) * size * LEADING

    def letter(
        self, text: str, y: float, colour: str, type_: Type, *, at_end: bool = False
    ) -> None:
        """Write a text on a line, from where reading begins or up to where it ends."""
        face, size = type_
        if not text or face is None:
            return
        x = CARD_WIDTH - EDGE if at_end else TEXT
        on_the_right = at_end is not self.is_right_to_left
        self.pen.text(
            (CARD_WIDTH - x if self.is_right_to_left else x, round(y)),
            text,
            colour,
            face.at(size),
            "rs" if on_the_right else "ls",
            direction="rtl" if self.is_right_to_left else "ltr",
        )


def _draw_time(image: Image.Image, card: SocialCard, is_right_to_left: bool) -> None:
    """The line of time down the whole card: a dot is a day, a bar a span, a ring isn't sure."""
    half = RADIUS + GAP + 2
    strip = Image.new("RGB", (2 * half * FINE, CARD_HEIGHT * FINE), PAPER)
    pen = ImageDraw.Draw(strip)
    middle = half * FINE
    pen.line((middle, 0, middle, CARD_HEIGHT * FINE), card.accent, STROKE * FINE)
    reach = LOWEST_MARK - TOP_MARK
    wash = _mixed(PAPER, card.accent, INSIDE_OF_SPANS)
    for mark in sorted(card.marks, key=lambda mark: (mark.start - mark.end, mark.start)):
        top, bottom = ((TOP_MARK + part * reach) * FINE for part in (mark.start, mark.end))
        is_day = mark.start == mark.end
        inside = (card.accent if mark.is_sure else PAPER) if is_day else wash
        for radius, fill, outline in (
            (RADIUS + GAP, PAPER, PAPER),
            (RADIUS, inside, card.accent),
        ):
            wide = radius * FINE
            box = (middle - wide, top - wide, middle + wide, bottom + wide)
            pen.rounded_rectangle(box, wide, fill, outline, STROKE * FINE)
    place = CARD_WIDTH - AXIS if is_right_to_left else AXIS
    image.paste(strip.reduce(FINE), (place - half, 0))


def _palette(accent: str) -> Image.Image:
    """Every colour of a card with its way to the paper: letters have smooth edges."""
    colours = [
        _mixed(PAPER, colour, step / STEPS)
        for colour in (*SHADES, accent)
        for step in range(STEPS + 1)
    ]
    colours += [_mixed(PAPER, accent, INSIDE_OF_SPANS)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image


def _mixed(ground: str, colour: str, part: float) -> tuple[int, ...]:
    pairs = zip(ImageColor.getrgb(ground), ImageColor.getrgb(colour), strict=True)
    return tuple(round(under + (over - under) * part) for under, over in pairs)
