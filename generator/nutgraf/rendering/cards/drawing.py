"""A card as it is drawn: the story's line of time, what is told, and the writer's picture."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from nutgraf.model.cards import CARD_HEIGHT, CARD_WIDTH, PICTURE_WIDTH, SocialCard
from nutgraf.rendering.cards.fonts import Face
from nutgraf.rendering.cards.sheet import Sheet

PAPER, INK, QUIET = "#ffffff", "#15171c", "#5a5f6e"
INSIDE_OF_SPANS = 0.1
"""How much of the accent there is in the paper of a span."""

EDGE = 76
AXIS, TEXT = 108, 184
"""From the side where reading begins, in pixels like everything here: the line, and the words."""

HEAD_LINE, FOOT_LINE = 104, CARD_HEIGHT - 66
"""On which the name of the site stands, and the dates."""

HEADLINE_TOP, HEADLINE_BOTTOM = 152, 508
HEADLINE_SIZES = (128, 112, 104, 96, 88, 80, 72, 64, 56, 48, 40)
DESCRIPTION_SIZES = (44, 40, 36, 32)
SMALL_SIZES = (36, 32, 28, 24)
SPACE_BELOW_HEADLINE = 8
LEAST_FOR_DESCRIPTION = 79

MOST_OF_A_LABEL = 0.4
BESIDE_A_LABEL = 40
"""Of the line with the name of the site: how much its topic may take, and what stays free."""

BESIDE_PICTURE = 44
"""What stays free between words and a picture."""

CREDIT_SIZES = (22, 18)
CREDIT_EDGE, CREDIT_LINE = 14, CARD_HEIGHT - 15
"""What is free beside a picture's credit, and the line on which it stands, below the picture."""

FINE = 4
"""Circles are drawn so much larger and made smaller: that makes their edges smooth."""

TOP_MARK, LOWEST_MARK = HEAD_LINE - 12, FOOT_LINE - 12
RADIUS, STROKE, GAP = 12, 4, 5
SHADES = (INK, QUIET)
STEPS = 12
RECIPE = "2"
"""Changes when a card would be drawn otherwise."""


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
    credit: str
    is_right_to_left: bool


def draw_card(
    card: SocialCard, words: Words, lettering: Lettering, picture: Image.Image | None = None
) -> bytes:
    """The card, 1,200 by 630 pixels: a PNG in few colours, a JPEG if there can be a picture on it.

    The picture has the size of its place.
    """
    image = Image.new("RGB", (CARD_WIDTH, CARD_HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    _draw_time(image, card, words.is_right_to_left)
    if picture:
        sheet = Sheet(pen, words.is_right_to_left, TEXT, PICTURE_WIDTH + BESIDE_PICTURE)
        image.paste(picture, (0 if words.is_right_to_left else CARD_WIDTH - PICTURE_WIDTH, 0))
        _letter_credit(sheet, words, lettering)
    else:
        sheet = Sheet(pen, words.is_right_to_left, TEXT, EDGE)
    _letter_lines(sheet, card, words, lettering)
    _letter_headline(sheet, words, lettering)
    file = BytesIO()
    if card.picture:
        image.save(file, "JPEG", quality=88, subsampling="4:4:4", optimize=True)
    else:
        image.quantize(palette=_palette(card.accent), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _letter_lines(sheet: Sheet, card: SocialCard, words: Words, lettering: Lettering) -> None:
    """Above the headline the site and, where there is room, the topic; below it the dates."""
    small, room = (lettering.small, SMALL_SIZES), sheet.measure
    if sheet.end == EDGE:
        most = room * MOST_OF_A_LABEL
        taken = sheet.line(words.label, HEAD_LINE, card.accent, small, most, at_end=True)
        room -= taken + BESIDE_A_LABEL if taken else 0
    sheet.line(words.site, HEAD_LINE, INK, small, room)
    sheet.line(words.dates, FOOT_LINE, QUIET, (lettering.rest, SMALL_SIZES), sheet.measure)


def _letter_credit(sheet: Sheet, words: Words, lettering: Lettering) -> None:
    start = CARD_WIDTH - PICTURE_WIDTH + CREDIT_EDGE
    below = Sheet(sheet.pen, sheet.is_right_to_left, start, CREDIT_EDGE)
    below.line(words.credit, CREDIT_LINE, QUIET, (lettering.rest, CREDIT_SIZES), below.measure)


def _letter_headline(sheet: Sheet, words: Words, lettering: Lettering) -> None:
    """The headline as large as it can be, and below it the description as far as there is room."""
    kept_free = LEAST_FOR_DESCRIPTION if words.description else 0
    headline = (lettering.headline, HEADLINE_SIZES)
    room = HEADLINE_BOTTOM - HEADLINE_TOP - kept_free
    y = sheet.block(words.headline, HEADLINE_TOP, INK, headline, room) + SPACE_BELOW_HEADLINE
    description = (lettering.rest, DESCRIPTION_SIZES)
    sheet.block(words.description, y, QUIET, description, HEADLINE_BOTTOM - y)


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
