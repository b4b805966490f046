"""What readers can search for."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from nutgraf.model.pages import PlainWords


class Sought(StrEnum):
    """A kind of thing that can be found."""

    EXPLAINER = "explainer"
    PARTICIPANT = "participant"
    EVENT = "event"


class SearchRecord(Struct, frozen=True):
    """Something that can be found: `href` leads there, `texts` are what it says.

    `topics` are names, `years` astronomical years: what a search may be narrowed by.
    """

    kind: Sought
    href: str
    title: str
    texts: tuple[str | PlainWords, ...]
    topics: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
