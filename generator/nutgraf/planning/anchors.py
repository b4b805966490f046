"""The places on a page that a link can lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nutgraf.model.dates import When
from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, Explainer
from nutgraf.model.slugs import slugify, unique_slug

SECTIONS = (
    "brief",
    "story",
    "timeline",
    "who",
    "why",
    "known",
    "unknown",
    "next",
    "figures",
    "quotes",
    "questions",
    "glossary",
    "sources",
    "corrections",
    "updates",
    "method",
    "disclosures",
    "related",
)
"""The sections of an explainer's page; a section's anchor is "section-" and its name."""


def section_anchors() -> tuple[str, ...]:
    """The anchors of the sections of an explainer's page."""
    return tuple(f"section-{name}" for name in SECTIONS)


def owner_of(key: str) -> str:
    """The id of the explainer that tells an event."""
    return key.partition("#")[0]


def event_ids(explainer: Explainer) -> tuple[str, ...]:
    """The anchors of an explainer's timeline, in its order."""
    return tuple(anchor_of(key, explainer.id) for key in explainer.timeline)


def anchor_of(key: str, explainer: str) -> str:
    """An event's anchor on an explainer's page; one told elsewhere has its explainer's name too."""
    owner, _, id = key.partition("#")
    return id if owner == explainer else f"{owner}--{id}"


def figure_anchor(id: str) -> str:
    """The anchor of a key figure that corrections can name."""
    return f"figure-{id}"


def quote_anchor(id: str) -> str:
    """The anchor of a quote that corrections can name."""
    return f"quote-{id}"


def log_anchors(word: str, dates: Sequence[When]) -> tuple[str, ...]:
    """An anchor for each entry of a log, by the entries' dates: "update-2020-09-17".

    Those of one date are numbered from the older end of the log, so that an entry keeps its
    anchor when another is added at the newer one.
    """
    is_newest_first = len(dates) > 1 and dates[0].order > dates[-1].order
    step = -1 if is_newest_first else 1
    taken: dict[str, int] = {}
    anchors = [unique_slug(f"{word}-{slugify(date.text)}", taken) for date in dates[::step]]
    return tuple(anchors[::step])


def record_anchors(one: Explainer, edition: Edition) -> Iterator[str]:
    """The anchors of what an explainer corrects and of its logs, on its own page."""
    yield from _record_anchors(one, _own_events(one, edition))


def _own_events(one: Explainer, edition: Edition) -> list[Event]:
    own = f"{one.id}#"
    return [edition.events[key] for key in one.timeline if key.startswith(own)]


def _record_anchors(one: Explainer, own: list[Event]) -> Iterator[str]:
    yield from (figure_anchor(figure.id) for figure in one.figures if figure.id)
    quotes = (*one.quotes, *(event.quote for event in own if event.quote))
    yield from (quote_anchor(quote.id) for quote in quotes if quote.id)
    yield from log_anchors("update", [entry.date for entry in one.updates])
    yield from log_anchors("correction", [entry.date for entry in one.corrections])


def report_shared_anchors(edition: Edition, report: Report) -> None:
    """Report events that would have the same anchor as something else of the same page."""
    for one in edition.explainers.values():
        own = _own_events(one, edition)
        record = frozenset(_record_anchors(one, own))
        for event in own:
            if event.id in record:
                message = f"Something else on this page has the address `#{event.id}`, too."
                report.error(
                    "duplicate-anchor", message, event.place.location, "Choose another `id`."
                )
            elif event.id in one.body.anchors:
                message = (
                    f"A heading of this page has the same address as this event: `#{event.id}`."
                )
                hint = "Give the event another `id`, or the heading one: `## Words {#another-id}`."
                report.error("duplicate-anchor", message, event.place.location, hint)
