"""Icons that stand for a site in a browser's tab and on a phone's screen."""

from __future__ import annotations

from msgspec import Struct


class Icon(Struct, frozen=True):
    """A square of so many pixels: the `logo` (a picture's bytes), or else the letters.

    The letters are white on the accent. An `is_ico` has the usual smaller sizes in it too.
    """

    size: int
    letters: str
    accent: str
    logo: bytes = b""
    is_ico: bool = False
