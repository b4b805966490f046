"""Diagnostics as GitHub's workflow commands: they show beside the lines of a pull request.

The syntax is that of GitHub's documentation, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from nutgraf.model.diagnostics import Diagnostic

DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def format_github(diagnostics: Iterable[Diagnostic], folder: str = "") -> str:
    """One command a line; "" for no diagnostics.

    `folder` is where the site is in the repository, with forward slashes, "" for its top.
    """
    return "".join(f"{_command(each, PurePosixPath(folder))}\n" for each in diagnostics)


def folder_in_repository(site: Path) -> str:
    """Where the site's folder is in what GitHub has checked out, or else in the working folder.

    With forward slashes; "" for a site that is at its top or outside it.
    """
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    folder = site.resolve()
    return folder.relative_to(top).as_posix() if folder.is_relative_to(top) else ""


def _command(diagnostic: Diagnostic, folder: PurePosixPath) -> str:
    properties = ",".join(
        f"{name}={value.translate(PROPERTY)}" for name, value in _properties(diagnostic, folder)
    )
    words = "\n".join(part for part in (diagnostic.message, diagnostic.hint) if part)
    return f"::{diagnostic.severity} {properties}::{words.translate(DATA)}"


def _properties(diagnostic: Diagnostic, folder: PurePosixPath) -> Iterator[tuple[str, str]]:
    if place := diagnostic.location:
        yield "file", str(folder / place.path)
        yield "line", str(place.line)
        yield "col", str(place.column)
    yield "title", diagnostic.code
