"""Topics, authors, the front page and the standing pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from nutgraf.model.news import Explainer
from nutgraf.model.pages import Page
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import (
    AuthorContent,
    Change,
    HomeContent,
    NotFoundContent,
    StandingContent,
    TopicContent,
    TopicEntry,
    TopicsContent,
)

LATEST_CHANGES = 8
OFFERED_WHEN_LOST = 5


def plan_topics(composer: Composer, language: str) -> Iterator[Page]:
    """A page for every topic, and their index."""
    by_topic = _explainers_by(composer, "topics")
    entries = []
    for id, topic in composer.edition.topics.items():
        stories = by_topic[id]
        content = TopicContent(
            topic.name,
            topic.description,
            composer.markup(topic.body, Kind.TOPIC, id),
            tuple(composer.card(story.id) for story in stories),
            composer.timeline(events_in_order(stories, composer)),
        )
        named = composer.named(Kind.TOPIC, id)
        entries.append(TopicEntry(named, topic.description, len(stories)))
        yield Page(composer.addresses.of(Ref(Kind.TOPIC, id)), "topic.html", content, language)
    yield Page("/topics/", "topics.html", TopicsContent(tuple(entries)), language)


def plan_authors(composer: Composer, language: str) -> Iterator[Page]:
    """A page for every author."""
    by_author = _explainers_by(composer, "authors")
    for id, author in composer.edition.authors.items():
        content = AuthorContent(
            author.name,
            author.description,
            author.links,
            composer.picture(author.image),
            composer.markup(author.body, Kind.AUTHOR, id),
            tuple(composer.card(story.id) for story in by_author[id]),
        )
        yield Page(composer.addresses.of(Ref(Kind.AUTHOR, id)), "author.html", content, language)


def plan_home(composer: Composer, language: str) -> Page:
    """The front page."""
    stories = composer.edition.explainers.values()
    cards = tuple(composer.card(story.id) for story in stories)
    developing = tuple(card for card in cards if card.status == "developing")
    return Page("/", "home.html", HomeContent(cards, developing, _changes(composer)), language)


def plan_standing_pages(composer: Composer, language: str) -> Iterator[Page]:
    """The pages of `content/pages/`, and the one for addresses that lead nowhere."""
    for id, one in composer.edition.pages.items():
        body = composer.markup(one.body, Kind.PAGE, id)
        content = StandingContent(one.title, one.summary, body)
        yield Page(composer.addresses.of(Ref(Kind.PAGE, id)), "page.html", content, one.lang)
    newest = list(composer.edition.explainers)[:OFFERED_WHEN_LOST]
    offered = NotFoundContent(tuple(composer.card(id) for id in newest))
    yield Page("/404.html", "404.html", offered, language)


def events_in_order(stories: Iterable[Explainer], composer: Composer) -> list[str]:
    """The keys of all events of some explainers, each once, in order of time."""
    keys = dict.fromkeys(key for story in stories for key in story.timeline)
    return sorted(keys, key=lambda key: composer.edition.events[key].date.order)


def _explainers_by(composer: Composer, key: str) -> dict[str, list[Explainer]]:
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
