"""The files beside each timeline: a calendar, TimelineJS's data, a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

Events = Mapping[str, TimelineEvent]


def plan_exports(
    composer: Composer, involved: Mapping[str, Involvement], site: Site
) -> Iterator[DataFile]:
    """The files of every timeline that has events: they lie in the folder of its page.

    A participant who is to be kept out of indexes gets none.
    """
    for page, timeline in _timelines(composer, involved, site):
        if timeline.events:
            for export in EXPORTS:
                address = composer.addresses.export(page, export)
                yield DataFile(address, export.format, timeline)


def _timelines(
    composer: Composer, involved: Mapping[str, Involvement], site: Site
) -> Iterator[tuple[str, Timeline]]:
    """Each timeline with the address of the page that it stands on."""
    edition, addresses = composer.edition, composer.addresses
    told = {key: _told(event, composer, site) for key, event in edition.events.items()}

    def timeline(page: str, names: tuple[str, str, str], keys: Iterable[str]) -> Timeline:
        title, description, lang = names
        url = site.origin + addresses.href(page)
        return Timeline(
            title, description, url, lang, tuple(told[key] for key in dict.fromkeys(keys))
        )

    for story in edition.explainers.values():
        page = addresses.of(Ref(Kind.EXPLAINER, story.id))
        yield page, timeline(page, (story.title, story.summary, story.lang), story.timeline)
    for person in edition.participants.values():
        if person.id in involved and not person.noindex:
            page = addresses.of(Ref(Kind.PARTICIPANT, person.id))
            names = (person.name, person.description, site.language)
            yield page, timeline(page, names, involved[person.id].events)
    by_topic = explainers_by(composer, "topics")
    for topic in edition.topics.values():
        page = addresses.of(Ref(Kind.TOPIC, topic.id))
        names = (topic.name, topic.description, site.language)
        yield page, timeline(page, names, events_in_order(by_topic[topic.id], composer))
    by_author = explainers_by(composer, "authors")
    for author in edition.authors.values():
        page = addresses.of(Ref(Kind.AUTHOR, author.id))
        names = (author.name, author.description, site.language)
        yield page, timeline(page, names, events_in_order(by_author[author.id], composer))
    whole = (site.title, site.description, site.language)
    yield "/timeline/", timeline("/timeline/", whole, edition.events)


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
