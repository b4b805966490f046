"""Social cards: what a story looks like where somebody shares its address."""

from __future__ import annotations

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.pictures import PictureFile

CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""In pixels: the shape that Open Graph's readers expect."""

PICTURE_WIDTH = 456
"""Of a picture on a card: the end of it, as high as the card."""


class Mark(Struct, frozen=True):
    """An event on a card's line of time: from where to where, as parts of its length."""

    start: float
    end: float
    is_sure: bool = True


class SocialCard(Struct, frozen=True):
    """What a card says. `url` is its site address, `path` the file of content that it is about.

    `dates` is the time that the story covers, None where nothing is dated; `label` is its topic,
    `description` says who somebody is, and either may be "". `accent` is a colour, "#2345c4".
    `picture` is the writer's, cropped to its place on the card, and `credit` says whose it is.
    """

    url: str
    path: str
    headline: str
    site: str
    lang: str
    accent: str
    dates: When | None = None
    label: str = ""
    description: str = ""
    marks: tuple[Mark, ...] = ()
    picture: PictureFile | None = None
    credit: str = ""
