"""Pictures that were made before: each is made once, whatever becomes of the texts around it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

DIGEST_SIZE = 32
KEPT_FOR = 60 * 86_400
"""Seconds for which a picture is kept that no build asks for."""

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Album:
    """A folder of finished pictures, each named by what it is made of.

    Several builds may use it at once: a file appears there whole, by renaming, and begins with the
    SHA-256 of the rest, so that one that a crash has cut off is made again. What can't be kept (a
    full disk) is simply made again as well.
    """

    folder: Path

    def find(self, key: str) -> bytes | None:
        """The picture of that name, None if it isn't there or isn't whole."""
        file = self._file(key)
        try:
            kept = file.read_bytes()
        except OSError:
            return None
        content = kept[DIGEST_SIZE:]
        if sha256(content).digest() != kept[:DIGEST_SIZE]:
            return None
        self._note_use(file)
        return content

    def keep(self, key: str, content: bytes) -> None:
        """Put a picture into the album."""
        file = self._file(key)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=file.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(sha256(content).digest() + content)
                Path(draft).replace(file)
            except OSError:
                Path(draft).unlink(missing_ok=True)

    def tidy(self, clock: Callable[[], float] = time.time) -> None:
        """Remove what no build has asked for during sixty days, and what crashes have left."""
        for file in self.folder.glob("*/*"):
            with suppress(OSError):
                if clock() - file.stat().st_mtime > KEPT_FOR:
                    file.unlink()

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    @staticmethod
    def _note_use(file: Path) -> None:
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > DAY:
                os.utime(file)
