"""The output folder as it is on disk. No symbolic link in it is ever followed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from nutgraf.writing.paths import folders_of

IN_USE = {errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY, errno.ENOTDIR}
"""Why an empty folder isn't one: there is something in it, or mounted on it, or it is a link."""

FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""Whatever the umask: a web server has to be able to read what it serves."""


class OutputFolder:
    """Looks at, makes and removes files by their paths under `root`. OSError as the system says."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._prefix = f"{root}/"
        self._plain: set[str] = set()

    def status(self, path: str) -> os.stat_result | None:
        """What is at a path; None for nothing, also where one of its folders is a file."""
        try:
            return os.lstat(self._prefix + path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def obstacle_above(self, path: str) -> str:
        """The first of a path's folders that is there and isn't a folder; "" if there is none."""
        for folder in folders_of(path):
            if folder in self._plain:
                continue
            status = self.status(folder)
            if status is None:
                return ""
            if not stat.S_ISDIR(status.st_mode):
                return folder
            self._plain.add(folder)
        return ""

    def digest(self, path: str) -> str:
        """The SHA-256 of a file's bytes."""
        return sha256((self.root / path).read_bytes()).hexdigest()

    def files_in(self, folder: str) -> Iterator[str]:
        """The paths of everything in a folder, however deep, that isn't a folder itself."""
        for inside, folders, files in os.walk(self.root / folder):
            place = Path(inside)
            links = (name for name in folders if (place / name).is_symlink())
            for name in (*files, *links):
                yield (place / name).relative_to(self.root).as_posix()

    def make_folders(self, path: str) -> None:
        """Make the folders that a path is in, where they are missing."""
        for folder in folders_of(path):
            if folder not in self._plain:
                make_folder(self.root / folder)
                self._plain.add(folder)

    def remove_empty_tree(self, folder: str) -> None:
        """Remove a folder in which there is nothing but folders."""
        for inside, _, _ in os.walk(self.root / folder, topdown=False):
            Path(inside).rmdir()

    def remove(self, path: str) -> None:
        """Remove a file, and then its folders as far as they are empty."""
        (self.root / path).unlink(missing_ok=True)
        self.remove_empty_folders(path)

    def remove_empty_folders(self, path: str) -> None:
        """Remove the folders that a path is in, as far as they are empty."""
        self._plain.difference_update(folders_of(path))
        for folder in reversed([*folders_of(path)]):
            try:
                (self.root / folder).rmdir()
            except FileNotFoundError:
                continue
            except OSError as error:
                if error.errno in IN_USE:
                    return
                raise


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where there is none."""
    if not path.is_dir():
        path.mkdir(parents=True)
        path.chmod(FOLDER_MODE)


def write_file(path: Path, content: bytes) -> os.stat_result:
    """Write a new file, as a rule in one system call."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if hasattr(os, "fchmod"):
            os.fchmod(handle, FILE_MODE)
        return os.fstat(handle)
    finally:
        os.close(handle)
