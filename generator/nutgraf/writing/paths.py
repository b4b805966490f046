"""Paths that stay inside the output folder, and how they relate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

STAGED = ".nutgraf-staged"
"""The folder for files on their way, inside the output folder while a build is writing."""

_UNSAFE = re.compile(r"(?:^|/)(?:\.\.?)?(?:/|$)|[\\\0]|^[A-Za-z]:")


def checked_path(path: str) -> str:
    """The same path, with forward slashes.

    ValueError if it is absolute, or has `..`, empty parts, a backslash, NUL or a drive letter, or
    is in the folder that Nutgraf keeps for itself.
    """
    if not path or _UNSAFE.search(path) or path.partition("/")[0] == STAGED:
        raise ValueError(f"not a path under the output folder: {path!r}")
    return path


def identity(path: str) -> str:
    """The same for all paths that some file system takes for one (case-folded, NFC)."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def folders_of(path: str) -> Iterator[str]:
    """The folders that a file is in, from the outermost: "a" and "a/b" for "a/b/index.html"."""
    end = path.find("/")
    while end > -1:
        yield path[:end]
        end = path.find("/", end + 1)
