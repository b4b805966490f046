"""Rules of trust: sources that nothing cites, promises that have passed, reviews overdue."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.audit import Rule
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, Explainer, Source
from nutgraf.model.prose import Prose
from nutgraf.model.values import replace


def warn_of_gaps(edition: Edition, errors: frozenset[Rule], report: Report) -> None:
    """Warn of what a reader would miss or be misled by, at its place.

    What a rule among `errors` will say isn't said here too.
    """
    warns = Rule.REVIEW_OVERDUE not in errors
    for one in edition.explainers.values():
        _warn_of_unused_sources(one, edition, report)
        for at, statement in enumerate(one.next):
            if statement.date and statement.passed:
                place = replace(one.place, keys=("next", at))
                message = f"This was to come by {statement.date.text}, which has passed."
                hint = "Say what came of it, in `known` or the timeline, and take it out of `next`."
                report.warning("next-passed", message, place.location, hint)
        if warns and one.review_overdue:
            place = replace(one.place, keys=("reviewed",))
            message = "Nobody has looked at this for longer than the site's `review_after` allows."
            hint = "Check it, and set `reviewed` to the day on which you did."
            report.warning("review-overdue", message, place.location, hint)


def _warn_of_unused_sources(one: Explainer, edition: Edition, report: Report) -> None:
    if not one.sources:
        return
    events = [
        edition.events[key] for key in one.timeline if edition.events[key].explainer == one.id
    ]
    used = cited_keys(one, events)
    for source in one.sources:
        if source.key not in used:
            warn_of_unused(source.key, replace(one.place, keys=("sources", source.key)), report)


def warn_of_unused(key: str, place: Place, report: Report) -> None:
    """Warn of a source that nothing cites."""
    message = f"Nothing cites the source `{key}`."
    hint = f"Cite it where it belongs, as `[@{key}]` or in `sources`, or take it out."
    report.warning("unused-source", message, place.location, hint)


def cited_keys(one: Explainer, events: list[Event]) -> tuple[str, ...]:
    """The keys of all sources that an explainer cites, its own events included, each once."""
    texts = (key for prose in _texts(one, events) for key in prose.citations)
    given = (source.key for source in _sources(one, events))
    return tuple(dict.fromkeys((*texts, *given)))


def _sources(one: Explainer, events: list[Event]) -> Iterator[Source]:
    """Every source that an explainer cites in its front matter, its own events included."""
    for cause in one.why:
        yield from cause.sources
    for statement in (*one.known, *one.unknown, *one.next):
        yield from statement.sources
    for figure in one.figures:
        yield from figure.sources
    quotes = (*one.quotes, *(event.quote for event in events if event.quote))
    for quote in quotes:
        yield from quote.sources
    for event in events:
        yield from event.sources


def _texts(one: Explainer, events: list[Event]) -> Iterator[Prose]:
    """Every text of an explainer in which a source may be cited."""
    yield from (one.body, one.what, one.method, one.disclosures)
    yield from (cause.text for cause in one.why)
    yield from (part.note for part in one.who)
    yield from (statement.text for statement in (*one.known, *one.unknown, *one.next))
    yield from (question.answer for question in one.questions)
    yield from (term.definition for term in one.glossary)
    yield from (update.text for update in one.updates)
    yield from (correction.text for correction in one.corrections)
    for event in events:
        yield event.text
        yield from (part.note for part in event.who)
