"""Everything in the edition that a text can mean, by id, name, title and file."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nutgraf.checking.names import NameIndex, Origin, fold
from nutgraf.model.documents import Attachment, Document
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.spelling import did_you_mean
from nutgraf.model.values import replace

if TYPE_CHECKING:
    from nutgraf.checking.pictures import Impression

NAMED_KINDS = frozenset({Kind.PARTICIPANT, Kind.TOPIC, Kind.AUTHOR})
"""Kinds of things that are there as soon as somebody names them."""

WIKI_KINDS = (Kind.PARTICIPANT, Kind.EXPLAINER, Kind.TOPIC, Kind.AUTHOR, Kind.PAGE)

SINGULAR = {
    Kind.PARTICIPANT: "participant",
    Kind.TOPIC: "topic",
    Kind.AUTHOR: "author",
    Kind.EXPLAINER: "explainer",
    Kind.PAGE: "page",
}


TO_BE_FOUND = {
    Kind.PARTICIPANT: "Name it in `who`, or add a file for it.",
    Kind.TOPIC: "Name it in `topics`, or add a file for it.",
    Kind.AUTHOR: "Name it in `authors`, or add a file for it.",
    Kind.EXPLAINER: "Write its id: the name of its file, without `.md`.",
    Kind.PAGE: "Write its id: the name of its file, without `.md`.",
}


@dataclass(frozen=True, slots=True)
class Directory:
    """Finds things by what a writer calls them, and remembers what it has suggested instead.

    It remembers, too, by what names explainers were asked for (`asked`, folded).

    `files` maps documents' paths to what they are about, published or not; `unpublished` names
    the drafts, scheduled and withdrawn texts among them, `unsound` those with mistakes in their own
    fields: they are there, but nothing is known of them. `attachments` maps the paths of files
    beside documents to where they can be read.
    """

    files: Mapping[str, Ref]
    unpublished: frozenset[Ref]
    unsound: frozenset[Ref]
    attachments: Mapping[str, str]
    indexes: Mapping[Kind, NameIndex] = field(
        default_factory=lambda: {kind: NameIndex() for kind in Kind}
    )
    asked: set[str] = field(default_factory=set)
    _suggested: dict[tuple[str, tuple[Kind, ...]], str] = field(default_factory=dict)
    _paths_from: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, ref: Ref, names: tuple[str, ...], path: str) -> None:
        """Let `ref` be found by its id and by each of `names`, the first of which `path` has."""
        origin = (
            Origin(next(filter(None, names), ref.id), path) if ref.kind in NAMED_KINDS else None
        )
        self.indexes[ref.kind].add(ref.id, names, origin)

    def find(self, kind: Kind, written: str) -> tuple[str, ...]:
        """The ids of the things of one kind that `written` may mean."""
        if kind is Kind.EXPLAINER:
            self.asked.add(fold(written))
        index = self.indexes[kind]
        return index.find(written) or index.find_respelt(written)

    def find_any(self, written: str) -> tuple[Ref, ...]:
        """The things of any kind that `[[written]]` may mean; a kind may be given: "topics/x"."""
        kinds, name = _kinds_and_name(written)
        if Kind.EXPLAINER in kinds:
            self.asked.add(fold(name))
        found = [Ref(kind, id) for kind in kinds for id in self.indexes[kind].find(name)]
        exact = [ref for ref in found if ref.id == name]
        respelt = (Ref(kind, id) for kind in kinds for id in self.indexes[kind].find_respelt(name))
        return tuple(exact[:1] or found or respelt)

    def origin(self, ref: Ref) -> Origin:
        """What a participant, a topic or an author is called, and where."""
        return self.indexes[ref.kind].origins[ref.id]

    def usual_spelling(self, ref: Ref, written: str) -> Origin | None:
        """What `ref` is called, and where, if `written` finds it in another spelling only."""
        _, name = _kinds_and_name(written)
        return None if fold(name) in self.indexes[ref.kind].ids else self.origin(ref)

    def retitled(self, explainer: str, old: str, new: str) -> Directory | None:
        """The same with another title of an explainer; None where somebody could notice.

        That is so where a text has asked for one of the two, or something else is called so.
        """
        if not self.asked.isdisjoint({fold(old), fold(new)}):
            return None
        index = self.indexes[Kind.EXPLAINER].renamed(explainer, old, new)
        if index is None:
            return None
        indexes = {**self.indexes, Kind.EXPLAINER: index}
        return replace(self, indexes=indexes, _suggested={})

    def with_more_names(
        self, ref: Ref, old: tuple[str, ...], new: tuple[str, ...]
    ) -> Directory | None:
        """The same with more names of one thing; None where somebody could notice.

        That is so where it isn't found by an old one any more, and where somebody has asked for a
        new one, or something else is called so.
        """
        index = self.indexes[ref.kind]
        known = {fold(name) for name in (*old, ref.id)}
        if not known <= {fold(name) for name in (*new, ref.id)}:
            return None
        gained = [name for name in new if fold(name) not in known]
        if any(index.find(name) or fold(name) in self.asked for name in gained):
            return None
        more = NameIndex(dict(index.spellings), dict(index.ids), dict(index.origins))
        more.add(ref.id, gained, replace(index.origins[ref.id], name=new[0]))
        return replace(self, indexes={**self.indexes, ref.kind: more}, _suggested={})

    def is_unpublished(self, ref: Ref) -> bool:
        """Whether this is a draft, or a scheduled or withdrawn text."""
        return ref in self.unpublished

    def is_unsound(self, ref: Ref) -> bool:
        """Whether this has mistakes in its own fields, so that nothing is known of it."""
        return ref in self.unsound

    def about(self, path: str) -> Ref | None:
        """What the document at a path is about; None where there is none."""
        return self.files.get(path)

    def has_file(self, path: str) -> bool:
        """Whether there is a file beside documents at a path."""
        return path in self.attachments

    def look_at(self, path: str) -> Impression | OSError:
        """What there is to know of the picture in such a file, or why it can't be read."""
        from nutgraf.checking.pictures import look_at  # noqa: PLC0415 - takes a while, few need it

        try:
            return look_at(self.attachments[path])
        except OSError as error:
            return error

    def did_you_mean(self, written: str, *kinds: Kind) -> str:
        """A hint that names the nearest name of these kinds of things, or ""."""
        asked = (written, kinds)
        if asked not in self._suggested:
            names = (name for kind in kinds for name in self.indexes[kind].names)
            self._suggested[asked] = did_you_mean(written, names)
        return self._suggested[asked]

    def files_below(self, folder: str) -> tuple[str, ...]:
        """The files beside the documents of a folder, as a document in it has to write them."""
        inside = f"{folder}/"
        return tuple(one.removeprefix(inside) for one in self.attachments if one.startswith(inside))

    def paths_from(self, folder: str) -> tuple[str, ...]:
        """The paths of all files, as a document in `folder` would have to write them."""
        if folder not in self._paths_from:
            files = (*self.files, *self.attachments)
            self._paths_from[folder] = tuple(posixpath.relpath(file, folder) for file in files)
        return self._paths_from[folder]


def _kinds_and_name(written: str) -> tuple[tuple[Kind, ...], str]:
    """The kinds of things that `[[written]]` may mean, and what it calls them."""
    folder, _, name = written.partition("/")
    kinds = tuple(kind for kind in WIKI_KINDS if kind.value == folder)
    return (kinds, name) if kinds else (WIKI_KINDS, written)


def file_table(documents: tuple[Document, ...]) -> dict[str, Ref]:
    """Which thing each document is about."""
    return {document.path: Ref(Kind(document.folder), document.id) for document in documents}


def names_as_written(document: Document) -> tuple[str, ...]:
    """What a document calls itself, as far as that can be told before its fields are sound."""
    names = (document.fields.get(key) for key in ("name", "title"))
    return tuple(name for name in names if isinstance(name, str))


def attachment_files(attachments: tuple[Attachment, ...]) -> dict[str, str]:
    """Where the files that lie beside documents can be read, by path."""
    return {attachment.path: attachment.file for attachment in attachments}
