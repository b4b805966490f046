"""What readers can follow: the news of the site, of a story, of somebody, of a topic."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from nutgraf.model.pages import Markup


class News(StrEnum):
    """What an entry tells: a whole story, an entry of its log, a mistake put right, an event.

    Or that a story was taken down; that has no title.
    """

    STORY = "story"
    UPDATE = "update"
    CORRECTION = "correction"
    EVENT = "event"
    WITHDRAWAL = "withdrawal"


class FeedEntry(Struct, frozen=True):
    """One piece of news, the same in every feed that has it.

    `id` is a tag URI (RFC 4151). `url` and every link in `text` are absolute; `title` is the
    headline of the story, or of the event. `was` and `now` are a correction's. The times are
    aware, and come from the content alone.
    """

    id: str
    news: News
    url: str
    title: str
    text: Markup
    lang: str
    published: datetime
    updated: datetime
    summary: str = ""
    was: str = ""
    now: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Feed(Struct, frozen=True):
    """The news of one page, newest first, never without an entry.

    `id` stays when an explainer's address changes. `page` is the page's site address; `url`,
    `atom` and `json` are absolute addresses: of the page, and of the feed in its two forms. `of`
    is the name of what has the news, "" for the site; `publisher` is the site's name.
    """

    id: str
    page: str
    url: str
    atom: str
    json: str
    of: str
    description: str
    lang: str
    publisher: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> datetime:
        """When something in it last changed."""
        return max(entry.updated for entry in self.entries)
