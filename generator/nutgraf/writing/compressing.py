"""Compressed copies of files, for hosts that send these instead of compressing for every reader."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib.metadata import version
from typing import NamedTuple

from nutgraf.model.compression import Compression
from nutgraf.model.pages import Artifact
from nutgraf.writing.comparing import Compared, Stager

TEXTS = "css csv geojson html ics js json jsonld md mjs svg txt webmanifest xml"
ENDINGS = frozenset(TEXTS.split())
"""Of files that get smaller. Pictures, fonts, recordings and archives are compressed already."""

FEWEST_BYTES = 512
"""What is shorter travels in one packet either way."""

LASTING = "assets/"
"""Here lie the few files that every reader loads, and that change least: they may take long."""

EFFORTS = {Compression.BROTLI: 5, Compression.GZIP: 9}
MOST_EFFORT = {Compression.BROTLI: 11, Compression.GZIP: 9}
"""Brotli's best takes seventy times as long as its 5, to save an eighth."""

GZIP_WITH_HEADER = 31
SYSTEM_BYTE, NO_SYSTEM = 9, b"\xff"
"""Where a gzip file says on what system it was made, and how it doesn't (RFC 1952, 2.3.1)."""


class Copy(NamedTuple):
    """A copy to be made: of which file, and how."""

    of: Compared
    kind: Compression

    @property
    def path(self) -> str:
        """Where it will lie."""
        return f"{self.of.path}.{self.kind}"


def is_worthwhile(file: Compared) -> bool:
    """Whether a compressed copy of a file is likely to be of use."""
    ending = file.path.rpartition(".")[2]
    return ending in ENDINGS and file.version is not None and file.version.size >= FEWEST_BYTES


def compressed(content: bytes, kind: Compression, most: bool = False) -> bytes:
    """The same for the same content: neither a time nor a system is in it. `most` may take long."""
    effort = (MOST_EFFORT if most else EFFORTS)[kind]
    if kind is Compression.BROTLI:
        import brotli

        return bytes(brotli.compress(content, quality=effort))
    made = zlib.compress(content, effort, wbits=GZIP_WITH_HEADER)
    return made[:SYSTEM_BYTE] + NO_SYSTEM + made[SYSTEM_BYTE + 1 :]


def compressor_state() -> str:
    """What a copy depends on beside its file."""
    efforts = [*EFFORTS.values(), *MOST_EFFORT.values()]
    return f"zlib {zlib.ZLIB_RUNTIME_VERSION} brotli {version('brotli')} {efforts} {LASTING}"


class Press:
    """Makes compressed copies and stages them. Any process may have one."""

    def __init__(self, stager: Stager) -> None:
        self._stager = stager

    def __call__(self, copies: tuple[Copy, ...]) -> tuple[tuple[Copy, Compared | None], ...]:
        """What came of each copy: None of one that isn't smaller than its file."""
        return tuple(self._made(copies))

    def _made(self, copies: tuple[Copy, ...]) -> Iterator[tuple[Copy, Compared | None]]:
        for copy in copies:
            content = self._stager.content(copy.of)
            made = compressed(content, copy.kind, copy.path.startswith(LASTING))
            is_smaller = len(made) < len(content)
            yield copy, self._stager.add(Artifact(copy.path, made)) if is_smaller else None
