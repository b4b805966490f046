"""The events of timelines as data: all of a short one, of a long one the last, and all in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from msgspec import Struct

from nutgraf.model.dates import When, iso_day
from nutgraf.model.news import Event, Part, Quote, Source
from nutgraf.model.pages import DataFile
from nutgraf.planning.composing import Composer
from nutgraf.planning.paging import Stretch
from nutgraf.planning.strands import Strand

Data: TypeAlias = dict[str, Any]
Told: TypeAlias = Callable[[str], Data]
"""Gives the data of an event by its key."""


class EventTeller(Struct, frozen=True):
    """Makes the data of each event once for all files that have it."""

    composer: Composer

    def told(self, key: str) -> Data:
        """The data of an event."""
        return self.composer.once(self._event, key)

    def _event(self, key: str) -> Data:
        return _event(self.composer.edition.events[key])


def events_data(strand: Strand, composer: Composer, told: Told) -> Data:
    """The events of a timeline; of a long one the last, and where to find all of them."""
    parts = strand.stretches(composer) if strand.is_long else ()
    return {
        "events": [told(key) for key in strand.latest],
        "event_count": len(strand.keys),
        "event_parts": _stretches_data((part for part in parts if not part.within), strand),
    }


def plan_event_parts(strand: Strand, composer: Composer, told: Told) -> Iterator[DataFile]:
    """An `index.json` beside each page of a long timeline's parts."""
    parts = strand.stretches(composer) if strand.is_long else ()
    for part in parts:
        address = strand.page_of(part)
        below = (one for one in parts if one.within == part.word)
        data = {
            "url": address,
            "part_of": strand.page,
            "date": part.date.text,
            "number": part.number,
            "events": [told(key) for key in part.keys],
            "event_count": part.total,
            "event_parts": _stretches_data(below, strand),
        }
        yield DataFile(f"{address}index.json", "json", data)


def _stretches_data(parts: Iterable[Stretch], strand: Strand) -> list[Data]:
    return [
        {
            "url": strand.page_of(part),
            "date": part.date.text,
            "number": part.number,
            "event_count": part.total,
        }
        for part in parts
    ]


def _event(event: Event) -> Data:
    """An event; `earliest` and `latest` are ISO days, null where that end is open."""
    date = event.date
    return {
        "id": event.id,
        "explainer": event.explainer,
        "date": date.text,
        "earliest": None if date.earliest is None else iso_day(date.earliest),
        "latest": None if date.latest is None else iso_day(date.latest),
        "precision": date.precision,
        "qualifier": date.qualifier,
        "title": event.headline,
        "text": event.text.text,
        "participants": parts_data(event.who),
        "where": event.where,
        "quote": quote_data(event.quote) if event.quote else None,
        "sources": keys_data(event.sources),
        "status": event.status,
        "because": event.because,
        "added": written(event.added),
        "changed": written(event.changed),
    }


def parts_data(parts: tuple[Part, ...]) -> list[Data]:
    """Parts in a story or in an event."""
    return [{"id": part.participant, "role": part.role, "note": part.note.text} for part in parts]


def quote_data(quote: Quote) -> Data:
    """Somebody's own words."""
    return {
        "text": quote.text,
        "by": quote.by,
        "date": written(quote.date),
        "sources": keys_data(quote.sources),
        "context": quote.context,
        "translation": quote.translation,
        "id": quote.id,
    }


def keys_data(sources: tuple[Source, ...]) -> list[str]:
    """What sources are cited by."""
    return [source.key for source in sources]


def written(date: When | None) -> str | None:
    """A date as the writer wrote it."""
    return date.text if date else None
