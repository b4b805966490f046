"""Feeds: what is new on the site, in a story ("follow this story"), about somebody, in a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from nutgraf.model.feeds import Feed, FeedEntry
from nutgraf.model.heads import FeedLink
from nutgraf.model.news import Withdrawal
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.anchors import quote_anchor
from nutgraf.planning.composing import Composer
from nutgraf.planning.feed_entries import (
    StoryNews,
    last_told,
    story_events,
    story_id,
    story_news,
)
from nutgraf.planning.linked_data import Identities
from nutgraf.planning.scope import HOME, Scope
from nutgraf.planning.withdrawals import withdrawal_entry

MOST_ENTRIES = 50


Links = Mapping[str, tuple[FeedLink, ...]]


def link_feeds(desk: FeedDesk, scope: Scope) -> Links:
    """For the pages in scope, and for the front page, the links to their feeds if they have any."""
    if not desk.site.origin:
        return {}
    told = [one for one in desk.channels(scope) if next(one.entries, None)]
    if desk.composer.ties.have_news:
        told.append(desk.front_page())
    return {one.page: desk.links(one) for one in told}


def compile_feeds(desk: FeedDesk, scope: Scope) -> Iterator[Feed]:
    """The feeds of all pages in scope that have news.

    None without an origin: entries need addresses.
    """
    if desk.site.origin:
        own = [desk.front_page()] if HOME in scope.common else []
        for channel in (*own, *desk.channels(scope)):
            yield from desk.feed(channel)


def plan_feeds(feeds: Iterable[Feed]) -> Iterator[DataFile]:
    """Each feed as Atom and as JSON Feed, beside its page."""
    for feed in feeds:
        yield DataFile(f"{feed.page}feed.xml", "atom", feed)
        yield DataFile(f"{feed.page}feed.json", "jsonfeed", feed)


class _Channel(NamedTuple):
    """A feed before its entries are looked for; `page` is the site address of its page.

    `story` is the id of an explainer's own entry, for its feed; that may move to another address.
    """

    page: str
    of: str
    description: str
    lang: str
    entries: Iterator[FeedEntry]
    story: str = ""


@dataclass(slots=True)
class FeedDesk:
    """Finds what feeds tell."""

    composer: Composer
    site: Site

    def front_page(self) -> _Channel:
        """The feed of the whole site."""
        site = self.site
        return _Channel(HOME, "", site.description, site.language, self._all_told())

    def channels(self, scope: Scope) -> Iterator[_Channel]:
        """The feeds of the things in scope."""
        lang, ties = self.site.language, self.composer.ties
        for story in scope.explainers:
            page, entries = self._page(Kind.EXPLAINER, story.id), self._following(story.id)
            id = story_id(self.site, story.id, story.published)
            yield _Channel(page, story.title, story.summary, story.lang, entries, id)
        for gone in scope.withdrawn:
            page, entries = self._page(Kind.EXPLAINER, gone.id), self._gone(gone)
            id = story_id(self.site, gone.id, gone.published)
            yield _Channel(page, "", "", gone.lang, entries, id)
        for person in scope.participants:
            if not person.noindex:
                page = self._page(Kind.PARTICIPANT, person.id)
                entries = self._about(person.id)
                yield _Channel(page, person.name, person.description, lang, entries)
        for topic in scope.topics:
            page = self._page(Kind.TOPIC, topic.id)
            entries = self._newest(ties.filed_under.get(topic.id, ()))
            yield _Channel(page, topic.name, topic.description, lang, entries)

    def links(self, channel: _Channel) -> tuple[FeedLink, ...]:
        """What a page's head says of the feed beside it."""
        url = self._url(channel.page)
        return (
            FeedLink(channel.of, "application/atom+xml", f"{url}feed.xml"),
            FeedLink(channel.of, "application/feed+json", f"{url}feed.json"),
        )

    def feed(self, channel: _Channel) -> Iterator[Feed]:
        """The feed with its newest entries; none where there is nothing to tell."""
        newest = sorted(
            {entry.id: entry for entry in channel.entries}.values(),
            key=lambda entry: (entry.updated, entry.id),
            reverse=True,
        )[:MOST_ENTRIES]
        if newest:
            url = self._url(channel.page)
            yield Feed(
                id=f"{channel.story}/feed" if channel.story else f"{url}feed.xml",
                page=channel.page,
                url=url,
                atom=f"{url}feed.xml",
                json=f"{url}feed.json",
                of=channel.of,
                description=channel.description,
                lang=channel.lang,
                publisher=self.site.title,
                entries=tuple(newest),
            )

    def _news_of(self, explainer: str) -> StoryNews | None:
        """What a story has for feeds; None for one that isn't public."""
        return self.composer.once(self._news, explainer)

    def _news(self, explainer: str) -> StoryNews | None:
        story = self.composer.edition.explainers[explainer]
        return story_news(self.composer, self.site, story)

    def _events_of(self, explainer: str) -> Mapping[str, FeedEntry]:
        """The events of a story that feeds tell of, by their keys."""
        return self.composer.once(self._events, explainer)

    def _events(self, explainer: str) -> Mapping[str, FeedEntry]:
        story = self.composer.edition.explainers[explainer]
        return story_events(self.composer, self.site, story)

    def _following(self, explainer: str) -> Iterator[FeedEntry]:
        """A story with its log and what has happened since."""
        yield from self._told(explainer)
        if self._news_of(explainer):
            yield from self._events_of(explainer).values()

    def _all_told(self) -> Iterator[FeedEntry]:
        """The stories with their logs, as far as they may be new."""
        yield from self._newest(self.composer.edition.explainers)
        for gone in self.composer.edition.withdrawn.values():
            yield from self._gone(gone)

    def _gone(self, one: Withdrawal) -> Iterator[FeedEntry]:
        """A note in the place of a story."""
        composer = self.composer
        identities = Identities(self.site, composer.addresses, composer.once)
        return withdrawal_entry(one, composer, identities)

    def _newest(self, explainers: Iterable[str]) -> Iterator[FeedEntry]:
        """Of some stories, with their logs, those that may be among the newest entries.

        A story's own entry is as new as its last change, and none of its log is newer.
        """
        changed = {id: at for id in explainers if (at := self._changed(id))}
        newest = sorted(changed.values(), reverse=True)[:MOST_ENTRIES]
        for id, at in changed.items():
            if at >= newest[-1]:
                yield from self._told(id)

    def _changed(self, explainer: str) -> datetime | None:
        """When a story last changed; None for one that feeds don't tell."""
        return self.composer.once(self._last_changed, explainer)

    def _last_changed(self, explainer: str) -> datetime | None:
        return last_told(self.composer, self.composer.edition.explainers[explainer])

    def _told(self, explainer: str) -> Iterator[FeedEntry]:
        """A story with its log; nothing for a story that isn't public."""
        news = self._news_of(explainer)
        if news:
            yield news.story
            yield from news.log

    def _about(self, participant: str) -> Iterator[FeedEntry]:
        """The stories that somebody has a part in, their events, and what was put right there."""
        involved = self.composer.ties.involvement(participant)
        for explainer in involved.explainers:
            news = self._news_of(explainer)
            if news:
                yield news.story
        for key in involved.events:
            explainer = self.composer.edition.events[key].explainer
            news = self._news_of(explainer)
            if news:
                event = self._events_of(explainer).get(key)
                yield from (event,) if event else ()
                yield from news.corrections.get(key, ())
        for explainer, quote in self.composer.ties.quoted(participant):
            news = self._news_of(explainer)
            if news and quote.id:
                yield from news.corrections.get(f"{explainer}#{quote_anchor(quote.id)}", ())

    def _page(self, kind: Kind, id: str) -> str:
        return self.composer.addresses.of(Ref(kind, id))

    def _url(self, page: str) -> str:
        return self.site.origin + self.composer.addresses.href(page)
