"""What the templates get to see: ready addresses, names instead of ids, texts to be rendered.

Every class here is part of the theme's contract (`themes/default/README.md`).
"""

from __future__ import annotations

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.pages import Markup


class Named(Struct, frozen=True):
    """A thing with a page: a participant, a topic, an author, an explainer, an event.

    `lang` is the language of a title or a headline, "" for names, which have none.
    """

    name: str
    href: str
    lang: str = ""


class Translation(Struct, frozen=True):
    """The same explainer in another language."""

    lang: str
    href: str


class PictureSource(Struct, frozen=True):
    """The same picture in one format, in several widths; `srcset` is as HTML has it."""

    type: str
    srcset: str


class Picture(Struct, frozen=True):
    """A picture with its address, and its size in pixels: 0 by 0 for a drawing that has none.

    `sources` has the same in formats that are smaller, the smallest first.
    """

    href: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    sources: tuple[PictureSource, ...]


class Person(Struct, frozen=True):
    """A participant as other pages show it. `kind` is "" where it isn't known.

    `portrait` is small and square.
    """

    id: str
    name: str
    href: str
    kind: str
    description: str
    portrait: Picture | None


class PartView(Struct, frozen=True):
    """Somebody's part in a story or an event; `posts` are those that they held at that time."""

    person: Person
    role: str
    note: Markup
    posts: tuple[Post, ...]


class SourceMark(Struct, frozen=True):
    """A reference to an entry of a list of sources; `href` leads to the entry."""

    number: int
    title: str
    href: str


class SourceView(Struct, frozen=True):
    """An entry of a page's list of sources. Its anchor is `source-<number>`."""

    number: int
    title: str
    publisher: str
    author: str
    date: When | None
    url: str
    archived: str
    accessed: When | None
    kind: str
    reason: str


class QuoteView(Struct, frozen=True):
    """Somebody's own words. `told_in` is the explainer that quotes them.

    `id` is their anchor on that explainer's page, "" where corrections can't name them.
    """

    text: str
    speaker: Person
    date: When | None
    sources: tuple[SourceMark, ...]
    context: str
    translation: str
    told_in: Named
    id: str
    corrections: tuple[CorrectionView, ...]


class CauseView(Struct, frozen=True):
    """One answer to why."""

    text: Markup
    according_to: tuple[Person, ...]
    disputed_by: tuple[Person, ...]
    events: tuple[Named, ...]
    sources: tuple[SourceMark, ...]


class StatementView(Struct, frozen=True):
    """Something known or not known as of a date, or coming at a date that may have `passed`."""

    text: Markup
    date: When | None
    sources: tuple[SourceMark, ...]
    passed: bool


class QuestionView(Struct, frozen=True):
    """A reader's question."""

    question: str
    answer: Markup


class TermView(Struct, frozen=True):
    """A word and its meaning."""

    term: str
    definition: Markup


class FigureView(Struct, frozen=True):
    """A key figure; `id` is its anchor, "" where corrections can't name it."""

    value: str
    label: str
    as_of: When | None
    sources: tuple[SourceMark, ...]
    id: str
    corrections: tuple[CorrectionView, ...]


class UpdateView(Struct, frozen=True):
    """An entry of the log; `id` is its anchor."""

    id: str
    date: When
    text: Markup


class CorrectionView(Struct, frozen=True):
    """A mistake put right in the explainer `told_in`.

    `id` is its anchor on that explainer's page, `href` leads there. `places` are what it corrects:
    an event, a key figure, a quote, each with its own address.
    """

    id: str
    href: str
    date: When
    text: Markup
    was: str
    now: str
    places: tuple[Named, ...]
    told_in: Named


class Card(Struct, frozen=True):
    """An explainer as lists show it."""

    title: str
    href: str
    summary: str
    published: When | None
    updated: When | None
    status: str
    topics: tuple[Named, ...]
    draft: bool
    scheduled: bool
    lang: str


class Post(Struct, frozen=True):
    """A membership, with the organization's page."""

    organization: Named
    role: str
    start: When | None
    end: When | None


class IndexEntry(Struct, frozen=True):
    """A line of an index."""

    person: Person
    explainers: int
    events: int


class LetterOfPeople(Struct, frozen=True):
    """The participants whose names begin alike, or a part of them: `number` counts these from 1.

    `letter` is "" where there are too few for letters. `id` is that of a place on the page,
    `href` leads to it, or to the letter's own page; `entries` are empty where they stand there.
    """

    letter: str
    number: int
    id: str
    href: str
    total: int
    entries: tuple[IndexEntry, ...]
