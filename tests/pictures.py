"""Pictures for tests, drawn here."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

ORIENTATION = 0x0112
ARTIST = 0x013B
GPS = 0x8825

BLUE, RED = (20, 30, 120), (230, 60, 50)


def picture(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Blue, with a red upper left quarter: what is up and what is left can be seen."""
    drawn = Image.new("RGB", (width, height), BLUE)
    ImageDraw.Draw(drawn).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=RED)
    return drawn.convert(mode)


def encoded(drawn: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """A picture as the bytes of a file."""
    file = BytesIO()
    drawn.save(file, kind, **options)
    return file.getvalue()


def photograph(width: int = 1500, height: int = 1000, orientation: int = 1) -> bytes:
    """A JPEG as a camera writes it: who took it, where, and how it was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[ARTIST] = "Jane Secret"
    exif.get_ifd(GPS)[1] = "N"
    return encoded(picture(width, height), "JPEG", exif=exif, quality=95)


def decoded(content: bytes) -> Image.Image:
    """The picture in a file."""
    found = Image.open(BytesIO(content))
    found.load()
    return found


def colour_at(found: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """The colour of a pixel, one number for each of its parts."""
    colour = found.getpixel((x, y))
    assert isinstance(colour, tuple)
    return tuple(round(part) for part in colour)


def is_near(seen: object, meant: tuple[int, ...], by: int = 40) -> bool:
    """Whether a colour is about what it should be, after it has been compressed."""
    assert isinstance(seen, tuple)
    return all(abs(one - other) <= by for one, other in zip(seen, meant, strict=False))
