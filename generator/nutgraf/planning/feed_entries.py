"""The entries of feeds: for each story itself, its log, and what has happened since.

An entry changes when its story does, never by a build: all its times come from the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from nutgraf.model.dates import When
from nutgraf.model.feeds import FeedEntry, News
from nutgraf.model.news import Correction, Event, EventStatus, Explainer, Update
from nutgraf.model.pages import Markup
from nutgraf.model.prose import Kind, Prose, Ref
from nutgraf.model.site import Site
from nutgraf.planning.anchors import log_anchors
from nutgraf.planning.composing import Composer
from nutgraf.planning.links import from_outside
from nutgraf.planning.moments import is_public, last_changed, moment
from nutgraf.planning.ties import corrected_places


class StoryNews(NamedTuple):
    """The entries of one story and its log. `corrections` are as in `Ties.corrections`."""

    story: FeedEntry
    log: tuple[FeedEntry, ...]
    corrections: Mapping[str, tuple[FeedEntry, ...]]


def story_news(composer: Composer, site: Site, story: Explainer) -> StoryNews | None:
    """What feeds tell of a story: None for one that isn't public, or that has no date."""
    desk = _StoryDesk(composer, site, story)
    whole = desk.whole()
    if whole is None:
        return None
    log = (*desk.log(News.UPDATE, story.updates), *desk.log(News.CORRECTION, story.corrections))
    corrections: dict[str, tuple[FeedEntry, ...]] = {}
    for item, entry in log:
        for place in corrected_places(item, story.id) if isinstance(item, Correction) else ():
            corrections[place] = (*corrections.get(place, ()), entry)
    return StoryNews(whole, tuple(entry for _, entry in log), corrections)


def last_told(composer: Composer, story: Explainer) -> datetime | None:
    """When a story last changed; None for one that `story_news` tells nothing of."""
    zone = composer.edition.zone
    is_told = is_public(story) and moment(story.published, zone)
    return last_changed(story, zone) if is_told else None


def story_events(composer: Composer, site: Site, story: Explainer) -> Mapping[str, FeedEntry]:
    """The events of a public story that feeds tell of, by their keys."""
    return dict(_StoryDesk(composer, site, story).events())


def story_id(site: Site, id: str, published: When | None) -> str:
    """A tag URI of a story's file name and publication date: neither slug nor title."""
    day = published.text[:10] if published else ""
    return f"tag:{urlsplit(site.origin).hostname},{day}:/explainers/{quote(id)}"


@dataclass(slots=True)
class _StoryDesk:
    composer: Composer
    site: Site
    story: Explainer

    def whole(self) -> FeedEntry | None:
        story, edition = self.story, self.composer.edition
        published, changed = moment(story.published, self._zone), last_told(self.composer, story)
        if published is None or changed is None:
            return None
        return FeedEntry(
            id=self._id(""),
            news=News.STORY,
            url=self._url(self.composer.addresses.of(Ref(Kind.EXPLAINER, story.id))),
            title=story.title,
            text=self._text(story.what),
            lang=story.lang,
            published=published,
            updated=changed,
            summary=story.summary,
            authors=tuple(edition.authors[id].name for id in story.authors),
            topics=tuple(edition.topics[id].name for id in story.topics),
        )

    @property
    def _zone(self) -> tzinfo:
        return self.composer.edition.zone

    def log(
        self, news: News, listed: tuple[Update | Correction, ...]
    ) -> Iterator[tuple[Update | Correction, FeedEntry]]:
        """The entries of a log, by the addresses that these have on the story's page."""
        page = self.composer.addresses.of(Ref(Kind.EXPLAINER, self.story.id))
        anchors = log_anchors(news, [item.date for item in listed])
        for item, anchor in zip(listed, anchors, strict=True):
            at = moment(item.date, self._zone)
            if at:
                yield (
                    item,
                    FeedEntry(
                        id=self._id(f"#{anchor}"),
                        news=news,
                        url=self._url(f"{page}#{anchor}"),
                        title=self.story.title,
                        text=self._text(item.text),
                        lang=self.story.lang,
                        published=at,
                        updated=at,
                        was=item.was if isinstance(item, Correction) else "",
                        now=item.now if isinstance(item, Correction) else "",
                    ),
                )

    def events(self) -> Iterator[tuple[str, FeedEntry]]:
        """The story's own events that came after its publication; it has told what came before.

        They came when they were added, or else when they happened.
        """
        told = self.story.published
        for key in self.story.timeline:
            event = self.composer.edition.events[key]
            came = event.added or event.date
            at = moment(came, self._zone)
            is_new = told and told.latest is not None and came.begins_after(told.latest)
            is_own = event.explainer == self.story.id
            if (
                at
                and is_own
                and is_new
                and (event.added or event.status is not EventStatus.PLANNED)
            ):
                yield key, self._event(event, at)

    def _event(self, event: Event, at: datetime) -> FeedEntry:
        return FeedEntry(
            id=self._id(f"#{event.id}"),
            news=News.EVENT,
            url=self._url(self.composer.addresses.event(event.key)),
            title=event.headline,
            text=self._text(event.text),
            lang=self.story.lang,
            published=at,
            updated=moment(event.changed, self._zone) or at,
            summary=self.story.title,
        )

    def _id(self, fragment: str) -> str:
        return story_id(self.site, self.story.id, self.story.published) + quote(fragment, safe="#")

    def _url(self, address: str) -> str:
        return self.site.origin + self.composer.addresses.href(address)

    def _text(self, prose: Prose) -> Markup:
        markup = self.composer.markup(prose, Kind.EXPLAINER, self.story.id, own_page=False)
        return from_outside(markup, self.site.origin)
