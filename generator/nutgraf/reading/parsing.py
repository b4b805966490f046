"""One file's bytes → one document: a pure function, so that it can run in any process."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.documents import Document
from nutgraf.reading.decoding import decode
from nutgraf.reading.finding import SHARED_SOURCES
from nutgraf.reading.front_matter import read_bare, split
from nutgraf.reading.places import PlacesInText

INDEX = "index.md"


def parse_document(path: str, data: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document in the file at `path`, and everything that is wrong with it.

    `path` is relative to the site's root, with forward slashes, and at least one folder deep. There
    is no document where there is an error.
    """
    report = Report()
    text = decode(path, data, report)
    is_bare = path.rpartition("/")[2] == SHARED_SOURCES
    separate = read_bare if is_bare else split
    parts = separate(path, text, report) if text is not None else None
    if parts is None or report.failed:
        return None, report.diagnostics
    folder, name = ("", SHARED_SOURCES) if is_bare else folder_and_id(path)
    document = Document(
        path=path,
        folder=folder,
        id=name,
        body=parts.body.text,
        body_line=parts.body.first_line,
        digest=sha256(data).hexdigest(),
        places=PlacesInText(parts.front_matter, parts.body, parts.fields),
    )
    return document, report.diagnostics


def folder_and_id(path: str) -> tuple[str, str]:
    """`content/explainers/x.md` and `content/explainers/x/index.md` → "explainers" and "x".

    The id is in Unicode's composed form (NFC), however the file system spells it.
    """
    *_, outer, folder, name = ("", *path.split("/"))
    if name == INDEX:
        folder, name = outer, folder
    return folder, unicodedata.normalize("NFC", name.removesuffix(".md"))
