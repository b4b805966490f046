"""Numbers the sources of each explainer, in the order in which its page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from nutgraf.model.news import Event, Explainer, Source
from nutgraf.planning.views import SourceMark, SourceView


class SourceBook(Struct, frozen=True):
    """The sources of one explainer's page. Numbers count from 1; `numbers` are by its own keys."""

    entries: tuple[Source, ...]
    numbers: Mapping[str, int]
    _marks: Mapping[tuple[str, ...], SourceMark]

    def mark(self, source: Source) -> SourceMark:
        """The reference to a source, whichever key it goes by."""
        return self._marks[_identity(source)]

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


def open_book(explainer: Explainer, events: Iterable[Event], page: str) -> SourceBook:
    """The numbered sources of an explainer: those with keys first, then those given in place.

    `page` is what to write to link to its page, which lists them.

    A source that several events give in place, or that a reused event brings along, is one.
    """
    entries: dict[tuple[str, ...], Source] = {}
    for source in _cited(explainer, events):
        entries.setdefault(_identity(source), source)
    marks = {
        identity: SourceMark(at, source.title, f"{page}#source-{at}")
        for at, (identity, source) in enumerate(entries.items(), start=1)
    }
    numbers = {source.key: marks[_identity(source)].number for source in explainer.sources}
    return SourceBook(tuple(entries.values()), numbers, marks)


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
