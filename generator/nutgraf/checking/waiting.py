"""Files that lie beside texts which aren't out yet: they wait with them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import unquote

from nutgraf.checking.scanning import scan
from nutgraf.model.documents import Attachment, Document, FieldValue
from nutgraf.model.edition import Edition
from nutgraf.model.prose import Kind, Ref


def without_waiting(edition: Edition, unread: Iterable[Document]) -> tuple[Attachment, ...]:
    """The files of an edition without those that only texts which aren't out yet have.

    Such a file lies in the folder of such a text, or is named by one; and nothing that is
    published shows it or links to it.
    """
    folders: set[str] = set()
    named: set[str] = set()
    for document in unread:
        beside = posixpath.dirname(document.path)
        folders.add(beside if _has_a_folder(document) else f"{beside}/{document.id}")
        written = _names_in(dict(document.fields)), _names_in(document.body)
        named.update(posixpath.normpath(f"{beside}/{name}") for name in chain(*written))
    if not folders:
        return edition.attachments
    used = {*_shown(edition), *_linked(edition)}
    return tuple(
        one
        for one in edition.attachments
        if one.path in used or not (one.path in named or _lies_in(one.path, folders))
    )


def _has_a_folder(document: Document) -> bool:
    return posixpath.basename(document.path) == "index.md"


def _lies_in(path: str, folders: set[str]) -> bool:
    parts = path.split("/")
    return any("/".join(parts[:depth]) in folders for depth in range(len(parts)))


def _names_in(value: FieldValue) -> Iterator[str]:
    """Whatever could be the name of a file in a text, or in one of its values."""
    if isinstance(value, str):
        yield value.strip()
        yield from (unquote(one).partition("#")[0] for one in scan(value, False).destinations)
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_names_in, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_names_in, value))


def _shown(edition: Edition) -> Iterator[str]:
    yield from (one.image.src for one in edition.explainers.values() if one.image)
    yield from (one.image.src for one in edition.events.values() if one.image)
    yield from (one.image.src for one in edition.participants.values() if one.image)
    yield from (one.image.src for one in edition.authors.values() if one.image)


def _linked(edition: Edition) -> Iterator[str]:
    for link in chain.from_iterable(edition.links.values()):
        if isinstance(link.target, Ref) and link.target.kind is Kind.FILE:
            yield link.target.id
