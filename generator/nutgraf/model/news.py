"""What a story is: explainers, events and participants, strict and resolved.

The names follow schema.org and Popolo where these have a word for the thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nutgraf.model.dates import When
from nutgraf.model.documents import Place
from nutgraf.model.people import Image
from nutgraf.model.prose import NO_PROSE, Prose


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


class SourceKind(StrEnum):
    """What a source is; of an anonymous one there is a reason."""

    DOCUMENT = "document"
    INTERVIEW = "interview"
    REPORT = "report"
    DATA = "data"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is known from. A bare URL in a list of sources has its URL as key.

    `reason` says why an anonymous source isn't named.
    """

    key: str
    title: str
    publisher: str = ""
    author: str = ""
    date: When | None = None
    url: str = ""
    archived: str = ""
    accessed: When | None = None
    kind: SourceKind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a story or in an event. `participant` is an id of the edition."""

    participant: str
    role: str = ""
    note: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and these in the page's language. `by` is a participant's id.

    `id` is what corrections name it by, "" for one that nothing corrects.
    """

    text: str
    by: str
    date: When | None = None
    sources: tuple[Source, ...] = ()
    context: str = ""
    translation: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, told once, in one explainer.

    `key` is `explainer-id#event-id`, unique in the edition; `because` holds such keys. `added`
    and `changed` are when it came into the story, and when it last changed there in substance.
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
    added: When | None = None
    changed: When | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """One answer to "why": who says so, who disputes it (participants), and keys of events."""

    text: Prose
    according_to: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing known or not known, as of a date, or coming at a date, which may have `passed`."""

    text: Prose
    date: When | None = None
    sources: tuple[Source, ...] = ()
    passed: bool = False


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
    """A key figure, e.g. "1,200" with the label "companies that took part"; `id` as a quote's."""

    value: str
    label: str
    sources: tuple[Source, ...] = ()
    as_of: When | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """An entry of the log: what was added or changed, and when."""

    date: When
    text: Prose


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake put right: what stood there and what stands there now.

    `event` is the key of an event, `figure` and `quote` are ids within the explainer.
    """

    date: When
    text: Prose
    was: str = ""
    now: str = ""
    event: str = ""
    figure: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Explainer:
    """A whole story. `timeline` holds keys of events, its own and those it reuses, in order.

    `authors`, `topics`, `related` and `cleared` hold ids, the last those of living people whom the
    desk has agreed to name in events that are alleged or have no source. `source` is the file's
    path from the site's root.
    """

    id: str
    source: str
    place: Place = field(compare=False, repr=False)
    slug: str
    title: str
    summary: str
    lang: str
    published: When | None
    updated: When | None
    reviewed: When | None
    review_overdue: bool
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
    cleared: tuple[str, ...]
    body: Prose


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is left of an explainer that was taken down: a note at its address.

    `published` is when the explainer was, `date` when it was taken down.
    """

    id: str
    source: str
    place: Place = field(compare=False, repr=False)
    slug: str
    lang: str
    aliases: tuple[str, ...]
    published: When | None
    date: When | None
    note: Prose


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that isn't a story: about, corrections policy, how we work."""

    id: str
    source: str
    slug: str
    title: str
    summary: str
    lang: str
    draft: bool
    place: Place = field(compare=False, repr=False)
    body: Prose
