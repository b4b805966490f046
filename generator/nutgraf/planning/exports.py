"""The files beside each timeline: a calendar, TimelineJS's data, a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from nutgraf.model.news import Event
from nutgraf.model.pages import DataFile
from nutgraf.model.site import Site
from nutgraf.model.slugs import slugify
from nutgraf.model.timelines import Timeline, TimelineEvent, TimelinePicture
from nutgraf.model.values import replace
from nutgraf.planning.addresses import EXPORTS
from nutgraf.planning.composing import Composer
from nutgraf.planning.links import from_outside
from nutgraf.planning.scope import Scope
from nutgraf.planning.strands import Strand, site_strand, strands_in
from nutgraf.planning.views import Picture

Told = Callable[[str], TimelineEvent]
"""Gives an event, as it is told outside of the site, by its key."""


class OutsideTeller(Struct, frozen=True):
    """Makes each event, as it is told outside of the site, once for all timelines that have it."""

    composer: Composer
    site: Site

    def told(self, key: str) -> TimelineEvent:
        """An event."""
        return self.composer.once(self._outside, key)

    def _outside(self, key: str) -> TimelineEvent:
        return _told(self.composer.edition.events[key], self.composer, self.site)


def plan_exports(composer: Composer, scope: Scope, site: Site, told: Told) -> Iterator[DataFile]:
    """The files of every timeline that has events: they lie in the folder of its page.

    Those of a long one have its last events, and beside the pages of its parts lie files with all.
    A participant who is to be kept out of indexes gets none.
    """
    for strand in strands_in(scope, composer, site):
        if strand.has_files and strand.keys:
            for page, timeline in _timelines(strand, composer, site, told):
                for export in EXPORTS:
                    address = composer.addresses.export(page, export)
                    yield DataFile(address, export.format, timeline)


def plan_table(composer: Composer, site: Site, told: Told) -> Iterator[DataFile]:
    """`events.csv`: the last of everything that happened, as a table."""
    strand = site_strand(composer, site.description, site.language)
    yield DataFile("/events.csv", "csv", _timeline(strand, composer, site, told))


def _timelines(
    strand: Strand, composer: Composer, site: Site, told: Told
) -> Iterator[tuple[str, Timeline]]:
    """A timeline and its parts, each with the site address of its page."""
    whole = _timeline(strand, composer, site, told)
    yield strand.page, whole
    for part in strand.stretches(composer) if strand.is_long else ():
        if part.keys:
            page = strand.page_of(part)
            yield (
                page,
                replace(
                    whole,
                    url=site.origin + composer.addresses.href(page),
                    events=tuple(map(told, part.keys)),
                    total=part.total,
                    part=part.date,
                    number=part.number,
                ),
            )


def _timeline(strand: Strand, composer: Composer, site: Site, told: Told) -> Timeline:
    return Timeline(
        title=strand.whole.name or site.title,
        description=strand.description,
        url=site.origin + composer.addresses.href(strand.page),
        lang=strand.lang,
        events=tuple(map(told, strand.latest)),
        total=len(strand.keys),
    )


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
