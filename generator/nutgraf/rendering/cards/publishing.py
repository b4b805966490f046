"""Cards as files, each drawn once."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from PIL import Image
from PIL import __version__ as pillow_version

from nutgraf.model.cards import SocialCard
from nutgraf.model.diagnostics import Diagnostic, Location, Severity
from nutgraf.rendering.cards.drawing import RECIPE, Lettering, Words, draw_card
from nutgraf.rendering.cards.fonts import FontCase
from nutgraf.rendering.cards.picture import fit_picture
from nutgraf.rendering.locales import locale_of
from nutgraf.rendering.pictures.album import Album
from nutgraf.rendering.wording import word_when

RTL = "right-to-left"
MOST_CHARACTERS = 1_000
"""Of each text: more than has room in the smallest letters, so that it ends in an ellipsis."""


@dataclass(frozen=True, slots=True)
class FinishedCard:
    """A card as a PNG, and what is to be said of it."""

    content: bytes
    finding: Diagnostic | None = None


def make_card(
    card: SocialCard, fonts: FontCase, album: Album, picture: bytes = b""
) -> FinishedCard:
    """A card, from the album if it is there. What no font can draw is left out, with a warning.

    `picture` is the file of the picture on it; without one, or with a broken one, the card is
    drawn as if there were none.
    """
    words = _words(card)
    lettering = Lettering(
        fonts.bold(words.headline),
        fonts.bold(words.site + words.label),
        fonts.plain(words.description + words.dates + words.credit),
    )
    key = _key(card, words, lettering, picture)
    content = album.find(key)
    if content is None:
        content = draw_card(card, words, lettering, _shown(card, picture))
        album.keep(key, content)
    return FinishedCard(content, None if lettering.is_complete else _lacking(card))


def _shown(card: SocialCard, content: bytes) -> Image.Image | None:
    has_credit = bool(card.credit)
    return fit_picture(card.picture, content, has_credit=has_credit) if card.picture else None


def _words(card: SocialCard) -> Words:
    return Words(
        _drawable(card.headline),
        _drawable(card.site),
        _drawable(card.label),
        _drawable(card.description),
        word_when(card.dates, card.lang) if card.dates else "",
        _drawable(card.credit),
        locale_of(card.lang).character_order == RTL,
    )


def _drawable(text: str) -> str:
    """The text in one line, without more of it than there is room for."""
    return " ".join(text[:MOST_CHARACTERS].split())


def _key(card: SocialCard, words: Words, lettering: Lettering, picture: bytes) -> str:
    """What a card is made of, as a name for it."""
    version = card.picture.version if card.picture else None
    shown = (version, sha256(picture).hexdigest())
    parts = (RECIPE, pillow_version, words, card.accent, card.marks, lettering.digests, shown)
    return sha256(repr(parts).encode("utf-8", "replace")).hexdigest()


def _lacking(card: SocialCard) -> Diagnostic:
    message = f"No font on this machine can draw all of the social card of “{card.headline}”."
    hint = "Install a font for its script: the fonts of Debian's `fonts-noto` draw nearly all."
    return Diagnostic(
        Severity.WARNING, "card-without-font", message, Location(card.path or "nutgraf.toml"), hint
    )
