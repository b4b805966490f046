"""What a host says along with a file."""

from __future__ import annotations

from msgspec import Struct


class HeaderRule(Struct, frozen=True):
    """HTTP headers, as names with values, for the paths that match; a "*" stands for anything."""

    paths: str
    headers: tuple[tuple[str, str], ...]
