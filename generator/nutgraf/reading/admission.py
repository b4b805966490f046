"""Which files are let in: no text or picture that is too large, nothing that runs in a browser."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.limits import MEGABYTE, Limits


@dataclass(frozen=True, slots=True)
class Admission:
    """Looks at files of the site at `root` before anything is read of them.

    A file that can't be looked at, and so has no status, is let in: whoever reads it says why it
    can't be read.
    """

    root: Path
    limits: Limits
    report: Report

    def of_text(self, path: str, status: os.stat_result | None) -> bool:
        """Whether a text may be read; an error if not."""
        return self._fits(path, status, self.limits.text_size, "text")

    def of_file(self, path: str, status: os.stat_result | None) -> None:
        """An error if a file can't be published as it is."""
        kind = PurePosixPath(path).suffix.removeprefix(".").lower()
        if not os.access(self.root / path, os.R_OK):
            message = "The file can't be read: nobody has allowed it."
            hint = "Change who may read it, or move it out of the content."
            self.report.error("unreadable-file", message, Location(path), hint)
        elif kind not in self.limits.kinds:
            self._refuse_kind(path, kind)
        else:
            self._fits(path, status, self.limits.file_size, "file")

    def _refuse_kind(self, path: str, kind: str) -> None:
        called = f"of the kind `.{kind}`" if kind else "without an ending to their names"
        message = f"Files {called} aren't published: a browser could take one for a program."
        hint = (
            f'If you trust whoever made it, add `kinds = ["{kind}"]` under `[limits]` in '
            "`nutgraf.toml`."
            if kind
            else "Give it the ending that says what it is, such as `.pdf` or `.csv`."
        )
        self.report.error("file-not-allowed", message, Location(path), hint)

    def _fits(self, path: str, status: os.stat_result | None, most: int, key: str) -> bool:
        if status is None or status.st_size <= most:
            return True
        size = _megabytes(status.st_size)
        message = f"The file has {size} MB; at most {_megabytes(most)} MB are allowed."
        hint = f"Make it smaller, or raise `{key}` under `[limits]` in `nutgraf.toml`."
        self.report.error("file-too-large", message, Location(path), hint)
        return False


def _megabytes(size: int) -> str:
    """As text, rounded up so that what is too large never looks as if it fitted."""
    tenths = -(-size * 10 // MEGABYTE)
    return f"{tenths / 10:,.1f}".removesuffix(".0")
