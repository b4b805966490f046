"""The first look at the documents: sound fields, published or not, no address twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from nutgraf.checking.profiles import (
    AuthorFields,
    PageFields,
    ParticipantFields,
    TopicFields,
)
from nutgraf.checking.schema import ExplainerFields
from nutgraf.checking.stories import is_scheduled
from nutgraf.checking.validation import validate
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Document, KeyPath, Place
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.slugs import slugify

Fields = ExplainerFields | ParticipantFields | TopicFields | AuthorFields | PageFields

FORMS: dict[Kind, type[Fields]] = {
    Kind.EXPLAINER: ExplainerFields,
    Kind.PARTICIPANT: ParticipantFields,
    Kind.TOPIC: TopicFields,
    Kind.AUTHOR: AuthorFields,
    Kind.PAGE: PageFields,
}

REQUIRED_OF_EXPLAINERS = ("title", "date", "who", "what", "why", "timeline")
REQUIRED = {
    Kind.EXPLAINER: REQUIRED_OF_EXPLAINERS,
    Kind.PARTICIPANT: ("name",),
    Kind.TOPIC: ("name",),
    Kind.AUTHOR: ("name",),
    Kind.PAGE: ("title",),
}

WHAT_TO_WRITE = {
    "title": "Add `title:`, the headline.",
    "name": "Add `name:`.",
    "date": "Add `date:`, the day of publication, like `2020-09-16`.",
    "who": "Add `who:`, the participants, each on a line that begins with `- `.",
    "what": "Add `what:`, a paragraph that says what happened.",
    "why": "Add `why:`, the causes, each on a line that begins with `- `.",
    "timeline": "Add `timeline:`, the events, each with `date:` and `event:`.",
}


@dataclass(frozen=True, slots=True)
class Filed:
    """A document with its fields as meant."""

    document: Document
    kind: Kind
    fields: Fields

    @property
    def ref(self) -> Ref:
        """The thing that the document is about."""
        return Ref(self.kind, self.document.id)

    @property
    def address(self) -> str:
        """The last part of its address: its slug or its id."""
        return getattr(self.fields, "slug", None) or self.document.id


def file_documents(
    documents: tuple[Document, ...], zone: ZoneInfo, report: Report
) -> tuple[Filed, ...]:
    """Every document whose fields are sound; what is wrong with the others is reported."""
    filed = []
    for document in documents:
        kind = Kind(document.folder)
        fields = validate(document, FORMS[kind], zone, report)
        if fields is not None:
            filed.append(Filed(document, kind, fields))
            _check_required(filed[-1], report)
    _check_addresses(filed, report)
    return tuple(filed)


def is_unpublished(filed: Filed, now: datetime) -> bool:
    """Whether this is a draft, or an explainer whose date is still to come."""
    fields = filed.fields
    if isinstance(fields, ExplainerFields):
        return fields.draft or is_scheduled(fields, now)
    return isinstance(fields, PageFields) and fields.draft


def is_withdrawn(filed: Filed) -> bool:
    """Whether this is an explainer of which only a note is left."""
    return isinstance(filed.fields, ExplainerFields) and filed.fields.withdrawn is not None


def _check_required(filed: Filed, report: Report) -> None:
    """A text lacks nothing that it needs; of a draft it is only said what it will need."""
    if is_withdrawn(filed):
        return
    missing = [key for key in REQUIRED[filed.kind] if not getattr(filed.fields, key)]
    where = filed.document.places.of_key
    if missing and getattr(filed.fields, "draft", False):
        listed = ", ".join(f"`{key}`" for key in missing)
        message = f"To be published, this draft still needs {listed}."
        report.warning("incomplete-draft", message, where((missing[0],)), WHAT_TO_WRITE[missing[0]])
        return
    for key in missing:
        report.error("missing-key", f"This text has no `{key}`.", where((key,)), WHAT_TO_WRITE[key])


def _check_addresses(filed: list[Filed], report: Report) -> None:
    """One address, one text, compared as careless file systems do: case and composition folded."""
    seen: dict[tuple[Kind, str], Filed] = {}
    for entry in filed:
        for place in _address_problems(entry):
            fitting = slugify(entry.address)
            hint = f"Call it `{fitting}`." if fitting else "Use letters, digits and hyphens."
            message = f"`{entry.address}` can't be part of an address."
            report.error("invalid-address", message, place.location, hint)
        folded = unicodedata.normalize("NFC", entry.address).casefold()
        first = seen.setdefault((entry.kind, folded), entry)
        if first is not entry:
            place = Place(entry.document.places, _address_keys(entry))
            message = f"This has the same address as {first.document.path}: `{entry.address}`."
            hint = "Rename one of the two files, or give one another `slug`."
            report.error("duplicate-address", message, place.location, hint)


def _address_keys(entry: Filed) -> KeyPath:
    return ("slug",) if getattr(entry.fields, "slug", None) else ("title",)


def _address_problems(entry: Filed) -> Iterator[Place]:
    if slugify(entry.address) != unicodedata.normalize("NFC", entry.address).casefold():
        yield Place(entry.document.places, _address_keys(entry))
