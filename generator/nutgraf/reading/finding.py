"""Which files under `content/` are documents, and which lie beside them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.prose import Kind
from nutgraf.model.spelling import did_you_mean
from nutgraf.reading.walking import FolderWalk

INDEX = "index.md"
SHARED_SOURCES = "sources.yaml"
FOLDERS = tuple(str(kind) for kind in Kind if kind is not Kind.FILE)
OTHER_MARKDOWN = {".md", ".markdown", ".mdown", ".mkd", ".mdx"}
LISTED = f"The folders for content are {', '.join(FOLDERS)}."


def find_files(root: Path, content: Path, report: Report) -> tuple[list[str], list[str]]:
    """The paths of all documents and of all attachments, each sorted.

    Paths are relative to the site's root `root`, with forward slashes. What is neither goes to
    the report.
    """
    depth = len(content.relative_to(root).parts)
    walk = FolderWalk(root, content, report)

    def is_known(folder: str) -> bool:
        parts = folder.split("/")[depth:]
        if len(parts) > 1 or parts[0] in FOLDERS:
            return True
        message = "There is no such folder for content, so nothing in it is published."
        hint = did_you_mean(parts[0], FOLDERS, LISTED)
        report.warning("unknown-folder", message, Location(folder), hint)
        return False

    documents, attachments = [], []
    for path in sorted(walk.files(is_known)):
        inside = tuple(path.split("/")[depth:])
        if is_document(inside):
            documents.append(path)
        elif is_attachment(inside):
            attachments.append(path)
        else:
            message = "This file isn't published: nothing of this name is expected here."
            report.warning("unexpected-file", message, Location(path), _advice(inside))
    return documents, attachments


def is_document(inside: tuple[str, ...]) -> bool:
    """Whether a file, by its path inside the content folder, is `<id>.md` or `<id>/index.md`.

    The list of shared sources, directly in that folder, is one too.
    """
    name = inside[-1]
    if len(inside) == 1:
        return name == SHARED_SOURCES
    if len(inside) == 2:
        return name.endswith(".md") and name not in {".md", INDEX}
    return len(inside) == 3 and name == INDEX


def is_attachment(inside: tuple[str, ...]) -> bool:
    """Whether a file lies in one of the folders for content and isn't written in Markdown."""
    return len(inside) > 1 and PurePosixPath(inside[-1]).suffix.lower() not in OTHER_MARKDOWN


def _advice(inside: tuple[str, ...]) -> str:
    name = PurePosixPath(inside[-1])
    if len(inside) == 1:
        return f"Move it into the folder that it belongs to. {LISTED}"
    folder = inside[0]
    if inside[1:] == (INDEX,):
        return f"Name it after what it is about: `{folder}/<name>.md` or `{folder}/<name>/{INDEX}`."
    if name.suffix != ".md":
        return f"Rename it to `{name.stem}.md`."
    return f"Move it to `{folder}/{name.name}`, or name it `{INDEX}` in a folder of its own."
