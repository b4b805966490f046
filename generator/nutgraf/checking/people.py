"""Participants, topics and authors: those with files, and those that the stories only name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nutgraf.checking.directory import Directory
from nutgraf.checking.filing import Filed
from nutgraf.checking.linking import Linker
from nutgraf.checking.names import nearly_equal
from nutgraf.checking.profiles import AuthorFields, ParticipantFields, TopicFields
from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.people import (
    Author,
    Membership,
    OtherName,
    Participant,
    ParticipantKind,
    Topic,
    WebLink,
)
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.slugs import slugify


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it was first written, of a thing that has no file."""

    id: str
    named: tuple[Kind, str]
    entry: Filed

    @property
    def kind(self) -> Kind:
        """What sort of thing it is."""
        return self.named[0]

    @property
    def name(self) -> str:
        """The name."""
        return self.named[1]

    @property
    def location(self) -> Location:
        """Where that is."""
        return self.entry.document.places.of_value(self.entry.place_of(self.named))


def enter_names(shown: Iterable[Filed], directory: Directory) -> dict[Ref, Mention]:
    """Bring into being what is named and has no file; it is found by its name from now on.

    A name of which no address can be made brings nothing into being, so nobody will find it.
    """
    entered: dict[Ref, Mention] = {}
    known: set[tuple[Kind, str]] = set()
    for entry in shown:
        for named in (each for each in entry.written if each not in known):
            known.add(named)
            kind, name = named
            if not directory.find(kind, name) and (id := slugify(name)):
                directory.add(Ref(kind, id), (name,), entry.document.path)
                entered[Ref(kind, id)] = Mention(id, named, entry)
    return entered


def warn_of_doubles(
    entered: Mapping[Ref, Mention],
    filed: Mapping[str, str],
    directory: Directory,
    report: Report,
) -> None:
    """Warn of participants who are only named, and nearly as somebody else is named.

    `filed` are the names of those with a file, by their ids.
    Two that both have a file were told apart by somebody, so they are no doubles.
    """
    named = {ref.id: mention for ref, mention in entered.items() if ref.kind is Kind.PARTICIPANT}
    spellings = list(filed.items())
    spellings += [(mention.id, mention.name) for mention in named.values()]
    for one, other in nearly_equal(spellings):  # the former is the one that comes first
        mention = named.get(other)
        if mention is None:
            continue
        usual = directory.origin(Ref(Kind.PARTICIPANT, one))
        near = f"`{mention.name}` is nearly the same as `{usual.name}` in {usual.path}"
        message = f"{near}, but not the same participant."
        hint = f"Did you mean `{usual.name}`? If they are two, give each a file with a description."
        report.warning("similar-name", message, mention.location, hint)


def read_participant(fields: ParticipantFields, linker: Linker) -> Participant:
    """A participant with a file."""
    _lifetime_fits_kind(fields, linker)
    return Participant(
        id=linker.document.id,
        name=fields.name or linker.document.id,
        source=linker.document.path,
        kind=fields.kind,
        description=fields.description or "",
        other_names=tuple(_other_names(fields, linker)),
        memberships=tuple(_memberships(fields, linker)),
        start=fields.born or fields.founded,
        end=fields.died or fields.dissolved,
        links=web_links(fields.links),
        image=linker.image(fields.image, ("image",)),
        noindex=fields.noindex or fields.withdrawn,
        withdrawn=fields.withdrawn,
        profile=linker.prose(linker.document.body, (), with_headings=True),
    )


def _other_names(fields: ParticipantFields, linker: Linker) -> Iterator[OtherName]:
    for at, entry in enumerate(fields.also_known_as):
        if linker.is_complete(entry, ("name",), ("also_known_as", at)):
            yield OtherName(entry.name or "", entry.start, entry.end)


def _memberships(fields: ParticipantFields, linker: Linker) -> Iterator[Membership]:
    for at, entry in enumerate(fields.memberships):
        keys = ("memberships", at)
        if not entry.organization:
            hint = "Add `organization:` with a name or an id."
            linker.error("missing-key", "This membership doesn't say where.", keys, hint)
            continue
        id = linker.thing(Kind.PARTICIPANT, entry.organization, (*keys, "organization"))
        if id is not None:
            yield Membership(id, entry.role or "", entry.start, entry.end)


def _lifetime_fits_kind(fields: ParticipantFields, linker: Linker) -> None:
    """Report dates of a life that can't belong to this kind of participant, or are reversed."""
    is_person = fields.kind in {None, ParticipantKind.PERSON}
    misplaced = ("founded", "dissolved") if fields.kind is ParticipantKind.PERSON else ()
    misplaced = misplaced if is_person else ("born", "died")
    for key in misplaced:
        if getattr(fields, key) is not None:
            hint = "Persons are `born` and `died`; others are `founded` and `dissolved`."
            message = f"A participant of the kind `{fields.kind}` can't be `{key}`."
            linker.error("wrong-kind-of-date", message, (key,), hint)


def web_links(links: Mapping[str, str]) -> tuple[WebLink, ...]:
    """Links off the site in the order of the file."""
    return tuple(WebLink(label, url) for label, url in links.items())


def read_topic(fields: TopicFields, linker: Linker) -> Topic:
    """A topic with a file."""
    document = linker.document
    return Topic(
        document.id,
        fields.name or document.id,
        document.path,
        fields.description or "",
        linker.prose(document.body, (), with_headings=True),
    )


def read_author(fields: AuthorFields, linker: Linker) -> Author:
    """An author with a file."""
    document = linker.document
    return Author(
        document.id,
        fields.name or document.id,
        document.path,
        fields.description or "",
        web_links(fields.links),
        linker.image(fields.image, ("image",)),
        linker.prose(document.body, (), with_headings=True),
    )
