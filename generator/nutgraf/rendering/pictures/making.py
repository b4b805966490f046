"""Versions of a picture: the one place where pixels are read and written. Pure functions of bytes.

What a camera has written beside the pixels (Exif, GPS, XMP, colour profile) is in none of them: the
picture is turned upright and its colours are brought to sRGB instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps
from PIL import __version__ as pillow_version

from nutgraf.model.pictures import PictureFormat, Version

READABLE = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
LARGEST_WIDTH = 2560
"""In pixels. All versions are made of the picture in this width, whichever are wanted."""

SMOOTHLY: Final = Image.Resampling.LANCZOS
UPPER_THIRD = (0.5, 0.33)
"""Where the middle of a crop is, as a part of what is cropped: heads are rather above."""

SIXTEEN_BITS = frozenset({"I;16", "I;16B", "I;16L", "I"})
TRANSPARENT = "RGBA"
OPAQUE = "RGB"
SRGB: Final = ImageCms.createProfile("sRGB")

PHOTOGRAPH: dict[PictureFormat, dict[str, Any]] = {
    PictureFormat.AVIF: {"quality": 60, "speed": 6, "max_threads": 1, "codec": "aom"},
    PictureFormat.WEBP: {"quality": 78, "method": 4},
    PictureFormat.JPEG: {"quality": 82, "optimize": True, "progressive": True},
    PictureFormat.PNG: {},
}
DRAWING: dict[PictureFormat, dict[str, Any]] = {
    **PHOTOGRAPH,
    PictureFormat.AVIF: {**PHOTOGRAPH[PictureFormat.AVIF], "quality": 75, "subsampling": "4:4:4"},
    PictureFormat.WEBP: {"quality": 92, "method": 4, "use_sharp_yuv": True},
    PictureFormat.JPEG: {**PHOTOGRAPH[PictureFormat.JPEG], "quality": 90, "subsampling": "4:4:4"},
}
"""For Pillow. One thread: the same bytes come out on a machine with more."""

RECIPE = f"1 {pillow_version}"
"""Changes when the same pixels and version would give other bytes."""


class BrokenPictureError(Exception):
    """The file can't be decoded to its end, or isn't what it was when it was checked."""


def make_versions(content: bytes, versions: tuple[Version | None, ...]) -> tuple[bytes, ...]:
    """The picture in `content` (a file's bytes) in each of these versions, as bytes of files.

    None stands for the same picture in its own format, at most 2,560 pixels wide. Raises
    BrokenPictureError.
    """
    picture, own_format = _read(content)
    return tuple(_version(picture, one or _as_it_is(picture, own_format)) for one in versions)


def _read(content: bytes) -> tuple[Image.Image, PictureFormat]:
    """The picture and its own format; what it was made of isn't kept while it is encoded."""
    with _opened(content) as opened:
        return _decoded(opened), _format(opened)


def decode(content: bytes, least: int) -> Image.Image:
    """A picture upright and in sRGB, where it can be with no less than so many pixels a side.

    Raises BrokenPictureError.
    """
    with _opened(content) as opened:
        return _decoded(opened, (least, least))


def read_to_end(content: bytes) -> None:
    """Decode a picture, as coarsely as its format allows. Raises BrokenPictureError."""
    with _opened(content) as opened:
        opened.draft(OPAQUE, (1, 1))
        opened.load()


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """The picture before its pixels are read; what goes wrong then is a BrokenPictureError."""
    try:
        with Image.open(BytesIO(content), formats=READABLE) as opened:
            if opened.width * opened.height > _format(opened).most_pixels:
                raise BrokenPictureError
            yield opened
    except Exception as error:  # a decoder may raise anything at a broken file
        raise BrokenPictureError from error


def _format(opened: Image.Image) -> PictureFormat:
    name = "JPEG" if opened.format == "MPO" else str(opened.format)
    return PictureFormat["PNG" if name == "GIF" else name]


def _decoded(
    opened: Image.Image, least: tuple[int, int] = (LARGEST_WIDTH, LARGEST_WIDTH)
) -> Image.Image:
    """The pixels, upright and in sRGB, and no more of them than the largest version needs."""
    opened.draft(OPAQUE, least)
    opened.load()
    picture = _in_plain_mode(opened)
    ImageOps.exif_transpose(picture, in_place=True)  # a copy would be as large again
    if picture.width > LARGEST_WIDTH:
        height = max(1, round(picture.height * LARGEST_WIDTH / picture.width))
        picture = picture.resize((LARGEST_WIDTH, height), SMOOTHLY, reducing_gap=3.0)
    return _in_srgb(picture)


def _in_plain_mode(picture: Image.Image) -> Image.Image:
    """With eight bits for each of its colours, none of them from a palette."""
    if picture.mode in SIXTEEN_BITS:
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data and picture.mode != TRANSPARENT:
        return picture.convert(TRANSPARENT)
    return picture.convert(OPAQUE) if picture.mode in {"P", "1", "F"} else picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    mode = TRANSPARENT if picture.mode == TRANSPARENT else OPAQUE
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, given, SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return picture.convert(mode)  # a profile that is broken, or isn't for such pictures
        return converted or picture.convert(mode)
    return picture if picture.mode == mode else picture.convert(mode)


def _as_it_is(picture: Image.Image, own_format: PictureFormat) -> Version:
    return Version(*picture.size, own_format, own_format is PictureFormat.PNG)


def _version(picture: Image.Image, version: Version) -> bytes:
    size = (version.width, version.height)
    made = ImageOps.fit(picture, size, SMOOTHLY, centering=UPPER_THIRD)
    if version.format is PictureFormat.JPEG:
        made = made.convert(OPAQUE)
    made.info.clear()
    options = (DRAWING if version.is_drawing else PHOTOGRAPH)[version.format]
    file = BytesIO()
    made.save(file, version.format.name, **options)
    return file.getvalue()
