"""What reading gives: the files under `content/`, decoded and split, nothing yet understood."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec import Struct

from nutgraf.model.diagnostics import Location

FieldValue: TypeAlias = str | list["FieldValue"] | dict[str, "FieldValue"] | None
"""A front-matter value as written: scalars are text, an empty value is None."""

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of the front matter, e.g. `("timeline", 2, "date")`."""


class Places(ABC):
    """Knows where in a file each front-matter key and value stands.

    No protocol: to ask whether something follows one takes Python longer than to recall a story.
    """

    __slots__ = ()

    @abstractmethod
    def file_path(self) -> str:
        """The file's path, relative to the site's root."""

    @abstractmethod
    def of_value(self, path: KeyPath) -> Location:
        """The value at `path`; where that isn't there, the nearest thing around it that is."""

    @abstractmethod
    def of_key(self, path: KeyPath) -> Location:
        """The key that `path` ends in; where that isn't there, like `of_value`."""

    @abstractmethod
    def of_text(self, path: KeyPath, text: str) -> Location:
        """Where `text` stands inside the value at `path`, or in the body if `path` is empty.

        A text that can't be found (a folded or escaped scalar) is placed like its value.
        """


class FrontMatter(Places):
    """The front matter of one file."""

    __slots__ = ()

    @abstractmethod
    def fields(self) -> dict[str, FieldValue]:
        """The fields, made anew each time."""

    @abstractmethod
    def let_go(self) -> None:
        """Keep nothing of the fields in memory; they are read again for who asks then."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of content: its fields as text, its body, and where everything stands.

    `path` is relative to the site's root, with forward slashes. `folder` is the folder directly
    under `content/` ("explainers"), or "" for the list of shared sources, which lies in none.
    `id` is the file's name without its ending, or its folder's name where the file is an
    `index.md`. `body_line` is the line, from 1, on which `body` begins; `digest` is the SHA-256 of
    the file's bytes, in hexadecimal; documents with the same bytes are the same.
    """

    path: str
    folder: str
    id: str
    body: str
    body_line: int
    digest: str
    places: FrontMatter = field(compare=False, repr=False)

    @property
    def fields(self) -> dict[str, FieldValue]:
        """The front matter, made anew each time."""
        return self.places.fields()

    @property
    def short_digest(self) -> bytes:
        """The beginning of the digest, by which an earlier run may have kept the file's bytes."""
        return bytes.fromhex(self.digest)[:16]


class Place(Struct, frozen=True, array_like=True, eq=False):
    """A place in a file, looked up only when somebody asks where it is.

    All are equal: what says the same in another line is the same.

    `within` is what knows its file: the document itself isn't kept, so that its fields are gone
    from memory when they have been understood. `keys` leads to a front-matter value (empty: the
    body); `text`, where given, is what is meant inside that value.
    """

    within: Places
    keys: KeyPath = ()
    text: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place)

    def __hash__(self) -> int:
        return 0

    @property
    def location(self) -> Location:
        """The file, line and column of this place."""
        if self.text or not self.keys:
            return self.within.of_text(self.keys, self.text)
        return self.within.of_value(self.keys)


class Attachment(Struct, frozen=True, array_like=True):
    """A file that lies beside a document (a picture), to be published with it.

    `path` is relative to the site's root, `file` the place to read it from.
    """

    path: str
    file: str


class Manuscript(Struct, frozen=True, array_like=True):
    """Everything found under `content/`, sorted by path."""

    documents: tuple[Document, ...]
    attachments: tuple[Attachment, ...]

    @property
    def texts(self) -> tuple[Document, ...]:
        """The documents that are about something: all but the list of shared sources."""
        return tuple(document for document in self.documents if document.folder)

    @property
    def shared_sources(self) -> Document | None:
        """The list of sources for all texts; its fields are the sources by their keys."""
        return next((document for document in self.documents if not document.folder), None)
