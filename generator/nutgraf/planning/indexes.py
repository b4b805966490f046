"""Topics, authors, the front page and the standing pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import groupby, islice

from nutgraf.model.news import StandingPage
from nutgraf.model.people import Author, Topic
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Output
from nutgraf.model.values import replace
from nutgraf.planning.composing import Composer
from nutgraf.planning.composing_timelines import timeline_view
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
from nutgraf.planning.scope import ARCHIVE, CORRECTIONS, HOME, NOT_FOUND, TOPICS
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.strands import author_strand, topic_strand
from nutgraf.planning.timelines import MakeView, plan_timeline

NEWEST_ON_HOME = 30
SEEN_AT_ONCE = 3
"""The newest explainers, which say by themselves that they are still developing."""

LATEST_CHANGES = 8
OFFERED_WHEN_LOST = 5


def plan_topics(composer: Composer, topics: Iterable[Topic], language: str) -> Iterator[Sketch]:
    """A page for each of these topics."""
    for topic in topics:
        strand = topic_strand(topic, composer, language)
        view = cache(partial(timeline_view, strand, composer))
        content = partial(_topic, topic, view, composer)
        yield Sketch(strand.page, "topic.html", language, content)
        yield from plan_timeline(strand, view, composer)


def _topic(topic: Topic, timeline: MakeView, composer: Composer) -> TopicContent:
    return TopicContent(
        topic.name,
        topic.description,
        composer.markup(topic.body, Kind.TOPIC, topic.id),
        composer.references(topic.body),
        tuple(composer.card(story.id) for story in composer.ties.by_topic(topic.id)),
        composer.later(timeline),
    )


def plan_subjects(composer: Composer, language: str) -> Sketch:
    """The index of topics."""
    return Sketch(TOPICS, "topics.html", language, partial(_subjects, composer))


def _subjects(composer: Composer) -> TopicsContent:
    entries = tuple(
        TopicEntry(
            composer.named(Kind.TOPIC, id), topic.description, len(composer.ties.by_topic(id))
        )
        for id, topic in composer.edition.topics.items()
    )
    return TopicsContent(entries)


def plan_authors(composer: Composer, authors: Iterable[Author], language: str) -> Iterator[Sketch]:
    """A page for each of these authors."""
    for author in authors:
        strand = author_strand(author, composer, language)
        view = cache(partial(timeline_view, strand, composer))
        content = partial(_author, author, view, composer)
        yield Sketch(strand.page, "author.html", language, content)
        yield from plan_timeline(strand, view, composer)


def _author(author: Author, timeline: MakeView, composer: Composer) -> AuthorContent:
    return AuthorContent(
        author.name,
        author.description,
        author.links,
        composer.picture(author.image),
        composer.markup(author.body, Kind.AUTHOR, author.id),
        composer.references(author.body),
        tuple(composer.card(story.id) for story in composer.ties.by_author(author.id)),
        composer.later(timeline),
    )


def plan_home(composer: Composer, language: str) -> Sketch:
    """The front page."""
    return Sketch(HOME, "home.html", language, partial(_home, composer))


def _home(composer: Composer) -> HomeContent:
    stories = composer.edition.explainers
    seen = frozenset(islice(stories, SEEN_AT_ONCE))
    developing = (id for id in composer.ties.developing if id not in seen)
    has_archive = composer.wants(Output.INDEXES) and len(stories) > NEWEST_ON_HOME
    return HomeContent(
        tuple(composer.card(id) for id in islice(stories, NEWEST_ON_HOME if has_archive else None)),
        tuple(composer.card(id) for id in islice(developing, NEWEST_ON_HOME)),
        _changes(composer),
        composer.addresses.href(ARCHIVE) if has_archive else "",
        composer.picture(next((story.image for story in stories.values()), None)),
    )


def plan_archive(composer: Composer, language: str) -> Iterator[Sketch]:
    """All explainers by the year of their publication: an index, and a page for each year.

    There is none where the front page shows them all.
    """
    if len(composer.edition.explainers) <= NEWEST_ON_HOME:
        return
    cards = [composer.card(id) for id in composer.edition.explainers]
    by_year = [
        (year_date(year), tuple(of))
        for year, of in groupby(
            cards,
            key=lambda card: (card.published or composer.edition.now).year,
        )
    ]
    href = composer.addresses.href
    years = tuple(
        YearOfCards(date, href(f"{ARCHIVE}{date.text}/"), of[:NEWEST_ON_HOME], len(of))
        for date, of in by_year
    )
    yield Sketch(ARCHIVE, "archive.html", language, partial(ArchiveContent, None, years))
    for year, (date, of) in zip(years, by_year, strict=True):
        content = partial(ArchiveContent, date, (replace(year, cards=of),))
        yield Sketch(f"{ARCHIVE}{date.text}/", "archive.html", language, content)


def plan_corrections(composer: Composer, language: str) -> Sketch:
    """The page of all corrections."""
    return Sketch(CORRECTIONS, "corrections.html", language, partial(_corrections, composer))


def _corrections(composer: Composer) -> CorrectionsContent:
    found = [
        (correction.date.order, id, correction)
        for id in composer.edition.explainers
        for correction in composer.corrections.of(id)
    ]
    newest = sorted(found, key=lambda entry: entry[:2], reverse=True)
    return CorrectionsContent(tuple(view for _, _, view in newest))


def plan_standing_pages(composer: Composer, pages: Iterable[StandingPage]) -> Iterator[Sketch]:
    """These pages of `content/pages/`."""
    for one in pages:
        page = composer.addresses.of(Ref(Kind.PAGE, one.id))
        yield Sketch(page, "page.html", one.lang, partial(_standing, one, composer))


def _standing(one: StandingPage, composer: Composer) -> StandingContent:
    body = composer.markup(one.body, Kind.PAGE, one.id)
    return StandingContent(one.title, one.summary, body, composer.references(one.body))


def plan_not_found(composer: Composer, language: str) -> Sketch:
    """The page for addresses that lead nowhere."""
    return Sketch(NOT_FOUND, "404.html", language, partial(_offered, composer))


def _offered(composer: Composer) -> NotFoundContent:
    newest = islice(composer.edition.explainers, OFFERED_WHEN_LOST)
    return NotFoundContent(tuple(composer.card(id) for id in newest))


def _changes(composer: Composer) -> tuple[Change, ...]:
    """The latest updates and corrections of all explainers, newest first."""
    return tuple(_change(composer, *one) for one in composer.ties.changes[:LATEST_CHANGES])


def _change(composer: Composer, id: str, at: int, is_correction: bool) -> Change:
    story = composer.edition.explainers[id]
    entry = story.corrections[at] if is_correction else story.updates[at]
    text = composer.markup(entry.text, Kind.EXPLAINER, id, own_page=False)
    return Change(composer.card(id), entry.date, text, is_correction)
