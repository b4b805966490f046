"""A bibliography into `content/sources.yaml`: what isn't there yet is added at its end.

Nothing of the file is rewritten, and nothing of the bibliography is lost: what has no place of its
own in a source stands below it as a comment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from nutgraf.authoring.csl import read_csl
from nutgraf.authoring.drafting import comment_of, indented, keys_of
from nutgraf.authoring.references import (
    Bibliography,
    NotABibliographyError,
    Reference,
    keys_for,
)
from nutgraf.checking.schema import SharedSourceForms
from nutgraf.checking.validation import validate
from nutgraf.model.diagnostics import Report
from nutgraf.model.values import replace
from nutgraf.reading import parse_document
from nutgraf.reading.finding import SHARED_SOURCES


class SourcesUnclearError(Exception):
    """The site's own list of sources can't be added to; the message says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What was done: where, how many sources are new, and what a writer should know of them."""

    path: Path
    added: int
    remarks: tuple[str, ...]


def import_sources(file: Path, content: Path, zone: ZoneInfo) -> Addition:
    """Add the references of a file in CSL-JSON or BibTeX to the sources that all texts share.

    Times without an offset are in `zone`. A source whose key is there already is left as it is.
    Raises SourcesUnclearError where the site's list has mistakes, is a link, or isn't written so
    that something can be added below it; for other errors see `read_bibliography`.
    """
    found = read_bibliography(file)
    references = [_fitting(one, zone) for one in found.references]
    path = content / SHARED_SOURCES
    if path.is_symlink():
        raise SourcesUnclearError("is a link to another file")
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    there = _titles(before)
    keyed = list(zip(keys_for(references, there), references, strict=True))
    new = [(key, one) for key, one in keyed if key not in there]
    remarks = [*found.flaws, *_remarks(keyed, there)]
    if new:
        text = f"{_ended(before)}{''.join(_entry(key, one) for key, one in new)}"
        if _titles(text).keys() != {*there, *(key for key, _ in new)}:
            raise SourcesUnclearError("isn't a list with each key on a line of its own")
        _replace(path, text)
    return Addition(path, len(new), tuple(remarks))


def read_bibliography(file: Path) -> Bibliography:
    """The references of a file in CSL-JSON or in BibTeX, in its order.

    Raises NotABibliographyError for a file that is neither; ModuleNotFoundError where BibTeX can't
    be read, since the package that does isn't installed.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotABibliographyError("isn't text in UTF-8: save it in that encoding") from None
    if text.lstrip().startswith(("[", "{")):
        return read_csl(text)
    if "@" not in text:
        raise NotABibliographyError("is neither CSL-JSON nor BibTeX")
    from nutgraf.authoring.bibtex import read_bibtex  # its package is an extra

    return read_bibtex(text)


def _fitting(one: Reference, zone: ZoneInfo) -> Reference:
    """The reference without fields that no source can have so: they stand among the others."""
    unfit = tuple(
        (name, one.source[name])
        for name in ("date", "accessed", "url")
        if name in one.source and not _is_fit(name, one.source[name], zone)
    )
    names = {name for name, _ in unfit}
    kept = {name: value for name, value in one.source.items() if name not in names}
    return replace(one, source=kept, others=(*unfit, *one.others)) if unfit else one


def _is_fit(name: str, value: str, zone: ZoneInfo) -> bool:
    text = keys_of({"source": {name: value}})
    document, _ = parse_document(f"content/{SHARED_SOURCES}", text.encode())
    report = Report()
    if document is not None:
        validate(document, SharedSourceForms, zone, report)
    return document is not None and not report.failed


def _titles(text: str) -> dict[str, str]:
    """The titles of the sources in a list, by their keys."""
    if not any(line.strip() and not line.startswith("#") for line in text.splitlines()):
        return {}
    document, findings = parse_document(f"content/{SHARED_SOURCES}", text.encode())
    if document is None:
        first = findings[0]
        line = f" (line {first.location.line})" if first.location else ""
        raise SourcesUnclearError(f"has a mistake{line}: {first.message}")
    return {
        key: str(value.get("title", "") if isinstance(value, Mapping) else value)
        for key, value in document.fields.items()
    }


def _ended(text: str) -> str:
    return f"{text}\n" if text and not text.endswith("\n") else text


def _entry(key: str, one: Reference) -> str:
    """The lines of a source: its key, its fields, and as comments what has no place in it."""
    return keys_of({key: dict(one.source)}) + indented(comment_of(one.others).rstrip("\n"))


def _remarks(keyed: Iterable[tuple[str, Reference]], there: Collection[str]) -> Iterable[str]:
    for key, one in keyed:
        if key in there:
            yield f"{key}: there is a source with this key. It stays as it is."
            continue
        if one.key and key != one.key:
            yield f"{one.key}: no text could cite this key. It is now `{key}`."
        if one.others:
            names = ", ".join(f"`{name}`" for name, _ in one.others)
            stand = "They stand below it as comments"
            if len(one.others) == 1:
                stand = "It stands below it as a comment"
            yield f"{key}: a source has no place for {names}. {stand}."


def _replace(path: Path, text: str) -> None:
    """Put a whole new text in the place of a file, so that it is never there in part.

    What lies beside it under that name is removed first: it may be a link to another file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    with beside.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    beside.replace(path)
