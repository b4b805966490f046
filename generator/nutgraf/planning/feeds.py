"""Feeds: what is new on the site, in a story ("follow this story"), about somebody, in a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nutgraf.model.feeds import Feed, FeedEntry
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.acquaintance import Involvement
from nutgraf.planning.composing import Composer
from nutgraf.planning.feed_entries import StoryNews, story_news
from nutgraf.planning.indexes import explainers_by

MOST_ENTRIES = 50


def compile_feeds(
    composer: Composer, involved: Mapping[str, Involvement], site: Site
) -> Iterator[Feed]:
    """The feeds of all pages that have news. None without an origin: entries need addresses."""
    if site.origin:
        yield from _FeedDesk(composer, site).feeds(involved)


def plan_feeds(feeds: Iterable[Feed]) -> Iterator[DataFile]:
    """Each feed as Atom and as JSON Feed, beside its page."""
    for feed in feeds:
        yield DataFile(f"{feed.page}feed.xml", "atom", feed)
        yield DataFile(f"{feed.page}feed.json", "jsonfeed", feed)


@dataclass(slots=True)
class _FeedDesk:
    composer: Composer
    site: Site
    news: dict[str, StoryNews] = field(default_factory=dict)

    def feeds(self, involved: Mapping[str, Involvement]) -> Iterator[Feed]:
        edition, site = self.composer.edition, self.site
        for story in edition.explainers.values():
            found = story_news(self.composer, site, story)
            if found:
                self.news[story.id] = found
        told = [entry for id in self.news for entry in self._told(id)]
        yield from self._feed("/", (site.title, site.description, site.language), told)
        for id, news in self.news.items():
            story = edition.explainers[id]
            names = (story.title, story.summary, story.lang)
            entries = [*self._told(id), *news.events.values()]
            yield from self._feed(self._page(Kind.EXPLAINER, id), names, entries)
        for person in edition.participants.values():
            if person.id in involved and not person.noindex:
                names = (person.name, person.description, site.language)
                page = self._page(Kind.PARTICIPANT, person.id)
                yield from self._feed(page, names, self._about(involved[person.id]))
        by_topic = explainers_by(self.composer, "topics")
        for topic in edition.topics.values():
            names = (topic.name, topic.description, site.language)
            entries = [entry for story in by_topic[topic.id] for entry in self._told(story.id)]
            yield from self._feed(self._page(Kind.TOPIC, topic.id), names, entries)

    def _told(self, explainer: str) -> Iterator[FeedEntry]:
        """A story with its log; nothing for a story that isn't public."""
        if explainer in self.news:
            yield self.news[explainer].story
            yield from self.news[explainer].log

    def _about(self, involved: Involvement) -> Iterator[FeedEntry]:
        """The stories that somebody has a part in, and their events."""
        for explainer in involved.explainers:
            if explainer in self.news:
                yield self.news[explainer].story
        for key in involved.events:
            news = self.news.get(self.composer.edition.events[key].explainer)
            if news and key in news.events:
                yield news.events[key]
            if news:
                yield from news.corrections.get(key, ())

    def _page(self, kind: Kind, id: str) -> str:
        return self.composer.addresses.of(Ref(kind, id))

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
            url = self.site.origin + self.composer.addresses.href(page)
            yield Feed(
                page=page,
                url=url,
                atom=f"{url}feed.xml",
                json=f"{url}feed.json",
                title=title if page == "/" else f"{title} – {self.site.title}",
                description=description,
                lang=lang,
                publisher=self.site.title,
                entries=tuple(newest),
            )
