"""The first look at the documents: sound fields, published or not, no address twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from nutgraf.checking.profiles import (
    AuthorFields,
    PageFields,
    ParticipantFields,
    TopicFields,
)
from nutgraf.checking.schema import ExplainerFields
from nutgraf.checking.stories import Conventions, is_scheduled
from nutgraf.checking.validation import validate
from nutgraf.model.dates import When
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Document, KeyPath
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


class Form:
    """A document's fields as meant. They can be let go, and are read again for who asks then."""

    __slots__ = ("_document", "_fields", "_places", "_zone")

    def __init__(self, document: Document, fields: Fields, zone: ZoneInfo) -> None:
        self._document = document
        self._fields: Fields | None = fields
        self._zone = zone
        self._places: dict[tuple[Kind, str], KeyPath] | None = None

    @property
    def fields(self) -> Fields:
        """The fields."""
        if self._fields is None:
            form = FORMS[Kind(self._document.folder)]
            self._fields = validate(self._document, form, self._zone, Report())
        assert self._fields is not None  # they were sound before, and are the same
        return self._fields

    def places_of_names(self, usual_authors: tuple[str, ...]) -> Mapping[tuple[Kind, str], KeyPath]:
        """Where each of the names that bring a thing into being stands first."""
        if self._places is None:  # once for all: thousands of names may be found to be alike
            self._places = {}
            for kind, name, keys in names_written_in(self.fields, usual_authors):
                self._places.setdefault((kind, name), keys)
        return self._places

    def let_go(self) -> None:
        """Keep nothing of them in memory."""
        self._fields = self._places = None
        self._document.places.let_go()


@dataclass(frozen=True, slots=True)
class Filed:
    """A document whose fields are sound, and what is asked of it before and after it is read.

    `ref` is the thing that it is about, `address` the last part of its address: its slug or its id.
    `names` are what it calls itself, its usual name first; `written` are names of others that bring
    these into being, each once. `date` is an explainer's, and so is `is_withdrawn`: only a note is
    left of it. `authors` write what names no author.
    """

    document: Document
    ref: Ref
    form: Form
    address: str
    names: tuple[str, ...]
    written: tuple[tuple[Kind, str], ...]
    date: When | None
    is_draft: bool
    is_withdrawn: bool
    authors: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        """What sort of thing it is about."""
        return self.ref.kind

    @property
    def fields(self) -> Fields:
        """The fields as meant."""
        return self.form.fields

    def is_unpublished(self, now: datetime) -> bool:
        """Whether this is a draft, or an explainer whose date is still to come."""
        return self.is_draft or is_scheduled(self.date, now)

    def place_of(self, named: tuple[Kind, str]) -> KeyPath:
        """Where one of the names that are `written` stands first."""
        return self.form.places_of_names(self.authors)[named]


def file_document(document: Document, house: Conventions, report: Report) -> Filed | None:
    """A document with sound fields; None after an error in them."""
    kind = Kind(document.folder)
    fields = validate(document, FORMS[kind], house.zone, report)
    if fields is None:
        return None
    story = fields if isinstance(fields, ExplainerFields) else None
    written = dict.fromkeys(_pair(*each[:2]) for each in names_written_in(fields, house.authors))
    filed = Filed(
        document,
        Ref(kind, document.id),
        Form(document, fields, house.zone),
        getattr(fields, "slug", None) or document.id,
        _names_of(fields),
        tuple(written),
        story.date if story else None,
        getattr(fields, "draft", False),
        story is not None and story.withdrawn is not None,
        house.authors,
    )
    _check_required(filed, report)
    _check_address(filed, report)
    return filed


@lru_cache(maxsize=65536)
def _pair(kind: Kind, name: str) -> tuple[Kind, str]:
    """The same pair for all texts that write a name: there are many, and they are remembered."""
    return kind, name


def _names_of(fields: Fields) -> tuple[str, ...]:
    match fields:
        case ParticipantFields(name=name, also_known_as=others):
            return (name or "", *(other.name or "" for other in others))
        case ExplainerFields(title=title) | PageFields(title=title):
            return (title or "",)
        case TopicFields(name=name) | AuthorFields(name=name):
            return (name or "",)


def names_written_in(
    fields: Fields, usual_authors: tuple[str, ...]
) -> Iterator[tuple[Kind, str, KeyPath]]:
    """The names that bring a thing into being by being written in a text, with their places.

    `usual_authors` write what names no author.
    """
    if isinstance(fields, ExplainerFields):
        found = _names_in_story(fields, usual_authors)
    else:
        found = _names_in_profile(fields) if isinstance(fields, ParticipantFields) else iter(())
    return (each for each in found if each[1])


def _names_in_story(
    fields: ExplainerFields, usual_authors: tuple[str, ...]
) -> Iterator[tuple[Kind, str, KeyPath]]:
    for at, part in enumerate(fields.who):
        yield Kind.PARTICIPANT, part.name or "", ("who", at, "name")
    for at, event in enumerate(fields.timeline):
        for nth, part in enumerate(event.who):
            yield Kind.PARTICIPANT, part.name or "", ("timeline", at, "who", nth, "name")
    for at, topic in enumerate(fields.topics):
        yield Kind.TOPIC, topic, ("topics", at)
    for at, author in enumerate(fields.authors or usual_authors):
        yield Kind.AUTHOR, author, ("authors", at)


def _names_in_profile(fields: ParticipantFields) -> Iterator[tuple[Kind, str, KeyPath]]:
    """The organizations that a participant's memberships name."""
    for at, membership in enumerate(fields.memberships):
        yield Kind.PARTICIPANT, membership.organization or "", ("memberships", at, "organization")


def _check_required(filed: Filed, report: Report) -> None:
    """A text lacks nothing that it needs; of a draft it is only said what it will need."""
    if filed.is_withdrawn:
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


def _check_address(entry: Filed, report: Report) -> None:
    fitting = slugify(entry.address)
    if fitting != unicodedata.normalize("NFC", entry.address).casefold():
        hint = f"Call it `{fitting}`." if fitting else "Use letters, digits and hyphens."
        message = f"`{entry.address}` can't be part of an address."
        where = entry.document.places.of_value(_address_keys(entry))
        report.error("invalid-address", message, where, hint)


def check_addresses(filed: Iterable[Filed], report: Report) -> None:
    """One address, one text, compared as careless file systems do: case and composition folded."""
    seen: dict[tuple[str, str], Filed] = {}
    for entry in filed:
        folded = unicodedata.normalize("NFC", entry.address).casefold()
        first = seen.setdefault((entry.document.folder, folded), entry)
        if first is not entry:
            where = entry.document.places.of_value(_address_keys(entry))
            message = f"This has the same address as {first.document.path}: `{entry.address}`."
            hint = "Rename one of the two files, or give one another `slug`."
            report.error("duplicate-address", message, where, hint)


def _address_keys(entry: Filed) -> KeyPath:
    return ("slug",) if getattr(entry.fields, "slug", None) else ("title",)
