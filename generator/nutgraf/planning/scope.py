"""Which part of a site to plan: all of it for a build, what somebody looks at for the preview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nutgraf.model.edition import Edition, Thing
from nutgraf.model.news import Explainer, StandingPage
from nutgraf.model.people import Author, Participant, Topic

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


@dataclass(frozen=True, slots=True)
class Scope:
    """The things whose pages and files are planned, and what is planned that belongs to none."""

    explainers: Iterable[Explainer] = ()
    participants: Iterable[Participant] = ()
    topics: Iterable[Topic] = ()
    authors: Iterable[Author] = ()
    pages: Iterable[StandingPage] = ()
    common: frozenset[str] = frozenset()


def scope_of(thing: Thing | str) -> Scope:
    """One thing alone, or what belongs to none."""
    match thing:
        case str():
            return Scope(common=frozenset({thing}))
        case Explainer():
            return Scope(explainers=(thing,))
        case Participant():
            return Scope(participants=(thing,))
        case Topic():
            return Scope(topics=(thing,))
        case Author():
            return Scope(authors=(thing,))
        case StandingPage():
            return Scope(pages=(thing,))


def whole_site(edition: Edition) -> Scope:
    """All pages, and all that belongs to one of them."""
    return Scope(
        edition.explainers.values(),
        edition.participants.values(),
        edition.topics.values(),
        edition.authors.values(),
        edition.pages.values(),
        COMMON_PAGES,
    )
