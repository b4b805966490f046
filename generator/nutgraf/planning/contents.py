"""What each template gets: the content of one kind of page.

Part of the theme's contract (`themes/default/README.md`), like the views that these hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.pages import Markup
from nutgraf.model.people import OtherName, WebLink
from nutgraf.planning.lazy import Lazy
from nutgraf.planning.links import NO_MARKUP
from nutgraf.planning.timeline_views import TimelineView, YearLink
from nutgraf.planning.views import (
    Card,
    CauseView,
    CorrectionView,
    FigureView,
    LetterOfPeople,
    Named,
    PartView,
    Person,
    Picture,
    Post,
    QuestionView,
    QuoteView,
    SourceView,
    StatementView,
    TermView,
    Translation,
    UpdateView,
)


class Related(Struct, frozen=True):
    """Another explainer, and what it shares with this one; nothing where it was chosen by hand."""

    card: Card
    shared: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ExplainerContent(Lazy):
    """An explainer's page, and its timeline's; `first` and `last` are its ends in time."""

    LATE: ClassVar = frozenset({"reading_minutes", "related"})

    id: str
    card: Card
    standfirst: str
    timeline_href: str
    authors: tuple[Named, ...]
    reviewed: When | None
    review_overdue: bool
    reading_minutes: int
    where: tuple[str, ...]
    first: When | None
    last: When | None
    image: Picture | None
    what: Markup
    why: tuple[CauseView, ...]
    who: tuple[PartView, ...]
    body: Markup
    timeline: TimelineView
    known: tuple[StatementView, ...]
    unknown: tuple[StatementView, ...]
    next: tuple[StatementView, ...]
    questions: tuple[QuestionView, ...]
    glossary: tuple[TermView, ...]
    figures: tuple[FigureView, ...]
    quotes: tuple[QuoteView, ...]
    sources: tuple[SourceView, ...]
    updates: tuple[UpdateView, ...]
    corrections: tuple[CorrectionView, ...]
    method: Markup
    disclosures: Markup
    related: tuple[Related, ...]
    original: Named | None
    translations: tuple[Translation, ...]


class Appearance(Struct, frozen=True):
    """A participant's part in one explainer."""

    card: Card
    role: str
    note: Markup


class Acquaintance(Struct, frozen=True):
    """Somebody who appears together with a participant, in how many events and explainers."""

    person: Person
    events: int
    explainers: int

    @property
    def together(self) -> int:
        """How many events and explainers they share."""
        return self.events + self.explainers


@dataclass(frozen=True, slots=True)
class ParticipantContent(Lazy):
    """One life across all explainers, from `start` (birth, foundation) to `end`."""

    LATE: ClassVar = frozenset({"appears_with", "quotes", "timeline"})

    person: Person
    other_names: tuple[OtherName, ...]
    start: When | None
    end: When | None
    links: tuple[WebLink, ...]
    image: Picture | None
    noindex: bool
    profile: Markup
    sources: tuple[SourceView, ...]
    posts: tuple[Post, ...]
    members: tuple[Named, ...]
    appearances: tuple[Appearance, ...]
    timeline: TimelineView
    quotes: tuple[QuoteView, ...]
    appears_with: tuple[Acquaintance, ...]


class WithdrawnContent(Struct, frozen=True):
    """A page that was taken down: perhaps a note says why, and when."""

    note: Markup = NO_MARKUP
    date: When | None = None


@dataclass(frozen=True, slots=True)
class TopicContent(Lazy):
    """A topic with its explainers and their events."""

    LATE: ClassVar = frozenset({"timeline"})

    name: str
    description: str
    body: Markup
    sources: tuple[SourceView, ...]
    explainers: tuple[Card, ...]
    timeline: TimelineView


@dataclass(frozen=True, slots=True)
class AuthorContent(Lazy):
    """An author with what they wrote."""

    LATE: ClassVar = frozenset({"timeline"})

    name: str
    description: str
    links: tuple[WebLink, ...]
    image: Picture | None
    body: Markup
    sources: tuple[SourceView, ...]
    explainers: tuple[Card, ...]
    timeline: TimelineView


class PeopleContent(Struct, frozen=True):
    """The index of participants, or the page of one letter of it.

    `letter` is the one that the page is about, None on the index itself. The participants of the
    others stand there, too, unless there are so many that each letter has its own page.
    """

    letter: LetterOfPeople | None
    letters: tuple[LetterOfPeople, ...]
    total: int


class TopicEntry(Struct, frozen=True):
    """A line of the index of topics."""

    topic: Named
    description: str
    explainers: int


class TopicsContent(Struct, frozen=True):
    """The index of topics."""

    entries: tuple[TopicEntry, ...]


class HomeContent(Struct, frozen=True):
    """The front page: the newest explainers, older ones still moving, the latest changes.

    `archive` leads to all explainers where there are more, else it is "": these are all. `image` is
    the picture of the newest explainer, if it has one.
    """

    explainers: tuple[Card, ...]
    developing: tuple[Card, ...]
    changes: tuple[Change, ...]
    archive: str
    image: Picture | None


class YearOfCards(Struct, frozen=True):
    """The explainers of one year; `total` may be more than are shown here, `href` has them all."""

    date: When
    href: str
    cards: tuple[Card, ...]
    total: int


class ArchiveContent(Struct, frozen=True):
    """All explainers by year, newest first, or (`year`) those of one year."""

    year: When | None
    years: tuple[YearOfCards, ...]


class Change(Struct, frozen=True):
    """An entry of the site's log: an update or a correction of an explainer."""

    card: Card
    date: When
    text: Markup
    is_correction: bool


class TimelineContent(Struct, frozen=True):
    """All that happened to one thing; everything that happened, where `whole` is None."""

    whole: Named | None
    timeline: TimelineView


class StretchContent(Struct, frozen=True):
    """A year or a month of a timeline, on a page of its own, with its neighbours.

    `whole` is the timeline that it belongs to; `number` tells apart the parts of one month.
    """

    whole: Named
    date: When
    number: int
    timeline: TimelineView
    earlier: YearLink | None
    later: YearLink | None


class CorrectionsContent(Struct, frozen=True):
    """All corrections of the site, newest first."""

    corrections: tuple[CorrectionView, ...]


class StandingContent(Struct, frozen=True):
    """A page that isn't a story."""

    title: str
    summary: str
    body: Markup
    sources: tuple[SourceView, ...]


class SearchContent(Struct, frozen=True):
    """The page of the search; `index` is what its script loads."""

    index: str


class NotFoundContent(Struct, frozen=True):
    """The page for addresses that lead nowhere; it offers the newest explainers."""

    explainers: tuple[Card, ...]
