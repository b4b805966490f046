"""Publishing: rename what is staged into place, and remove what the site no longer has."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from nutgraf.model.diagnostics import Report
from nutgraf.writing.folder import OutputFolder
from nutgraf.writing.manifest import Manifest, Version, write_manifest
from nutgraf.writing.paths import STAGED, folders_of, identity


class Publication:
    """Brings an output folder from what `manifest` says to what was `kept` and `staged`.

    At every moment each published file is whole, as it was or as it will be: renaming within a
    file system is atomic (POSIX, rename). The manifest tells of the old and of the new files while
    that goes on, so that after a crash the next build knows its own files and finishes the work.
    """

    def __init__(
        self,
        folder: OutputFolder,
        manifest: Manifest,
        kept: Mapping[str, Version],
        staged: Mapping[str, Version],
    ) -> None:
        self._folder = folder
        self._manifest = manifest
        self._staged = staged
        self._files = {**kept, **staged}
        self._stale = sorted(manifest.files.keys() - self._files.keys())
        self._folders = {folder for path in self._files for folder in folders_of(path)}
        clash = next((path for path in self._files if path in self._folders), None)
        if clash is not None:
            raise ValueError(f"an artifact and a folder of artifacts at one path: {clash!r}")

    def obstacles(self) -> Iterator[str]:
        """What isn't ours and stands in the place of a folder, or in a folder where a file goes."""
        for path in self._staged:
            above = self._folder.obstacle_above(path)
            blocking = [above] if above else []
            if not above and self._is_folder(path):
                blocking = [*self._folder.files_in(path)]
            yield from (file for file in blocking if not self._may_go(file))

    def run(self, names: Mapping[str, str], manifest_path: Path, report: Report) -> int:
        """Publish the staged files; `names` says what they are called in the staging folder.

        Returns how many files were removed. OSError leaves a state that the next run repairs.
        """
        final = Manifest({path: (version,) for path, version in self._files.items()})
        if not self._stale and final.files == self._manifest.files:
            return 0
        write_manifest(manifest_path, self._old_and_new())
        in_the_way = [path for path in self._stale if self._blocks(path)]
        removed = sum([self._remove(path, report) for path in in_the_way])
        self._rename(names)
        rest = sorted({*self._stale}.difference(in_the_way))
        removed += sum([self._remove(path, report) for path in rest])
        write_manifest(manifest_path, final)
        return removed

    def _old_and_new(self) -> Manifest:
        files = dict(self._manifest.files)
        for path, version in self._files.items():
            files[path] = (*(old for old in files.get(path, ()) if old != version), version)
        return Manifest(files)

    def _blocks(self, path: str) -> bool:
        """Whether a file that goes is a folder from now on, or is in what will be a file."""
        return path in self._folders or any(folder in self._files for folder in folders_of(path))

    def _rename(self, names: Mapping[str, str]) -> None:
        for path in self._staged:
            self._folder.make_folders(path)
        for path in self._staged:
            if self._is_folder(path):
                self._folder.remove_empty_tree(path)
            self._folder.move(f"{STAGED}/{names[path]}", path)

    def _is_folder(self, path: str) -> bool:
        status = self._folder.status(path)
        return status is not None and stat.S_ISDIR(status.st_mode)

    def _may_go(self, path: str) -> bool:
        if path in self._files or self._folder.obstacle_above(path):
            return False
        status = self._folder.status(path)
        return status is not None and self._is_ours(path, status)

    def _is_ours(self, path: str, status: os.stat_result) -> bool:
        """Whether the file at a path is still one that we wrote there."""
        if not stat.S_ISREG(status.st_mode):
            return False
        if self._manifest.at(path, status) is not None:
            return True
        versions = self._manifest.files.get(path, ())
        possible = {version.digest for version in versions if version.size == status.st_size}
        return bool(possible) and self._folder.digest(path) in possible

    def _remove(self, path: str, report: Report) -> bool:
        """Remove a file that the site no longer has, unless it has become somebody else's."""
        if self._folder.obstacle_above(path):
            return False
        status = self._folder.status(path)
        if status is None:
            self._folder.remove_empty_folders(path)
            return False
        if not self._is_ours(path, status):
            message = f"`{path}` in the output was changed by hand, so it stays."
            hint = "The site no longer has this page: remove the file if nobody needs it."
            report.warning("changed-file-kept", message, None, hint)
            return False
        if self._has_a_twin(path, status):
            return False
        self._folder.remove(path)
        return True

    def _has_a_twin(self, path: str, status: os.stat_result) -> bool:
        """Whether the file system takes a new file's path for the same, by its case say."""
        twin = self._by_identity.get(identity(path))
        found = self._folder.status(twin) if twin else None
        return found is not None and os.path.samestat(found, status)

    @cached_property
    def _by_identity(self) -> dict[str, str]:
        return {identity(path): path for path in self._files}
