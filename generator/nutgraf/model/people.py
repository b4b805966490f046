"""Who and what stories are about, and who writes them.

The names follow schema.org and Popolo where these have a word for the thing.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.documents import Place
from nutgraf.model.pictures import Look
from nutgraf.model.prose import NO_PROSE, Prose


class ParticipantKind(StrEnum):
    """What a participant is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    WORK = "work"


class Image(Struct, frozen=True, array_like=True):
    """A picture: `src` is a file's path relative to the site's root, `place` what names it."""

    src: str
    alt: str
    look: Look
    place: Place
    caption: str = ""
    credit: str = ""


class WebLink(Struct, frozen=True, array_like=True):
    """A link off the site, with its label."""

    label: str
    url: str


class OtherName(Struct, frozen=True, array_like=True):
    """Another name of a participant, with the years in which it was used."""

    name: str
    start: When | None = None
    end: When | None = None


class Membership(Struct, frozen=True, array_like=True):
    """A post held: `organization` is a participant's id (Popolo: membership)."""

    organization: str
    role: str = ""
    start: When | None = None
    end: When | None = None

    def held_at(self, date: When) -> bool:
        """Whether it may have been held at some time of a date; a bound that isn't known holds."""
        start = self.start.earliest if self.start else None
        end = self.end.latest if self.end else None
        started_later = start is not None and date.ends_before(start)
        ended_earlier = end is not None and date.begins_after(end)
        return not started_later and not ended_earlier


class Participant(Struct, frozen=True, array_like=True):
    """Somebody or something that takes part in stories.

    `start` and `end` are birth and death, or foundation and dissolution. `source` is the path of
    the participant's file, or "" where the stories only name it. `noindex` keeps it out of
    indexes, search and feeds; of one that is `withdrawn` the page says nothing else.
    """

    id: str
    name: str
    source: str = ""
    kind: ParticipantKind | None = None
    description: str = ""
    other_names: tuple[OtherName, ...] = ()
    memberships: tuple[Membership, ...] = ()
    start: When | None = None
    end: When | None = None
    links: tuple[WebLink, ...] = ()
    image: Image | None = None
    noindex: bool = False
    withdrawn: bool = False
    profile: Prose = NO_PROSE

    @property
    def is_listed(self) -> bool:
        """Whether lists of participants may have it."""
        return not (self.noindex or self.withdrawn)


class Topic(Struct, frozen=True, array_like=True):
    """A subject that stories share."""

    id: str
    name: str
    source: str = ""
    description: str = ""
    body: Prose = NO_PROSE


class Author(Struct, frozen=True, array_like=True):
    """Somebody who writes explainers."""

    id: str
    name: str
    source: str = ""
    description: str = ""
    links: tuple[WebLink, ...] = ()
    image: Image | None = None
    body: Prose = NO_PROSE
