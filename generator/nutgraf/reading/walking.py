"""A folder's regular files; whatever else lies there is reported, and never followed or opened."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from nutgraf.model.diagnostics import Location, Report
from nutgraf.reading.decoding import CONTROL

_INVISIBLE = re.compile(rf"{CONTROL.pattern}|[\t\n\r]")
_IN_NO_NAME = re.compile(rf"{_INVISIBLE.pattern}|\\")


class FolderWalk:
    """Walks through the folder `content` of the site at `root`."""

    def __init__(self, root: Path, content: Path, report: Report) -> None:
        self._root = root
        self._content = content
        self._report = report

    def files(self, enter: Callable[[str], bool]) -> Iterator[str]:
        """The paths of all files, from the site's root, with forward slashes, in no fixed order.

        `enter` is asked for each folder, by its path, whether to look inside. Hidden files and
        editors' backups are passed over.
        """
        pending = [self._content.relative_to(self._root).as_posix()]
        while pending:
            folder = pending.pop()
            for entry in self._entries(folder):
                path = f"{folder}/{entry.name}"
                if not self._has_good_name(path):
                    continue
                if entry.is_symlink():
                    if self._leads_to_file(path):
                        yield path
                elif entry.is_dir():
                    if enter(path):
                        pending.append(path)
                elif entry.is_file():
                    yield path
                else:
                    self._not_a_file(path)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._root / folder) as entries:
                return [entry for entry in entries if not is_passed_over(entry.name)]
        except OSError as error:
            self._unreadable(folder, error)
        return []

    def _unreadable(self, folder: str, error: OSError) -> None:
        if self._root / folder == self._content:
            message = f"The folder with the site's content can't be read: {reason(error)}."
            hint = (
                'Begin with `nutgraf new explainer "A title"`, which makes it, '
                "or name another folder as `content` in `nutgraf.toml`."
            )
            self._report.error("content-missing", message, Location(folder), hint)
        else:
            message = f"The folder can't be read: {reason(error)}."
            hint = "Change who may read it, or move it out of the content."
            self._report.error("unreadable-file", message, Location(folder), hint)

    def _has_good_name(self, path: str) -> bool:
        """No address can be made of a name that isn't text, or that looks like a path."""
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if shown == path and not _IN_NO_NAME.search(path):
            return True
        message = "The name has a character in it that no address can have."
        hint = "Rename it: letters, digits and hyphens are always right."
        where = Location(_INVISIBLE.sub("\ufffd", shown))
        self._report.error("file-name-not-text", message, where, hint)
        return False

    def _leads_to_file(self, path: str) -> bool:
        """Whether a link leads to a regular file inside the content folder; reported if not."""
        try:
            target = Path(os.path.realpath(self._root / path, strict=True))
        except OSError as error:
            self._broken_link(path, error)
            return False
        content = Path(os.path.realpath(self._content))
        if target != content and content not in target.parents:
            message = "This link leads out of the content folder, so it isn't followed."
            hint = "Put a copy of the file here instead."
            self._report.error("link-leaves-content", message, Location(path), hint)
        elif target.is_dir():
            message = "This is a link to a folder; such links aren't followed."
            hint = "Move the folder here, or link to its files one by one."
            self._report.error("link-to-folder", message, Location(path), hint)
        elif target.is_file():
            return True
        else:
            self._not_a_file(path)
        return False

    def _broken_link(self, path: str, error: OSError) -> None:
        if error.errno == errno.ELOOP:
            message = "This link leads back to itself."
            self._report.error("link-loop", message, Location(path), "Take it away.")
        else:
            message = f"This link leads nowhere: {reason(error)}."
            hint = "Take it away, or put the file itself here."
            self._report.error("link-dangling", message, Location(path), hint)

    def _not_a_file(self, path: str) -> None:
        message = "This is neither a file nor a folder, but a pipe, a socket or a device."
        self._report.error("not-a-file", message, Location(path), "Take it out of the content.")


def reason(error: OSError) -> str:
    """Why the system refused something, as part of a sentence."""
    return (error.strerror or "unknown reason").lower()


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of this name is nobody's text: hidden, or an editor's backup."""
    is_backup = name.endswith("~") or (name.startswith("#") and name.endswith("#"))
    return name.startswith(".") or is_backup or name == "Thumbs.db"
