"""What reading gives: the files under `content/`, decoded and split, nothing yet understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, Union

from nutgraf.model.diagnostics import Location

FieldValue: TypeAlias = Union[str, None, list["FieldValue"], dict[str, "FieldValue"]]
"""A front-matter value as written: scalars are text, an empty value is None."""

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of the front matter, e.g. `("timeline", 2, "date")`."""


class Places(Protocol):
    """Knows where in a file each front-matter key and value stands."""

    def of_value(self, path: KeyPath) -> Location:
        """The value at `path`; where that isn't there, the nearest thing around it that is."""

    def of_key(self, path: KeyPath) -> Location:
        """The key that `path` ends in; where that isn't there, like `of_value`."""


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file: its fields as text, its body, and where everything stands.

    `path` is relative to the site's root, with forward slashes. `folder` is the folder directly
    under `content/` ("explainers"), `id` the file's name without its ending, or its folder's name
    where the file is an `index.md`. `body_line` is the line, from 1, on which `body` begins;
    `digest` is the SHA-256 of the file's bytes, in hexadecimal.
    """

    path: str
    folder: str
    id: str
    fields: Mapping[str, FieldValue]
    body: str
    body_line: int
    digest: str
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies beside a document (a picture), to be published with it.

    `path` is relative to the site's root, `file` the place to read it from.
    """

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything found under `content/`, sorted by path."""

    documents: tuple[Document, ...]
    attachments: tuple[Attachment, ...]
