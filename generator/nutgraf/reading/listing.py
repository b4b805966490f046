"""What lies in the content folder, before anything is read of it."""

from __future__ import annotations

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


def list_files(root: Path, content: Path, limits: Limits) -> Listing:
    """List the folder `content` of the site at `root`; both are absolute, `content` inside."""
    report = Report()
    paths, attachments = find_files(root, content, report)
    admission = Admission(root, limits, report)
    for path in attachments:
        admission.of_file(path)
    texts = tuple(filter(admission.of_text, paths))
    return Listing(texts, tuple(attachments), report.diagnostics)
