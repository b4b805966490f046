"""Pages in Markdown: for programs that read texts, and for people who take them along."""

from __future__ import annotations

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.news import EventStatus
from nutgraf.model.pages import Markup


class Entry(Struct, frozen=True):
    """A line of a list: a date, words that may lead to `url` (absolute), then a text.

    `status` is an event's.
    """

    words: str = ""
    url: str = ""
    date: When | None = None
    text: Markup | str = ""
    status: EventStatus = EventStatus.CONFIRMED


class Passage(Struct, frozen=True):
    """A section under a heading, which is one of the interface's English words ("" for none)."""

    heading: str
    text: Markup | None = None
    entries: tuple[Entry, ...] = ()
    is_numbered: bool = False

    def __bool__(self) -> bool:
        return bool(self.text or self.entries)


class TextEdition(Struct, frozen=True):
    """A page in Markdown; `url` is the absolute address of the page, "" where it isn't said."""

    title: str
    url: str
    lang: str
    summary: str
    passages: tuple[Passage, ...]
