"""Participants, topics and authors as linked data."""

from __future__ import annotations

from msgspec import Struct

from nutgraf.model.people import Author, Membership, Participant, ParticipantKind, Topic
from nutgraf.model.prose import Kind
from nutgraf.planning.composing import Composer
from nutgraf.planning.linked_data.identity import (
    Identities,
    Node,
    iso_date,
    node,
    picture_node,
    reference,
)

TYPES = {
    ParticipantKind.PERSON: "Person",
    ParticipantKind.ORGANIZATION: "Organization",
    ParticipantKind.GROUP: "Organization",
    ParticipantKind.PLACE: "Place",
    ParticipantKind.WORK: "CreativeWork",
    None: "Thing",
}


class People(Struct, frozen=True):
    """Makes the nodes of those who have a page."""

    composer: Composer
    identities: Identities

    def mention(self, id: str) -> Node | None:
        """A participant as other pages name it; None for one who is to be kept out of indexes."""
        return self.composer.once(self._mention, id)

    def _mention(self, id: str) -> Node | None:
        one = self.composer.edition.participants[id]
        if one.noindex:
            return None
        identity = self.identities.thing(Kind.PARTICIPANT, id)
        url = self.identities.home(Kind.PARTICIPANT, id)
        return node(TYPES[one.kind], identity, name=one.name, url=url)

    def participant(self, one: Participant) -> Node:
        """A participant with all that is said of it."""
        kind = TYPES[one.kind]
        start, end = iso_date(one.start), iso_date(one.end)
        lifetime = {}
        if kind == "Person":
            lifetime = {"birthDate": start, "deathDate": end}
        elif kind == "Organization":
            lifetime = {"foundingDate": start, "dissolutionDate": end}
        posts = one.memberships if kind in {"Person", "Organization"} else ()
        return node(
            kind,
            self.identities.thing(Kind.PARTICIPANT, one.id),
            name=one.name,
            url=self.identities.home(Kind.PARTICIPANT, one.id),
            description=one.description,
            alternateName=[other.name for other in one.other_names],
            sameAs=[link.url for link in one.links],
            image=picture_node(self.composer.picture(one.image), self.identities.site),
            memberOf=[post for each in posts if (post := self._post(each))],
            **lifetime,
        )

    def _post(self, one: Membership) -> Node | None:
        if self.composer.edition.participants[one.organization].noindex:
            return None
        return node(
            "OrganizationRole",
            memberOf=reference(self.identities.thing(Kind.PARTICIPANT, one.organization)),
            roleName=one.role,
            startDate=iso_date(one.start),
            endDate=iso_date(one.end),
        )

    def topic(self, one: Topic) -> Node:
        """A topic."""
        return node(
            "DefinedTerm",
            self.identities.thing(Kind.TOPIC, one.id),
            name=one.name,
            url=self.identities.home(Kind.TOPIC, one.id),
            description=one.description,
        )

    def author(self, one: Author) -> Node:
        """An author: a person, as those who read this expect."""
        return node(
            "Person",
            self.identities.thing(Kind.AUTHOR, one.id),
            name=one.name,
            url=self.identities.home(Kind.AUTHOR, one.id),
            description=one.description,
            sameAs=[link.url for link in one.links],
        )
