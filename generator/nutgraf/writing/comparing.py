"""Compares what was made with what is published, and puts aside what differs."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path

from nutgraf.model.pages import Artifact
from nutgraf.writing.folder import OutputFolder, write_file
from nutgraf.writing.manifest import Manifest, Version
from nutgraf.writing.paths import STAGED, checked_path


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of one artifact.

    `version` is the file as it is to be published, None where a file that isn't ours has its place.
    `staged` is its name in the staging folder, "" for a file that is published already.
    """

    path: str
    version: Version | None
    staged: str = ""


class Stager:
    """Stages what differs from the published files. It only reads these, and any process may do it.

    `root` is the output folder, `manifest` says what of it is ours. Several stagers, each in a
    process of its own, work beside each other: the names of staged files begin with the process's
    number.
    """

    def __init__(self, root: Path, manifest: Manifest) -> None:
        self._folder = OutputFolder(root)
        self._manifest = manifest
        self._numbers = count()
        self._staging = root / STAGED

    def add(self, artifact: Artifact) -> Compared:
        """Stage an artifact, unless the published file is the same already.

        ValueError if its path isn't one under the output; OSError if it can't be written.
        """
        path = checked_path(artifact.path)
        digest = sha256(artifact.content).hexdigest()
        status = None if self._folder.obstacle_above(path) else self._folder.status(path)
        # Whether a folder, or a file above, may make way is known only when everything is there.
        if status is None or stat.S_ISDIR(status.st_mode):
            return self._stage(path, digest, artifact.content)
        if self._is_published(path, digest, len(artifact.content), status):
            return Compared(path, Version(digest, status.st_size, status.st_mtime_ns))
        if path in self._manifest.files and stat.S_ISREG(status.st_mode):
            return self._stage(path, digest, artifact.content)
        return Compared(path, None)

    def keep(self, path: str, digest: str) -> Compared | None:
        """A file as it is published, if it is ours, untouched, and has that digest; else None."""
        status = None if self._folder.obstacle_above(path) else self._folder.status(path)
        if status is None or not stat.S_ISREG(status.st_mode):
            return None
        known = self._manifest.at(path, status)
        return Compared(path, known) if known and known.digest == digest else None

    def content(self, file: Compared) -> bytes:
        """The bytes of a file that is published already, or staged. OSError if it can't be read."""
        place = self._staging / file.staged if file.staged else self._folder.root / file.path
        return place.read_bytes()

    def _is_published(self, path: str, digest: str, size: int, status: os.stat_result) -> bool:
        """Whether the file at a path is as it should be; it is read only if it may have changed."""
        if not stat.S_ISREG(status.st_mode) or status.st_size != size:
            return False
        known = self._manifest.at(path, status)
        return digest == (known.digest if known else self._folder.digest(path))

    def _stage(self, path: str, digest: str, content: bytes) -> Compared:
        name = f"{os.getpid()}-{next(self._numbers)}"
        status = write_file(f"{self._staging}/{name}", content)
        return Compared(path, Version(digest, status.st_size, status.st_mtime_ns), name)
