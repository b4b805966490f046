"""How files can be compressed on their way to a reader."""

from __future__ import annotations

from enum import StrEnum


class Compression(StrEnum):
    """A way to compress, by the ending of a compressed file's name."""

    BROTLI = "br"
    GZIP = "gz"
