"""The files beside each timeline: a calendar, TimelineJS's data, a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from nutgraf.model.news import Event
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.model.slugs import slugify
from nutgraf.model.timelines import Timeline, TimelineEvent, TimelinePicture
from nutgraf.planning.addresses import EXPORTS
from nutgraf.planning.composing import Composer
from nutgraf.planning.indexes import events_in_order
from nutgraf.planning.links import from_outside
from nutgraf.planning.scope import TIMELINE, Scope
from nutgraf.planning.views import Picture

Told = Callable[[str], TimelineEvent]
"""Gives an event, as it is told outside of the site, by its key."""


def telling_outside(composer: Composer, site: Site) -> Told:
    """Makes each event once for all timelines that have it."""

    @cache
    def told(key: str) -> TimelineEvent:
        return _told(composer.edition.events[key], composer, site)

    return told


def plan_exports(composer: Composer, scope: Scope, site: Site, told: Told) -> Iterator[DataFile]:
    """The files of every timeline that has events: they lie in the folder of its page.

    A participant who is to be kept out of indexes gets none.
    """
    addresses = composer.addresses
    for strand in _strands(composer, scope, site):
        events = tuple(told(key) for key in dict.fromkeys(strand.keys))
        url = site.origin + addresses.href(strand.page)
        timeline = Timeline(strand.title, strand.description, url, strand.lang, events)
        for export in EXPORTS if events else ():
            yield DataFile(addresses.export(strand.page, export), export.format, timeline)


class _Strand(NamedTuple):
    """A timeline before its events are looked up; `page` is the site address of its page."""

    page: str
    title: str
    description: str
    lang: str
    keys: Iterable[str]


def _strands(composer: Composer, scope: Scope, site: Site) -> Iterator[_Strand]:
    ties, lang = composer.ties, site.language

    def page(kind: Kind, id: str) -> str:
        return composer.addresses.of(Ref(kind, id))

    for story in scope.explainers:
        about = (story.title, story.summary, story.lang)
        yield _Strand(page(Kind.EXPLAINER, story.id), *about, story.timeline)
    for person in scope.participants:
        if not person.noindex:
            about = (person.name, person.description, lang)
            events = ties.involvement(person.id).events
            yield _Strand(page(Kind.PARTICIPANT, person.id), *about, events)
    for topic in scope.topics:
        keys = events_in_order(ties.by_topic(topic.id), composer)
        yield _Strand(page(Kind.TOPIC, topic.id), topic.name, topic.description, lang, keys)
    for author in scope.authors:
        keys = events_in_order(ties.by_author(author.id), composer)
        yield _Strand(page(Kind.AUTHOR, author.id), author.name, author.description, lang, keys)
    if TIMELINE in scope.common:
        yield _Strand(TIMELINE, site.title, site.description, lang, composer.edition.events)


def _told(event: Event, composer: Composer, site: Site) -> TimelineEvent:
    view = composer.event(event.key)
    story = composer.edition.explainers[event.explainer]
    return TimelineEvent(
        key=event.key,
        uid=f"{event.key}@{_name_in_the_world(site)}",
        url=site.origin + view.href,
        date=event.date,
        headline=event.headline,
        text=from_outside(view.text, site.origin),
        participants=tuple(part.person.name for part in view.who),
        where=event.where,
        picture=_picture(view.image, site.origin),
        sources=event.sources,
        status=event.status,
        story=story.title,
        topics=tuple(composer.edition.topics[topic].name for topic in story.topics),
        lang=story.lang,
        changed=event.changed or event.added or story.updated or story.published,
    )


def _name_in_the_world(site: Site) -> str:
    return urlsplit(site.origin).hostname or slugify(site.title) or "nutgraf"


def _picture(picture: Picture | None, origin: str) -> TimelinePicture | None:
    if picture is None:
        return None
    url = origin + picture.href
    return TimelinePicture(url, picture.alt, picture.caption, picture.credit)
