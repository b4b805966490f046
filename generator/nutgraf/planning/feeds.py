"""Feeds: what is new on the site, in a story ("follow this story"), about somebody, in a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nutgraf.model.feeds import Feed, FeedEntry
from nutgraf.model.heads import FeedLink
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.composing import Composer
from nutgraf.planning.feed_entries import StoryNews, story_news
from nutgraf.planning.scope import HOME, Scope
from nutgraf.planning.ties import Involvement

MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Feeds:
    """Feeds, and the links to feeds of pages by their site addresses: always of the front page."""

    feeds: tuple[Feed, ...] = ()
    links: Mapping[str, tuple[FeedLink, ...]] = field(default_factory=dict)


def compile_feeds(composer: Composer, scope: Scope, site: Site) -> Feeds:
    """The feeds of all pages in scope that have news.

    None without an origin: entries need addresses.
    """
    if not site.origin:
        return Feeds()
    desk = _FeedDesk(composer, site)
    feeds = tuple(desk.feeds(scope))
    links = {feed.page: desk.links(feed.page, feed.title) for feed in feeds}
    if any(desk.news_of(id) for id in composer.edition.explainers):
        links[HOME] = desk.links(HOME, site.title)
    return Feeds(feeds, links)


def plan_feeds(feeds: Iterable[Feed]) -> Iterator[DataFile]:
    """Each feed as Atom and as JSON Feed, beside its page."""
    for feed in feeds:
        yield DataFile(f"{feed.page}feed.xml", "atom", feed)
        yield DataFile(f"{feed.page}feed.json", "jsonfeed", feed)


@dataclass(slots=True)
class _FeedDesk:
    composer: Composer
    site: Site
    _news: dict[str, StoryNews | None] = field(default_factory=dict)

    def news_of(self, explainer: str) -> StoryNews | None:
        """What a story has for feeds; None for one that isn't public."""
        if explainer not in self._news:
            story = self.composer.edition.explainers[explainer]
            self._news[explainer] = story_news(self.composer, self.site, story)
        return self._news[explainer]

    def links(self, page: str, title: str) -> tuple[FeedLink, ...]:
        """What a page's head says of the feed beside it."""
        url = self._url(page)
        return (
            FeedLink(title, "application/atom+xml", f"{url}feed.xml"),
            FeedLink(title, "application/feed+json", f"{url}feed.json"),
        )

    def feeds(self, scope: Scope) -> Iterator[Feed]:
        site, ties = self.site, self.composer.ties
        if HOME in scope.common:
            told = [entry for id in self.composer.edition.explainers for entry in self._told(id)]
            yield from self._feed(HOME, (site.title, site.description, site.language), told)
        for story in scope.explainers:
            names = (story.title, story.summary, story.lang)
            news = self.news_of(story.id)
            entries = [*self._told(story.id), *(news.events.values() if news else ())]
            yield from self._feed(self._page(Kind.EXPLAINER, story.id), names, entries)
        for person in scope.participants:
            if not person.noindex:
                names = (person.name, person.description, site.language)
                page = self._page(Kind.PARTICIPANT, person.id)
                yield from self._feed(page, names, self._about(ties.involvement(person.id)))
        for topic in scope.topics:
            names = (topic.name, topic.description, site.language)
            entries = [entry for one in ties.by_topic[topic.id] for entry in self._told(one.id)]
            yield from self._feed(self._page(Kind.TOPIC, topic.id), names, entries)

    def _told(self, explainer: str) -> Iterator[FeedEntry]:
        """A story with its log; nothing for a story that isn't public."""
        news = self.news_of(explainer)
        if news:
            yield news.story
            yield from news.log

    def _about(self, involved: Involvement) -> Iterator[FeedEntry]:
        """The stories that somebody has a part in, and their events."""
        for explainer in involved.explainers:
            news = self.news_of(explainer)
            if news:
                yield news.story
        for key in involved.events:
            news = self.news_of(self.composer.edition.events[key].explainer)
            if news and key in news.events:
                yield news.events[key]
            if news:
                yield from news.corrections.get(key, ())

    def _page(self, kind: Kind, id: str) -> str:
        return self.composer.addresses.of(Ref(kind, id))

    def _url(self, page: str) -> str:
        return self.site.origin + self.composer.addresses.href(page)

    def _feed(
        self, page: str, names: tuple[str, str, str], entries: Iterable[FeedEntry]
    ) -> Iterator[Feed]:
        newest = sorted(
            {entry.id: entry for entry in entries}.values(),
            key=lambda entry: (entry.updated, entry.id),
            reverse=True,
        )[:MOST_ENTRIES]
        if newest:
            title, description, lang = names
            url = self._url(page)
            yield Feed(
                page=page,
                url=url,
                atom=f"{url}feed.xml",
                json=f"{url}feed.json",
                title=title if page == HOME else f"{title} – {self.site.title}",
                description=description,
                lang=lang,
                publisher=self.site.title,
                entries=tuple(newest),
            )
