"""Publishing in two steps: everything is staged first, and renamed into place only when complete.

Every published file is at all times whole, as it was or as it will be: renaming within one file
system is atomic (POSIX, rename). What is to be renamed is noted in the manifest beforehand, so
that after a crash the next build knows its own files and finishes the work.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Artifact
from nutgraf.writing.locking import Lock, OutputBusyError
from nutgraf.writing.manifest import (
    Entry,
    Manifest,
    manifest_path,
    read_manifest,
    write_manifest,
)
from nutgraf.writing.paths import blocking_link, checked_path


@dataclass(frozen=True, slots=True)
class Written:
    """What a publication did to the output folder, in numbers of files."""

    files: int
    changed: int
    removed: int


def publish(
    artifacts: Iterable[Artifact], output: Path, state: Path, report: Report
) -> Written | None:
    """Write all artifacts to the output folder, or (None) nothing after an error in the report.

    OSError for a broken machine, as in `Staging`.
    """
    try:
        with Staging(output, state, report) as staging:
            for artifact in artifacts:
                staging.add(artifact)
            return None if report.failed else staging.commit()
    except OutputBusyError:
        message = "Another build is writing to the output folder."
        report.error("output-busy", message, None, "Wait for it to end, and try again.")
        return None


class Staging:
    """`with Staging(output, state, report) as staging:` add every artifact, then commit.

    `state` is a folder for the manifest and the lock. Leaving without a commit changes nothing.
    Raises OutputBusyError where another build holds the folder, and OSError for a broken machine
    (no space, no permission), after which each file of the output is as it was or as it will be.
    """

    def __init__(self, output: Path, state: Path, report: Report) -> None:
        self._output = output
        self._report = report
        self._manifest_path = manifest_path(state, output)
        self._lock = Lock(self._manifest_path.with_suffix(".lock"))
        self._folder = self._manifest_path.with_suffix(".staged")
        self._manifest = Manifest()
        self._kept: dict[str, Entry] = {}
        self._staged: dict[str, tuple[Path, str]] = {}

    def __enter__(self) -> Self:
        self._lock.acquire()
        try:
            self._prepare()
        except OSError:
            self._lock.release()
            raise
        return self

    def _prepare(self) -> None:
        self._manifest = read_manifest(self._manifest_path)
        self._output.mkdir(parents=True, exist_ok=True)
        if self._output.stat().st_dev != self._manifest_path.parent.stat().st_dev:
            # Renaming works within one file system only.
            self._folder = self._output / ".nutgraf-staged"
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._lock.release()

    def add(self, artifact: Artifact) -> None:
        """Stage an artifact, unless the published file already is what it would be.

        ValueError if its path isn't one under the output, or was added before.
        """
        path = checked_path(artifact.path)
        if path in self._kept or path in self._staged:
            raise ValueError(f"two artifacts for one path: {path}")
        digest = hashlib.sha256(artifact.content).hexdigest()
        published = self._published(path)
        if published is not None and published.digest == digest:
            self._kept[path] = published
        elif published is not None and not self._manifest.owns(path):
            self._refuse(path)
        else:
            staged = self._folder / str(len(self._staged))
            _write(staged, artifact.content)
            self._staged[path] = (staged, digest)

    def _published(self, path: str) -> Entry | None:
        """The file now at `path`, read again only if it may have changed since we wrote it."""
        target = self._output / path
        try:
            status = target.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        known = self._manifest.files.get(path)
        if known and (known.size, known.changed) == (status.st_size, status.st_mtime_ns):
            return known
        if stat.S_ISDIR(status.st_mode):
            return None  # whether it may make way is known only when all artifacts are
        if not stat.S_ISREG(status.st_mode):
            return Entry("", status.st_size, status.st_mtime_ns)
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
        return Entry(digest, status.st_size, status.st_mtime_ns)

    def _refuse(self, path: str) -> None:
        message = f"`{path}` in the output folder is not from Nutgraf, but a page needs its place."
        hint = "Move that file elsewhere, or remove it."
        self._report.error("foreign-file", message, None, hint)

    def commit(self) -> Written | None:
        """Publish what was added, remove what an earlier build published and this one didn't.

        None, and nothing is changed, if a file that isn't ours is in the way.
        """
        for path in self._staged:
            link = blocking_link(self._output, path, self._manifest.owns)
            if link:
                self._refuse(link)
        if self._report.failed:
            return None
        known = frozenset(self._manifest.files) | self._manifest.pending
        stale = sorted(known - self._kept.keys() - self._staged.keys())
        self._note(frozenset(self._staged) | self._manifest.pending, self._manifest.files)
        removed = sum([self._remove(path) for path in stale])
        written = {path: self._publish(path) for path in self._staged}
        self._note(frozenset(), self._kept | written)
        return Written(len(self._kept) + len(written), len(written), removed)

    def _note(self, pending: frozenset[str], files: Mapping[str, Entry]) -> None:
        write_manifest(self._manifest_path, Manifest(files, pending))

    def _publish(self, path: str) -> Entry:
        staged, digest = self._staged[path]
        target = self._output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)
        status = target.stat()
        return Entry(digest, status.st_size, status.st_mtime_ns)

    def _remove(self, path: str) -> bool:
        """Remove one of our files, unless somebody has put something else in its place."""
        known, published = self._manifest.files.get(path), self._published(path)
        if published is None or (known and published.digest != known.digest):
            return False
        target = self._output / path
        target.unlink()
        for folder in target.parents:
            if folder == self._output or any(folder.iterdir()):
                break
            folder.rmdir()
        return True


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o644)  # whatever the umask: a web server must be able to read it
    finally:
        os.close(handle)
