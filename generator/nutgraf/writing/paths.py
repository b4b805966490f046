"""Paths that stay inside the output folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_UNSAFE = re.compile(r"(?:^|/)(?:\.\.?)?(?:/|$)|[\\\0]|^[A-Za-z]:")


def checked_path(path: str) -> str:
    """The same path. ValueError if it is absolute, or has `..`, empty parts or a drive letter."""
    if not path or _UNSAFE.search(path):
        raise ValueError(f"not a path under the output folder: {path!r}")
    return path


def blocking_link(output: Path, path: str, owns: Callable[[str], bool]) -> str:
    """What stands in the way of a file: a folder at its place, a file or link where a folder goes.

    "" if nothing does. Files of ours don't: they are removed before.
    """
    place = output
    *folders, name = path.split("/")
    walked: list[str] = []
    for folder in folders:
        place = place / folder
        walked.append(folder)
        inside = "/".join(walked)
        if place.is_symlink() or (place.exists() and not place.is_dir() and not owns(inside)):
            return inside
    target = place / name
    if target.is_symlink() or not target.is_dir():
        return ""
    files = (file for file in target.rglob("*") if not file.is_dir() or file.is_symlink())
    ours = all(owns(file.relative_to(output).as_posix()) for file in files)
    return "" if ours else path
