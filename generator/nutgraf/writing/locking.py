"""One build at a time for one output folder."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

PATIENCE = 20.0
"""Seconds to wait for another build before giving up."""

PAUSE = 0.05


class OutputBusyError(Exception):
    """Another build has been writing to the same output for longer than anybody should wait."""


class Lock:
    """An exclusive lock on a file, which the system lets go when the process ends, however."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1

    def acquire(self) -> None:
        """Wait for the lock. OutputBusyError after 20 seconds."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        deadline = time.monotonic() + PATIENCE
        while not _try_to_lock(self._handle):
            if time.monotonic() > deadline:
                self.release()
                raise OutputBusyError
            time.sleep(PAUSE)

    def release(self) -> None:
        """Let the lock go; closing the file does that."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_to_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
