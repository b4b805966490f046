"""Bibliographies in BibTeX and BibLaTeX, read by the package bibtexparser."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    MergeCoAuthors,
    MergeNameParts,
    NormalizeFieldKeys,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.model import Block, DuplicateBlockKeyBlock, Entry

from nutgraf.authoring.references import Bibliography, NotABibliographyError, Reference
from nutgraf.model.news import SourceKind

KINDS = {
    "dataset": SourceKind.DATA,
    **dict.fromkeys(
        (
            *("book", "booklet", "collection", "inbook", "incollection", "inproceedings"),
            *("jurisdiction", "legislation", "manual", "mastersthesis", "patent", "phdthesis"),
            *("proceedings", "report", "techreport", "thesis", "unpublished"),
        ),
        SourceKind.DOCUMENT,
    ),
}
"""Types of entries → kinds of sources. An `@article` may be a newspaper's or a journal's."""

PUBLISHERS = (
    *("journaltitle", "journal", "booktitle", "publisher", "institution", "school"),
    "organization",
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
BRACES = str.maketrans("", "", "{}")


def read_bibtex(text: str) -> Bibliography:
    """The references of a file's text; what can't be read is among the flaws, by its line.

    Raises NotABibliographyError where there is no entry at all.
    """
    # What it tells a log is among the flaws, in our words.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    library = parse_string(
        text,
        append_middleware=[
            NormalizeFieldKeys(),
            SeparateCoAuthors(),
            SplitNameParts(),
            MergeNameParts("first"),
            MergeCoAuthors(),
            LatexDecodingMiddleware(),
        ],
    )
    if not library.entries and not library.failed_blocks:
        raise NotABibliographyError("has no entries in it")
    return Bibliography(
        tuple(_reference(entry) for entry in library.entries),
        tuple(_flaw(block) for block in library.failed_blocks),
    )


def _flaw(block: Block) -> str:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        return f"line {line}: another entry has the same key. It is left out."
    return (
        f"line {line}: this entry can't be read, perhaps since a brace is missing. It is left out."
    )


def _reference(entry: Entry) -> Reference:
    fields = {field.key: " ".join(str(field.value).split()) for field in entry.fields}
    source, used = {}, set[str]()
    for name, value, theirs in _source(fields):
        if value and name not in source:
            source[name] = value.translate(BRACES)
            used.update(theirs)
    if kind := KINDS.get(entry.entry_type.lower()):
        source["kind"] = kind.value
    others = tuple((name, value) for name, value in fields.items() if name not in used and value)
    return Reference(entry.key, source, others)


def _source(fields: Mapping[str, str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Our names with what may stand there, the best first, and the fields that this is made of."""
    yield "title", fields.get("title", ""), ("title",)
    yield "title", fields.get("url", "") or "Without a title", ()
    yield "author", fields.get("author", "").replace(" and ", ", "), ("author",)
    for name in PUBLISHERS:
        yield "publisher", fields.get(name, ""), (name,)
    yield "date", fields.get("date", ""), ("date",)
    yield "date", _date(fields), ("year", "month", "day")
    yield "url", fields.get("url", ""), ("url",)
    doi = fields.get("doi", "")
    yield "url", f"https://doi.org/{doi}" if doi else "", ("doi",)
    yield "accessed", fields.get("urldate", ""), ("urldate",)


def _date(fields: Mapping[str, str]) -> str:
    """The parts of a date as far as they are numbers: a year, its month, its day."""
    year, month, day = (fields.get(name, "").strip() for name in ("year", "month", "day"))
    if not re.fullmatch(r"\d{4}", year):
        return ""
    short = month[:3].lower()
    number = MONTHS.index(short) + 1 if short in MONTHS else int(month) if month.isdecimal() else 0
    if not 1 <= number <= len(MONTHS):
        return year
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdecimal() else "")
