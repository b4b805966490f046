"""A timeline on its way out of the site: into calendars, spreadsheets and other people's pages."""

from __future__ import annotations

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.news import EventStatus, Source
from nutgraf.model.pages import Markup


class TimelinePicture(Struct, frozen=True):
    """A picture of an event; `url` is like an event's."""

    url: str
    alt: str
    caption: str
    credit: str


class TimelineEvent(Struct, frozen=True):
    """An event by itself, the same in every timeline.

    `key` is `explainer-id#event-id`; `uid` is that with the site's name, unique in the world.
    `url` and every link in `text` are absolute where the site's origin is known, otherwise they
    begin with "/". `story` is the title of the explainer that tells it, `topics` are names, and
    `changed` is when the event last changed, or, where nothing says so, that explainer: None for
    one that has no date yet.
    """

    key: str
    uid: str
    url: str
    date: When
    headline: str
    text: Markup
    participants: tuple[str, ...]
    where: str
    picture: TimelinePicture | None
    sources: tuple[Source, ...]
    status: EventStatus
    story: str
    topics: tuple[str, ...]
    lang: str
    changed: When | None

    def __hash__(self) -> int:
        """A quick one: what an event is encoded to is remembered, since many timelines have it."""
        return hash(self.uid)


class Timeline(Struct, frozen=True):
    """Events in order of time, each once, with the title and the address of their page.

    Where `total` is more than there are `events`, these are the last of them. `part` is the year or
    month of a timeline that these are, None for the timeline itself; `number` tells apart the parts
    of one month.
    """

    title: str
    description: str
    url: str
    lang: str
    events: tuple[TimelineEvent, ...]
    total: int
    part: When | None = None
    number: int = 1
