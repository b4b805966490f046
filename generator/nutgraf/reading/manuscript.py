"""The stage as a whole: everything under `content/`, read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from nutgraf.model.diagnostics import Diagnostic, Location, Report, Severity
from nutgraf.model.documents import Attachment, Document, Manuscript
from nutgraf.model.limits import Limits
from nutgraf.reading.listing import Listing, list_files
from nutgraf.reading.parsing import parse_document
from nutgraf.reading.walking import reason

Reading: TypeAlias = tuple[Document | None, tuple[Diagnostic, ...]]
"""What reading a file gives: the document, if there is no error, and everything that is wrong."""

Reader: TypeAlias = Callable[[Path, str], Reading]
"""Reads the file at a path (the second argument) of the site at a root."""


def read_file(root: Path, path: str) -> Reading:
    """Read one file. `path` is relative to `root`, with forward slashes."""
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        message = f"The file can't be read: {reason(error)}."
        hint = "Change who may read it, or move it out of the content."
        finding = Diagnostic(Severity.ERROR, "unreadable-file", message, Location(path), hint)
        return None, (finding,)
    return parse_document(path, data)


def read_manuscript(
    root: Path, content: Path, limits: Limits, report: Report, read: Reader = read_file
) -> Manuscript:
    """All documents and attachments in the folder `content` of the site at `root`, by path.

    Both paths are absolute, `content` inside `root`.
    """
    listing, _ = list_files(root, content, limits)
    return read_listed(root, listing, report, read)


def read_listed(root: Path, listing: Listing, report: Report, read: Reader) -> Manuscript:
    """The documents and attachments that were listed.

    A file with an error is reported and left out; the others are read all the same. Somebody who
    has read some of the files before, and knows that they are the same, gives another way to
    `read`.
    """
    for finding in listing.findings:
        report.add(finding)
    documents = []
    for path in listing.texts:
        document, findings = read(root, path)
        for finding in findings:
            report.add(finding)
        if document is not None:
            documents.append(document)
    return Manuscript(
        documents=tuple(documents),
        attachments=tuple(Attachment(path, str(root / path)) for path in listing.attachments),
    )
