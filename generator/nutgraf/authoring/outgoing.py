"""The links of all texts that lead off the site, each with the place where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urldefrag

from nutgraf.checking.forms import looks_like_web_address
from nutgraf.checking.scanning import scan, without_code
from nutgraf.model.documents import Document, FieldValue, KeyPath, Place

AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")


def outgoing_links(documents: Iterable[Document]) -> Mapping[str, Place]:
    """Every web address in the texts and fields of documents, without the part after `#`."""
    found: dict[str, Place] = {}
    for document in documents:
        for keys, text in (*_texts(document.fields, ()), ((), document.body)):
            for written in _addresses(text):
                url = urldefrag(written).url
                found.setdefault(url, Place(document.places, keys, written))
    return found


def _texts(
    value: FieldValue | Mapping[str, FieldValue], keys: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*keys, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _texts(inner, (*keys, at))


def _addresses(text: str) -> Iterator[str]:
    bare = text.strip()
    if looks_like_web_address(bare) and len(bare.split()) == 1:
        yield bare
        return
    yield from filter(looks_like_web_address, scan(text, with_headings=False).destinations)
    yield from AUTOLINK.findall(without_code(text))
