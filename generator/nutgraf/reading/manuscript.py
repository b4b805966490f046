"""The stage as a whole: everything under `content/`, read."""

from __future__ import annotations

from pathlib import Path

from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.documents import Attachment, Document, Manuscript
from nutgraf.reading.finding import find_files
from nutgraf.reading.parsing import parse_document
from nutgraf.reading.walking import reason


def read_manuscript(root: Path, content: Path, report: Report) -> Manuscript:
    """All documents and attachments in the folder `content` of the site at `root`, by path.

    Both paths are absolute, `content` inside `root`. A file with an error is reported and left
    out; the others are read all the same.
    """
    paths, attachments = find_files(root, content, report)
    read = (_read(root, path, report) for path in paths)
    return Manuscript(
        documents=tuple(document for document in read if document is not None),
        attachments=tuple(Attachment(path, str(root / path)) for path in attachments),
    )


def _read(root: Path, path: str, report: Report) -> Document | None:
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        message = f"The file can't be read: {reason(error)}."
        hint = "Change who may read it, or move it out of the content."
        report.error("unreadable-file", message, Location(path), hint)
        return None
    document, diagnostics = parse_document(path, data)
    for diagnostic in diagnostics:
        report.add(diagnostic)
    return document
