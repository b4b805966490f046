"""Bibliographies in CSL-JSON (docs.citationstyles.org), as Zotero and Mendeley write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nutgraf.authoring.references import Bibliography, NotABibliographyError, Reference
from nutgraf.model.news import SourceKind

KINDS = {
    **dict.fromkeys(
        ("article-magazine", "article-newspaper", "broadcast", "post-weblog"), SourceKind.REPORT
    ),
    **dict.fromkeys(("interview", "personal_communication"), SourceKind.INTERVIEW),
    "dataset": SourceKind.DATA,
    **dict.fromkeys(
        (
            *("article-journal", "bill", "book", "chapter", "hearing", "legal_case"),
            *("legislation", "manuscript", "pamphlet", "paper-conference", "patent", "regulation"),
            *("report", "speech", "standard", "thesis", "treaty"),
        ),
        SourceKind.DOCUMENT,
    ),
}
"""CSL's types → kinds of sources. Of the others, such as `webpage`, nothing can be said."""

HANDLED = frozenset(
    {"id", "type", "title", "author", "issued", "accessed", "URL", "DOI", "citation-key"}
)
PUBLISHERS = ("container-title", "publisher")
MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>")


def read_csl(text: str) -> Bibliography:
    """The references of a file's text. Raises NotABibliographyError for what isn't CSL-JSON."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        raise NotABibliographyError("isn't JSON, or is cut off") from None
    items = read if isinstance(read, list) else read.get("items", [read])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise NotABibliographyError("is JSON, but no list of references")
    if items and not any("title" in item or "type" in item for item in items):
        raise NotABibliographyError("is JSON, but no list of references")
    return Bibliography(tuple(_reference(item) for item in items))


def _reference(item: Mapping[str, Any]) -> Reference:
    source = dict(_source(item))
    others = [
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in item.items()
        if name not in HANDLED and value not in (source.get("publisher"), "", None, [])
    ]
    for name, ours in (("issued", "date"), ("accessed", "accessed")):
        if item.get(name) and ours not in source:
            others.append((name, json.dumps(item[name], ensure_ascii=False)))
    if item.get("URL") and item.get("DOI"):
        others.append(("DOI", str(item["DOI"])))
    key = item.get("citation-key") or item.get("id") or ""
    return Reference(str(key), source, tuple(others))


def _source(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", MARKUP.sub("", str(item.get("title") or item.get("URL") or "Without a title"))
    if authors := ", ".join(filter(None, map(_name, _listed(item.get("author"))))):
        yield "author", authors
    if publisher := next((str(item[name]) for name in PUBLISHERS if item.get(name)), ""):
        yield "publisher", MARKUP.sub("", publisher)
    if issued := _date(item.get("issued")):
        yield "date", issued
    if url := item.get("URL") or (f"https://doi.org/{item['DOI']}" if item.get("DOI") else ""):
        yield "url", str(url)
    if accessed := _date(item.get("accessed")):
        yield "accessed", accessed
    if kind := KINDS.get(str(item.get("type", ""))):
        yield "kind", kind.value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(author: Any) -> str:
    if not isinstance(author, Mapping):
        return str(author)
    if author.get("literal"):
        return str(author["literal"])
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(str(author[part]) for part in parts if author.get(part))


def _date(value: Any) -> str:
    """A date of CSL in EDTF, or as it is where it is in words; "" for none."""
    if not isinstance(value, Mapping):
        return ""
    days = [_day(parts) for parts in _listed(value.get("date-parts"))[:2]]
    if not days or not all(days):
        return str(value.get("raw") or value.get("literal") or "")
    whole = "/".join(days)
    return f"{whole}~" if value.get("circa") and len(days) == 1 else whole


def _day(parts: Any) -> str:
    try:
        year, *rest = (int(part) for part in _listed(parts) if part not in ("", None))
    except (ValueError, TypeError, OverflowError):  # no number, or infinity, which JSON knows
        return ""
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    return "-".join([written, *(f"{part:02}" for part in rest[:2])])
