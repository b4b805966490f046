"""Pictures: what is known of a file, and the versions of it that a site shows."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from nutgraf.model.diagnostics import Location
from nutgraf.model.documents import Place


class PictureFormat(StrEnum):
    """How a picture is encoded, named like the ending of its files."""

    AVIF = "avif"
    GIF = "gif"
    JPEG = "jpg"
    PNG = "png"
    SVG = "svg"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        """Its media type (IANA)."""
        special = {PictureFormat.JPEG: "jpeg", PictureFormat.SVG: "svg+xml"}
        return f"image/{special.get(self, self.value)}"

    @property
    def most_pixels(self) -> int:
        """How many a picture may have: open, it takes four bytes for each, and as much to convert.

        A JPEG is made smaller while it is read.
        """
        return 64_000_000 if self is PictureFormat.JPEG else 32_000_000


class Look(Struct, frozen=True, array_like=True):
    """What a picture's file says of it before its pixels are read.

    The size is in pixels, as it is seen upright; 0 by 0 for a drawing that has none.
    """

    format: PictureFormat
    width: int
    height: int
    is_transparent: bool = False


class Version(Struct, frozen=True, array_like=True):
    """A picture as one file of the site has it: its size in pixels, and its format.

    A picture of another shape is cropped to it. `is_drawing` keeps edges and colours sharp.
    """

    width: int
    height: int
    format: PictureFormat
    is_drawing: bool = False


class PictureFile(Struct, frozen=True, array_like=True):
    """A version of a writer's picture, to be published at a site address.

    `file` is where the picture is read from, `path` the same from the site's root; `place` is
    what names it, None where nothing does but a link. Without a `version` it stays as it is, but
    for what a camera has written into it.
    """

    url: str
    path: str
    file: str
    version: Version | None = None
    place: Place | None = None

    @property
    def location(self) -> Location:
        """Where a writer looks when something is wrong with it."""
        return self.place.location if self.place else Location(self.path)
