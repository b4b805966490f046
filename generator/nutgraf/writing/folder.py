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
    """Looks at, makes and removes files by their paths under `root`. OSError as the system says.

    It knows of a folder what it has found once: nobody else makes folders while it is in use.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._prefix = f"{root}/"
        self._plain: set[str] = set()
        self._absent: set[str] = set()

    def status(self, path: str) -> os.stat_result | None:
        """What is at a path; None for nothing, also where one of its folders is a file."""
        if path.rpartition("/")[0] in self._absent:
            return None
        try:
            return os.lstat(self._prefix + path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def obstacle_above(self, path: str) -> str:
        """The first of a path's folders that is there and isn't a folder; "" if there is none."""
        if path.rpartition("/")[0] in self._absent:
            return ""
        for folder in folders_of(path):
            if folder in self._plain:
                continue
            status = self.status(folder)
            if status is None:
                self._absent.update(one for one in folders_of(path) if one not in self._plain)
                return ""
            if not stat.S_ISDIR(status.st_mode):
                return folder
            self._plain.add(folder)
        return ""

    def move(self, path: str, to: str) -> None:
        """Put a file in the place of another, at once."""
        os.replace(self._prefix + path, self._prefix + to)  # noqa: PTH105 - as in `make_folder`

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
                make_folder(self._prefix + folder)
                self._plain.add(folder)
                self._absent.discard(folder)

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


def make_folder(path: str) -> None:
    """Make a folder, and those above it, where there is none."""
    if not os.path.isdir(path):  # noqa: PTH112 - a path as text takes a fifth of the time
        os.makedirs(path)  # noqa: PTH103
        os.chmod(path, FOLDER_MODE)  # noqa: PTH101


def write_file(path: str, content: bytes) -> os.stat_result:
    """Write a new file, as a rule in one system call."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        status = os.fstat(handle)
        if stat.S_IMODE(status.st_mode) != FILE_MODE and hasattr(os, "fchmod"):
            os.fchmod(handle, FILE_MODE)
        return status
    finally:
        os.close(handle)
