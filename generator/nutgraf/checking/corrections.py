"""Corrections, with what they put right: an event, a key figure, a quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nutgraf.checking.events import check_id, event_key
from nutgraf.checking.linking import Linker
from nutgraf.checking.schema import ExplainerFields
from nutgraf.model.documents import KeyPath
from nutgraf.model.news import Correction
from nutgraf.model.spelling import did_you_mean


def read_corrections(fields: ExplainerFields, linker: Linker) -> tuple[Correction, ...]:
    """The corrections of one file, in its order. Keys of events are as written."""
    figures = _Places("key figure", _taken("key figure", _figure_ids(fields), linker))
    quotes = _Places("quote", _taken("quote", _quote_ids(fields), linker))
    return tuple(
        Correction(
            entry.date,
            linker.prose(entry.text, ("corrections", at, "text")),
            entry.was or "",
            entry.now or "",
            event_key(linker.document.id, entry.event) if entry.event else "",
            figures.id_of(entry.figure, ("corrections", at, "figure"), linker),
            quotes.id_of(entry.quote, ("corrections", at, "quote"), linker),
        )
        for at, entry in enumerate(fields.corrections)
        if linker.is_complete(entry, ("date", "text"), ("corrections", at)) and entry.date
    )


def _figure_ids(fields: ExplainerFields) -> Iterator[tuple[str, KeyPath]]:
    for at, figure in enumerate(fields.figures):
        yield figure.id or "", ("figures", at, "id")


def _quote_ids(fields: ExplainerFields) -> Iterator[tuple[str, KeyPath]]:
    for at, quote in enumerate(fields.quotes):
        yield quote.id or "", ("quotes", at, "id")
    for at, event in enumerate(fields.timeline):
        if event.quote:
            yield event.quote.id or "", ("timeline", at, "quote", "id")


def _taken(word: str, given: Iterable[tuple[str, KeyPath]], linker: Linker) -> frozenset[str]:
    """The ids that are given; what can't be one, or is given twice, is reported."""
    taken: set[str] = set()
    for id, keys in given:
        if id in taken:
            message = f"The id `{id}` is given to more than one {word} of this page."
            linker.error("duplicate-anchor", message, keys, f"Give each {word} an id of its own.")
        elif id:
            check_id(id, keys, linker)
            taken.add(id)
    return frozenset(taken)


@dataclass(frozen=True, slots=True)
class _Places:
    """The ids of the things of one sort that corrections can name; `word` is the sort."""

    word: str
    ids: frozenset[str]

    def id_of(self, written: str | None, keys: KeyPath, linker: Linker) -> str:
        """The id that is meant; "" for none, and with an error for one that isn't there."""
        if not written or written in self.ids:
            return written or ""
        message = f"There is no {self.word} with the id `{written}`."
        hint = did_you_mean(written, self.ids, f"Give the {self.word} an `id`, and write that.")
        linker.error("unknown-place", message, keys, hint)
        return ""
