"""Topics, authors, the front page and the standing pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from nutgraf.model.news import Explainer
from nutgraf.model.pages import Page
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import (
    ArchiveContent,
    AuthorContent,
    Change,
    CorrectionsContent,
    HomeContent,
    NotFoundContent,
    StandingContent,
    TopicContent,
    TopicEntry,
    TopicsContent,
    YearOfCards,
)
from nutgraf.planning.paging import year_date
from nutgraf.planning.timelines import Strand, plan_long_timeline

ARCHIVE = "/archive/"
NEWEST_ON_HOME = 30
LATEST_CHANGES = 8
OFFERED_WHEN_LOST = 5


def plan_topics(composer: Composer, language: str) -> Iterator[Page]:
    """A page for every topic, and their index."""
    by_topic = explainers_by(composer, "topics")
    entries = []
    for id, topic in composer.edition.topics.items():
        stories = by_topic[id]
        page = composer.addresses.of(Ref(Kind.TOPIC, id))
        keys = events_in_order(stories, composer)
        content = TopicContent(
            topic.name,
            topic.description,
            composer.markup(topic.body, Kind.TOPIC, id),
            composer.references(topic.body),
            tuple(composer.card(story.id) for story in stories),
            composer.timeline(keys, page=page),
        )
        named = composer.named(Kind.TOPIC, id)
        entries.append(TopicEntry(named, topic.description, len(stories)))
        yield Page(page, "topic.html", content, language)
        yield from plan_long_timeline(Strand(named, page, tuple(keys), language), composer)
    yield Page("/topics/", "topics.html", TopicsContent(tuple(entries)), language)


def plan_authors(composer: Composer, language: str) -> Iterator[Page]:
    """A page for every author."""
    by_author = explainers_by(composer, "authors")
    for id, author in composer.edition.authors.items():
        page = composer.addresses.of(Ref(Kind.AUTHOR, id))
        keys = events_in_order(by_author[id], composer)
        content = AuthorContent(
            author.name,
            author.description,
            author.links,
            composer.picture(author.image),
            composer.markup(author.body, Kind.AUTHOR, id),
            composer.references(author.body),
            tuple(composer.card(story.id) for story in by_author[id]),
            composer.timeline(keys, page=page),
        )
        yield Page(page, "author.html", content, language)
        strand = Strand(composer.named(Kind.AUTHOR, id), page, tuple(keys), language)
        yield from plan_long_timeline(strand, composer)


def plan_home(composer: Composer, language: str) -> Page:
    """The front page."""
    cards = [composer.card(id) for id in composer.edition.explainers]
    developing = [card for card in cards if card.status == "developing"]
    content = HomeContent(
        tuple(cards[:NEWEST_ON_HOME]),
        tuple(developing[:NEWEST_ON_HOME]),
        _changes(composer),
        composer.addresses.href(ARCHIVE) if len(cards) > NEWEST_ON_HOME else "",
    )
    return Page("/", "home.html", content, language)


def plan_archive(composer: Composer, language: str) -> Iterator[Page]:
    """All explainers by the year of their publication: an index, and a page for each year.

    There is none where the front page shows them all.
    """
    if len(composer.edition.explainers) <= NEWEST_ON_HOME:
        return
    this_year = composer.edition.now.year
    cards = [composer.card(id) for id in composer.edition.explainers]
    by_year = [
        (year_date(year), tuple(of))
        for year, of in groupby(
            cards, key=lambda card: card.published.year if card.published else this_year
        )
    ]
    href = composer.addresses.href
    years = tuple(
        YearOfCards(date, href(f"{ARCHIVE}{date.text}/"), of[:NEWEST_ON_HOME], len(of))
        for date, of in by_year
    )
    yield Page(ARCHIVE, "archive.html", ArchiveContent(None, years), language)
    for year, (date, of) in zip(years, by_year, strict=True):
        content = ArchiveContent(date, (replace(year, cards=of),))
        yield Page(f"{ARCHIVE}{date.text}/", "archive.html", content, language)


def plan_corrections(composer: Composer, language: str) -> Page:
    """The page of all corrections."""
    found = [
        (correction.date.order, id, composer.correction(correction, id))
        for id, story in composer.edition.explainers.items()
        for correction in story.corrections
    ]
    newest = sorted(found, key=lambda entry: entry[:2], reverse=True)
    content = CorrectionsContent(tuple(view for _, _, view in newest))
    return Page("/corrections/", "corrections.html", content, language)


def plan_standing_pages(composer: Composer, language: str) -> Iterator[Page]:
    """The pages of `content/pages/`, and the one for addresses that lead nowhere."""
    for id, one in composer.edition.pages.items():
        body = composer.markup(one.body, Kind.PAGE, id)
        content = StandingContent(one.title, one.summary, body, composer.references(one.body))
        yield Page(composer.addresses.of(Ref(Kind.PAGE, id)), "page.html", content, one.lang)
    newest = list(composer.edition.explainers)[:OFFERED_WHEN_LOST]
    offered = NotFoundContent(tuple(composer.card(id) for id in newest))
    yield Page("/404.html", "404.html", offered, language)


def events_in_order(stories: Iterable[Explainer], composer: Composer) -> list[str]:
    """The keys of all events of some explainers, each once, in order of time."""
    keys = dict.fromkeys(key for story in stories for key in story.timeline)
    return sorted(keys, key=lambda key: composer.edition.events[key].date.order)


def explainers_by(composer: Composer, key: str) -> dict[str, list[Explainer]]:
    """The explainers of each id that they list under a key: "topics" or "authors"."""
    found: dict[str, list[Explainer]] = defaultdict(list)
    for story in composer.edition.explainers.values():
        for id in getattr(story, key):
            found[id].append(story)
    return found


def _changes(composer: Composer) -> tuple[Change, ...]:
    """The latest updates and corrections of all explainers, newest first."""
    changes = [
        (entry.date.order, story.id, entry, is_correction)
        for story in composer.edition.explainers.values()
        for entries, is_correction in ((story.updates, False), (story.corrections, True))
        for entry in entries
    ]
    changes.sort(key=lambda change: (change[0], change[1]), reverse=True)
    return tuple(
        Change(
            composer.card(id),
            entry.date,
            composer.markup(entry.text, Kind.EXPLAINER, id, own_page=False),
            is_correction,
        )
        for _, id, entry, is_correction in changes[:LATEST_CHANGES]
    )
