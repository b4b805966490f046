"""Which part of a site to plan: all of it for a build, what somebody looks at for the preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer, StandingPage, Withdrawal
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Ref

HOME = "/"
PARTICIPANTS = "/participants/"
TOPICS = "/topics/"
ARCHIVE = "/archive/"
TIMELINE = "/timeline/"
CORRECTIONS = "/corrections/"
SEARCH = "/search/"
NOT_FOUND = "/404.html"
COMMON_PAGES = frozenset(
    {HOME, PARTICIPANTS, TOPICS, ARCHIVE, TIMELINE, CORRECTIONS, SEARCH, NOT_FOUND}
)
"""The pages that belong to no thing alone; of some others lie below them."""

COMMON_FILES = "common files"
"""The files that are about the whole site: they take in every page."""

NEWS_SITEMAP = "/news-sitemap.xml"
"""One of them, by its address: it alone depends on the clock of the build."""

LOOK = "look"
"""The files that carry the site's look: every page asks for them, and they take in none."""

BELONGING_TO_NO_PART = "files of no part"
"""What leads from old addresses to new ones, and the writer's own files."""


class Scope(Struct, frozen=True):
    """The things whose pages and files are planned, and what is planned that belongs to none."""

    explainers: Iterable[Explainer] = ()
    participants: Iterable[Participant] = ()
    topics: Iterable[Topic] = ()
    authors: Iterable[Author] = ()
    pages: Iterable[StandingPage] = ()
    withdrawn: Iterable[Withdrawal] = ()
    common: frozenset[str] = frozenset()


Name: TypeAlias = Ref | str
"""Of a part of the site: the thing that it is about, or what belongs to none."""


def scope_of(name: Name, edition: Edition) -> Scope:
    """One thing of an edition alone, or what belongs to none. KeyError for what isn't there."""
    if isinstance(name, str):
        return Scope(common=frozenset({name}))
    match name.kind:
        case Kind.EXPLAINER:
            gone = edition.withdrawn.get(name.id)
            stories = () if gone else (edition.explainers[name.id],)
            return Scope(explainers=stories, withdrawn=(gone,) if gone else ())
        case Kind.PARTICIPANT:
            return Scope(participants=(edition.participants[name.id],))
        case Kind.TOPIC:
            return Scope(topics=(edition.topics[name.id],))
        case Kind.AUTHOR:
            return Scope(authors=(edition.authors[name.id],))
        case _:
            return Scope(pages=(edition.pages[name.id],))


def whole_site(edition: Edition) -> Scope:
    """All pages, and all that belongs to one of them."""
    return Scope(
        edition.explainers.values(),
        edition.participants.values(),
        edition.topics.values(),
        edition.authors.values(),
        edition.pages.values(),
        edition.withdrawn.values(),
        COMMON_PAGES,
    )


def part_names(edition: Edition) -> Iterator[Name]:
    """The names of all parts, in the order in which a build makes them."""
    yield HOME
    yield from (Ref(Kind.EXPLAINER, id) for id in edition.explainers)
    yield from (Ref(Kind.EXPLAINER, id) for id in edition.withdrawn)
    yield from (Ref(Kind.PARTICIPANT, id) for id in edition.participants)
    yield PARTICIPANTS
    yield from (Ref(Kind.TOPIC, id) for id in edition.topics)
    yield TOPICS
    yield from (Ref(Kind.AUTHOR, id) for id in edition.authors)
    yield from (ARCHIVE, TIMELINE, CORRECTIONS)
    yield from (Ref(Kind.PAGE, id) for id in edition.pages)
    yield from (NOT_FOUND, SEARCH, COMMON_FILES, NEWS_SITEMAP, LOOK, BELONGING_TO_NO_PART)
