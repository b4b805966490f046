"""Numbers the sources of each explainer, in the order in which its page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from nutgraf.model.news import Event, Explainer, Source
from nutgraf.planning.views import SourceView


class SourceBook(Struct, frozen=True):
    """The sources of one explainer's page. Numbers count from 1; `numbers` are by its own keys."""

    entries: tuple[Source, ...]
    numbers: Mapping[str, int]
    _by_identity: Mapping[tuple[str, ...], int]

    def number(self, source: Source) -> int:
        """The number of a source, whichever key it goes by."""
        return self._by_identity[_identity(source)]

    @property
    def views(self) -> tuple[SourceView, ...]:
        """The list as pages show it."""
        return views_of(self.entries)


def views_of(sources: Iterable[Source]) -> tuple[SourceView, ...]:
    """Sources as a list of a page shows them, numbered from 1."""
    return tuple(
        SourceView(
            number,
            source.title,
            source.publisher,
            source.author,
            source.date,
            source.url,
            source.archived,
            source.accessed,
            source.kind or "",
            source.reason,
        )
        for number, source in enumerate(sources, start=1)
    )


def open_book(explainer: Explainer, events: Iterable[Event]) -> SourceBook:
    """The numbered sources of an explainer: those with keys first, then those given in place.

    A source that several events give in place, or that a reused event brings along, is one.
    """
    entries: dict[tuple[str, ...], Source] = {}
    for source in _cited(explainer, events):
        entries.setdefault(_identity(source), source)
    by_identity = {identity: at for at, identity in enumerate(entries, start=1)}
    numbers = {source.key: by_identity[_identity(source)] for source in explainer.sources}
    return SourceBook(tuple(entries.values()), numbers, by_identity)


def _identity(source: Source) -> tuple[str, ...]:
    when = source.date.text if source.date else ""
    return (source.title, source.publisher, source.author, source.url, when)


def _cited(explainer: Explainer, events: Iterable[Event]) -> Iterator[Source]:
    yield from explainer.sources
    for event in events:
        yield from event.sources
        if event.quote:
            yield from event.quote.sources
    for cause in explainer.why:
        yield from cause.sources
    for statement in (*explainer.known, *explainer.unknown, *explainer.next):
        yield from statement.sources
    for figure in explainer.figures:
        yield from figure.sources
    for quote in explainer.quotes:
        yield from quote.sources
