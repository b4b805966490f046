"""Looks at pictures: whether they can be shown, and how large they are. No pixel is read here."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ExifTags, Image

from nutgraf.checking.drawings import NotADrawingError, look_at_drawing
from nutgraf.model.pictures import Look, PictureFormat

MOST_BYTES = 50_000_000
MOST_BYTES_OF_A_DRAWING = 5_000_000
MOST_PIXELS_ON_A_SIDE = 16_383
"""As many as WebP takes."""

LAID_ON_ITS_SIDE = 5
"""From this value of Exif's orientation on, width and height are exchanged (Exif 2.3, 4.6.4)."""

FORMATS = {
    "AVIF": PictureFormat.AVIF,
    "GIF": PictureFormat.GIF,
    "JPEG": PictureFormat.JPEG,
    "MPO": PictureFormat.JPEG,
    "PNG": PictureFormat.PNG,
    "WEBP": PictureFormat.WEBP,
}
"""By Pillow's names; MPO is what some cameras add to a JPEG."""

KNOWN = "JPEG, PNG, WebP, AVIF or GIF, or a drawing as SVG"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a picture can't be shown as it is, and what to do."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Impression:
    """What a look at a file gives: no look where there is a flaw that can't be passed over.

    An unsafe drawing has neither: that is said of every drawing, shown or not.
    """

    look: Look | None
    flaw: Flaw | None = None


def look_at(file: str) -> Impression:
    """What there is to know of the picture in a file. OSError if it can't be read."""
    status = Path(file).stat()
    return _look_at(file, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=10_000)
def _look_at(file: str, size: int, changed: int) -> Impression:  # noqa: ARG001 - tells versions apart
    is_drawing = file.lower().endswith(".svg")
    most = MOST_BYTES_OF_A_DRAWING if is_drawing else MOST_BYTES
    if size > most:
        return _refused(
            "picture-too-large", f"has more than {most // 1_000_000} MB", "Save it smaller."
        )
    if is_drawing:
        return Impression(_look_at_drawing(Path(file).read_bytes()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return _picture(file)


def _look_at_drawing(content: bytes) -> Look | None:
    try:
        return look_at_drawing(content)
    except NotADrawingError:
        return None


def _picture(file: str) -> Impression:
    try:
        with Image.open(file, formats=("AVIF", "GIF", "JPEG", "PNG", "WEBP")) as picture:
            return _impression(picture)
    except Image.DecompressionBombError:
        return _too_many_pixels(PictureFormat.JPEG)
    except Exception:  # noqa: BLE001 - a decoder may raise anything at a file that isn't what it seems
        return _refused("picture-format", f"isn't a picture as {KNOWN}", "Save it as one of them.")


def _impression(picture: Image.Image) -> Impression:
    width, height = picture.size
    form = FORMATS[str(picture.format)]
    if width * height > form.most_pixels or max(width, height) > MOST_PIXELS_ON_A_SIDE:
        return _too_many_pixels(form)
    if picture.getexif().get(ExifTags.Base.Orientation, 1) >= LAID_ON_ITS_SIDE:
        width, height = height, width
    look = Look(form, width, height, picture.has_transparency_data)
    if getattr(picture, "is_animated", False) and picture.format != "MPO":
        message = "This picture moves, and only its first frame is shown."
        hint = "Readers can't stop it: give it as a video, or as several pictures."
        return Impression(look, Flaw("moving-picture", message, hint))
    return Impression(look)


def _too_many_pixels(form: PictureFormat) -> Impression:
    what = (
        f"has more than {form.most_pixels // 1_000_000} million pixels, "
        f"or more than {MOST_PIXELS_ON_A_SIDE:,} on a side"
    )
    return _refused("picture-too-large", what, "No screen shows that many: save it smaller.")


def _refused(code: str, what: str, hint: str) -> Impression:
    return Impression(None, Flaw(code, f"This file {what}.", hint))
