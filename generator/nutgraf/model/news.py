"""What a story is: explainers, events and participants, strict and resolved.

The names follow schema.org and Popolo where these have a word for the thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nutgraf.model.dates import When
from nutgraf.model.documents import Place
from nutgraf.model.prose import NO_PROSE, Prose


class ParticipantKind(StrEnum):
    """What a participant is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    WORK = "work"


class EventStatus(StrEnum):
    """How sure an event is."""

    CONFIRMED = "confirmed"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class StoryStatus(StrEnum):
    """Whether the story is still moving."""

    DEVELOPING = "developing"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: `src` is a file's path relative to the site's root."""

    src: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link off the site, with its label."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is known from. A bare URL in a list of sources has its URL as key."""

    key: str
    title: str
    publisher: str = ""
    author: str = ""
    date: When | None = None
    url: str = ""
    archived: str = ""
    accessed: When | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a story or in an event. `participant` is an id of the edition."""

    participant: str
    role: str = ""
    note: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words. `by` is a participant's id."""

    text: str
    by: str
    date: When | None = None
    sources: tuple[Source, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, told once, in one explainer.

    `key` is `explainer-id#event-id`, unique in the edition; `because` holds such keys.
    """

    key: str
    id: str
    explainer: str
    date: When
    headline: str
    place: Place = field(compare=False, repr=False)
    text: Prose = NO_PROSE
    who: tuple[Part, ...] = ()
    where: str = ""
    image: Image | None = None
    quote: Quote | None = None
    sources: tuple[Source, ...] = ()
    status: EventStatus = EventStatus.CONFIRMED
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """One answer to "why": `according_to` are participants, `events` keys of events."""

    text: Prose
    according_to: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing known, not known, or coming."""

    text: Prose
    date: When | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A reader's question and its answer."""

    question: str
    answer: Prose


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the story and what it means."""

    term: str
    definition: Prose


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure, e.g. "1,200" with the label "companies that took part"."""

    value: str
    label: str
    sources: tuple[Source, ...] = ()
    as_of: When | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """An entry of the log: what was added or changed, and when."""

    date: When
    text: Prose


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake put right: what stood there and what stands there now. `event` is a key."""

    date: When
    text: Prose
    was: str = ""
    now: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Explainer:
    """A whole story. `timeline` holds keys of events, its own and those it reuses, in order.

    `authors`, `topics` and `related` hold ids; `source` is the file's path from the site's root.
    """

    id: str
    source: str
    slug: str
    title: str
    summary: str
    lang: str
    published: When | None
    updated: When | None
    reviewed: When | None
    draft: bool
    scheduled: bool
    status: StoryStatus | None
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    where: tuple[str, ...]
    aliases: tuple[str, ...]
    translation_of: str
    image: Image | None
    what: Prose
    why: tuple[Cause, ...]
    who: tuple[Part, ...]
    timeline: tuple[str, ...]
    known: tuple[Statement, ...]
    unknown: tuple[Statement, ...]
    next: tuple[Statement, ...]
    questions: tuple[Question, ...]
    glossary: tuple[Term, ...]
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]
    quotes: tuple[Quote, ...]
    updates: tuple[Update, ...]
    corrections: tuple[Correction, ...]
    method: Prose
    disclosures: Prose
    related: tuple[str, ...]
    body: Prose


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a participant, with the years in which it was used."""

    name: str
    start: When | None = None
    end: When | None = None


@dataclass(frozen=True, slots=True)
class Membership:
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


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that takes part in stories.

    `start` and `end` are birth and death, or foundation and dissolution. `source` is the path of
    the participant's file, or "" where the stories only name it.
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
    profile: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that stories share."""

    id: str
    name: str
    source: str = ""
    description: str = ""
    body: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who writes explainers."""

    id: str
    name: str
    source: str = ""
    description: str = ""
    links: tuple[WebLink, ...] = ()
    image: Image | None = None
    body: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that isn't a story: about, corrections policy, how we work."""

    id: str
    source: str
    slug: str
    title: str
    summary: str
    lang: str
    place: Place = field(compare=False, repr=False)
    body: Prose
