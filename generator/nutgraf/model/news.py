"""What a story is: explainers, events and participants, strict and resolved.

The names follow schema.org and Popolo where these have a word for the thing.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

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


class Source(Struct, frozen=True, array_like=True):
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


class Part(Struct, frozen=True, array_like=True):
    """Somebody's part in a story or in an event. `participant` is an id of the edition."""

    participant: str
    role: str = ""
    note: Prose = NO_PROSE


class Quote(Struct, frozen=True, array_like=True):
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


class Event(Struct, frozen=True, array_like=True):
    """Something that happened, told once, in one explainer.

    `key` is `explainer-id#event-id`, unique in the edition; `because` holds such keys. `added`
    and `changed` are when it came into the story, and when it last changed there in substance.
    """

    key: str
    id: str
    explainer: str
    date: When
    headline: str
    place: Place
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


class Cause(Struct, frozen=True, array_like=True):
    """One answer to "why": who says so, who disputes it (participants), and keys of events."""

    text: Prose
    according_to: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Statement(Struct, frozen=True, array_like=True):
    """One thing known or not known, as of a date, or coming at a date, which may have `passed`."""

    text: Prose
    date: When | None = None
    sources: tuple[Source, ...] = ()
    passed: bool = False


class Question(Struct, frozen=True, array_like=True):
    """A reader's question and its answer."""

    question: str
    answer: Prose


class Term(Struct, frozen=True, array_like=True):
    """A word of the story and what it means."""

    term: str
    definition: Prose


class Figure(Struct, frozen=True, array_like=True):
    """A key figure, e.g. "1,200" with the label "companies that took part"; `id` as a quote's."""

    value: str
    label: str
    sources: tuple[Source, ...] = ()
    as_of: When | None = None
    id: str = ""


class Update(Struct, frozen=True, array_like=True):
    """An entry of the log: what was added or changed, and when."""

    date: When
    text: Prose


class Correction(Struct, frozen=True, array_like=True):
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


class Explainer(Struct, frozen=True, array_like=True):
    """A whole story. `timeline` holds keys of events, its own and those it reuses, in order.

    `authors`, `topics`, `related` and `cleared` hold ids, the last those of living people whom the
    desk has agreed to name in events that are alleged or have no source. `source` is the file's
    path from the site's root.
    """

    id: str
    source: str
    place: Place
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


class Withdrawal(Struct, frozen=True, array_like=True):
    """What is left of an explainer that was taken down: a note at its address.

    `published` is when the explainer was, `date` when it was taken down.
    """

    id: str
    source: str
    place: Place
    slug: str
    lang: str
    aliases: tuple[str, ...]
    published: When | None
    date: When | None
    note: Prose


class StandingPage(Struct, frozen=True, array_like=True):
    """A page that isn't a story: about, corrections policy, how we work."""

    id: str
    source: str
    slug: str
    title: str
    summary: str
    lang: str
    draft: bool
    place: Place
    body: Prose
