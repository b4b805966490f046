"""Icons: the site's logo, or its initials on its colour."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from nutgraf.model.icons import Icon
from nutgraf.rendering.cards import FontCase

FINE = 4
"""It is drawn so much larger and made smaller: that makes edges smooth."""

PAPER = "#ffffff"
ROUNDING = 0.2
LETTER_SIZES = {1: 0.66, 2: 0.5}
BESIDE_LOGO = 0.08
"""As parts of the side."""

ICO_SIZES = [(16, 16), (32, 32), (48, 48)]
FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")


def encode_icon(icon: Icon) -> bytes:
    """An icon as a PNG, or as an ICO of 16, 32 and 48 pixels."""
    image = _with_logo(icon) if icon.logo else _with_letters(icon)
    file = BytesIO()
    if icon.is_ico:
        image.save(file, "ICO", sizes=ICO_SIZES)
    else:
        image.save(file, "PNG")
    return file.getvalue()


def _with_logo(icon: Icon) -> Image.Image:
    """The logo whole, in the middle of white: phones show black where nothing is."""
    with Image.open(BytesIO(icon.logo), formats=FORMATS) as logo:
        room = round(icon.size * (1 - 2 * BESIDE_LOGO))
        fitted = ImageOps.contain(logo.convert("RGBA"), (room, room), Image.Resampling.LANCZOS)
    image = Image.new("RGBA", (icon.size, icon.size), PAPER)
    place = ((icon.size - fitted.width) // 2, (icon.size - fitted.height) // 2)
    image.alpha_composite(fitted, place)
    return image.convert("RGB")


def _with_letters(icon: Icon) -> Image.Image:
    side = icon.size * FINE
    image = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, side - 1, side - 1), side * ROUNDING, icon.accent)
    face = FontCase().bold(icon.letters)
    if face:
        font = face.at(round(side * LETTER_SIZES[len(icon.letters)]))
        left, top, right, bottom = font.getbbox(icon.letters)
        middle = ((side - left - right) / 2, (side - top - bottom) / 2)
        pen.text(middle, icon.letters, PAPER, font)
    return image.reduce(FINE)
