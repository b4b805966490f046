"""The writer's picture as it stands on a card."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageOps

from nutgraf.model.pictures import PictureFile
from nutgraf.rendering.pictures.making import BrokenPictureError, decode

CREDIT_STRIP = 44
"""Pixels below a picture whose credit has to be named."""

MARGIN = 40
"""Around a drawing, which is shown whole."""

PAPER = (255, 255, 255)
SMOOTHLY: Final = Image.Resampling.LANCZOS
UPPER_THIRD = (0.5, 0.33)
"""Where the middle of a crop is, as a part of what is cropped: heads are rather above."""


def fit_picture(picture: PictureFile, content: bytes, *, has_credit: bool) -> Image.Image | None:
    """The picture in `content` in the size of its place on a card; None for a broken one.

    A photograph is cropped to it, of what is drawn or transparent nothing is cut off.
    """
    version = picture.version
    if version is None:
        return None
    size = (version.width, version.height - (CREDIT_STRIP if has_credit else 0))
    try:
        decoded = decode(content, max(size))
    except BrokenPictureError:
        return None
    if not version.is_drawing:
        return ImageOps.fit(decoded, size, SMOOTHLY, centering=UPPER_THIRD)
    inside = (size[0] - 2 * MARGIN, size[1] - 2 * MARGIN)
    whole = ImageOps.contain(decoded.convert("RGBA"), inside, SMOOTHLY)
    place = Image.new("RGB", size, PAPER)
    place.paste(whole, ((size[0] - whole.width) // 2, (size[1] - whole.height) // 2), whole)
    return place
