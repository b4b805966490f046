"""The files beside each timeline: a calendar, TimelineJS's data, a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from nutgraf.model.news import Event
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.model.slugs import slugify
from nutgraf.model.timelines import Timeline, TimelineEvent, TimelinePicture
from nutgraf.planning.acquaintance import Involvement
from nutgraf.planning.addresses import EXPORTS
from nutgraf.planning.composing import Composer
from nutgraf.planning.indexes import events_in_order, explainers_by
from nutgraf.planning.links import from_outside
from nutgraf.planning.views import Picture


def plan_exports(
    composer: Composer, involved: Mapping[str, Involvement], site: Site
) -> Iterator[DataFile]:
    """The files of every timeline that has events: they lie in the folder of its page.

    A participant who is to be kept out of indexes gets none.
    """
    edition, addresses = composer.edition, composer.addresses
    told = {key: _told(event, composer, site) for key, event in edition.events.items()}
    for strand in _strands(composer, involved, site):
        events = tuple(told[key] for key in dict.fromkeys(strand.keys))
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


def _strands(
    composer: Composer, involved: Mapping[str, Involvement], site: Site
) -> Iterator[_Strand]:
    edition, lang = composer.edition, site.language

    def page(kind: Kind, id: str) -> str:
        return composer.addresses.of(Ref(kind, id))

    for id, story in edition.explainers.items():
        about = (story.title, story.summary, story.lang)
        yield _Strand(page(Kind.EXPLAINER, id), *about, story.timeline)
    for id, person in edition.participants.items():
        if id in involved and not person.noindex:
            about = (person.name, person.description, lang)
            yield _Strand(page(Kind.PARTICIPANT, id), *about, involved[id].events)
    by_topic = explainers_by(composer, "topics")
    for id, topic in edition.topics.items():
        keys = events_in_order(by_topic[id], composer)
        yield _Strand(page(Kind.TOPIC, id), topic.name, topic.description, lang, keys)
    by_author = explainers_by(composer, "authors")
    for id, author in edition.authors.items():
        keys = events_in_order(by_author[id], composer)
        yield _Strand(page(Kind.AUTHOR, id), author.name, author.description, lang, keys)
    yield _Strand("/timeline/", site.title, site.description, lang, edition.events)


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
        changed=story.updated or story.published,
    )


def _name_in_the_world(site: Site) -> str:
    return urlsplit(site.origin).hostname or slugify(site.title) or "nutgraf"


def _picture(picture: Picture | None, origin: str) -> TimelinePicture | None:
    if picture is None:
        return None
    url = origin + picture.href
    return TimelinePicture(url, picture.alt, picture.caption, picture.credit)
