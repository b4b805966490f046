"""Staging: what was made waits beside the published files until everything is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from nutgraf.model.diagnostics import Report
from nutgraf.writing.comparing import Compared, Stager
from nutgraf.writing.folder import OutputFolder, make_folder
from nutgraf.writing.locking import Lock, OutputBusyError
from nutgraf.writing.manifest import Manifest, Version, manifest_path, read_manifest
from nutgraf.writing.paths import STAGED, identity
from nutgraf.writing.publication import Publication

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Written:
    """What a publication did to the output folder, in numbers of files."""

    files: int
    changed: int
    removed: int


class Staging:
    """`with Staging(output, state, report) as staging:` take each artifact, compared; then commit.

    `output` is the folder to publish in, `state` one for the manifest and the lock. Leaving
    without a commit changes nothing. Raises OutputBusyError where another build holds the folder,
    and OSError for a broken machine (no space, no permission), after which each published file is
    whole, as it was or as it will be.
    """

    def __init__(self, output: Path, state: Path, report: Report) -> None:
        self._folder = OutputFolder(output.resolve())
        self._manifest_path = manifest_path(state, output)
        # Inside the output, since renaming works within one file system, and one mount, only.
        self._staging = self._folder.root / STAGED
        self._lock = Lock(self._manifest_path.with_suffix(".lock"))
        self._report = report
        self._manifest = Manifest()
        self._names: dict[str, str] = {}
        self._identities: set[str] = set()
        self._kept: dict[str, Version] = {}
        self._staged: dict[str, Version] = {}
        self._foreign: set[str] = set()

    def __enter__(self) -> Self:
        self._lock.acquire()
        try:
            self._prepare()
        except OSError:
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._lock.release()

    @cached_property
    def stager(self) -> Stager:
        """What compares and stages for this publication; other processes can be handed it."""
        return Stager(self._folder.root, self._manifest)

    def _prepare(self) -> None:
        manifest = read_manifest(self._manifest_path)
        if manifest is None:
            message = "The record of what earlier builds have published is damaged."
            hint = "Look for pages in the output that the site no longer has; a new record is made."
            self._report.warning("output-record-damaged", message, None, hint)
        self._manifest = manifest or Manifest()
        make_folder(str(self._folder.root))
        shutil.rmtree(self._staging, ignore_errors=True)
        self._staging.mkdir()

    def take(self, compared: Compared) -> None:
        """Note what came of an artifact, whoever has compared it.

        ValueError if a file system could take its path for that of one that came before.
        """
        path = compared.path
        same = identity(path)
        if same in self._identities:
            raise ValueError(f"two artifacts for one path: {path!r}")
        self._identities.add(same)
        if compared.version is None:
            self._foreign.add(path)
        elif compared.staged:
            self._staged[path] = compared.version
            self._names[path] = compared.staged
        else:
            self._kept[path] = compared.version

    def commit(self) -> Written | None:
        """Publish what was taken, and remove what earlier builds published and this one doesn't.

        None, and nothing is changed, if there is an error in the report, or a file that isn't
        ours is in the way. ValueError if one artifact's path is a folder of another's.
        """
        publication = Publication(self._folder, self._manifest, self._kept, self._staged)
        self._refuse(sorted(self._foreign.union(publication.obstacles())))
        if self._report.failed:
            return None
        removed = publication.run(self._names, self._manifest_path, self._report)
        files = len(self._kept) + len(self._staged)
        return Written(files, len(self._staged), removed)

    def _refuse(self, foreign: list[str]) -> None:
        if not foreign:
            return
        message = f"`{foreign[0]}` in the output isn't from Nutgraf, but the site needs its place."
        if len(foreign) > 1:
            named = ", ".join(f"`{path}`" for path in foreign[:MOST_NAMED])
            more = f" and {len(foreign) - MOST_NAMED} more" if len(foreign) > MOST_NAMED else ""
            message = (
                f"{len(foreign)} files in the output aren't from Nutgraf, "
                f"but the site needs their places: {named}{more}."
            )
        hint = (
            "Move what you need elsewhere and remove it here, or build into another folder with "
            "`--output`."
        )
        self._report.error("foreign-file", message, None, hint)


def publish(
    make: Callable[[Stager], Iterable[Compared]], output: Path, state: Path, report: Report
) -> Written | None:
    """Write a site to the output folder, or (None) nothing after an error in the report.

    `make` makes the artifacts and has them staged, each as it comes, so that they never are in
    memory all at once. OSError for a broken machine, as in `Staging`.
    """
    try:
        with Staging(output, state, report) as staging:
            for compared in make(staging.stager):
                staging.take(compared)
            return None if report.failed else staging.commit()
    except OutputBusyError:
        message = "Another build is writing to the output folder."
        report.error("output-busy", message, None, "Wait for it to end, and try again.")
        return None
