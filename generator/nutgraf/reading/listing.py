"""What lies in the content folder, before anything is read of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.limits import Limits
from nutgraf.reading.admission import Admission
from nutgraf.reading.finding import find_files


@dataclass(frozen=True, slots=True)
class Listing:
    """The paths of texts and of files beside them, and what is wrong with what lies there.

    Paths are sorted, and relative to the site's root, with forward slashes. A text that may not be
    read is among the findings only.
    """

    texts: tuple[str, ...]
    attachments: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def list_files(
    root: Path, content: Path, limits: Limits
) -> tuple[Listing, Mapping[str, os.stat_result]]:
    """List the folder `content` of the site at `root`; both are absolute, `content` inside.

    Gives the status of each file that can be looked at, too.
    """
    report = Report()
    paths, attachments = find_files(root, content, report)
    statuses = dict(_statuses(root, [*paths, *attachments]))
    admission = Admission(root, limits, report)
    for path in attachments:
        admission.of_file(path, statuses.get(path))
    texts = tuple(path for path in paths if admission.of_text(path, statuses.get(path)))
    return Listing(texts, tuple(attachments), report.diagnostics), statuses


def _statuses(root: Path, paths: list[str]) -> Iterator[tuple[str, os.stat_result]]:
    for path in paths:
        try:
            yield path, os.stat(f"{root}/{path}")  # noqa: PTH116 - a path takes four times as long
        except OSError:
            continue  # whoever reads it says why it can't be read
