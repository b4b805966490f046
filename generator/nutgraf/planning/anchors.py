"""The places on a page that a link can lead to."""

from __future__ import annotations

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer

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


def report_shared_anchors(edition: Edition, report: Report) -> None:
    """Report headings that would have the same anchor as an event of the same page."""
    for one in edition.explainers.values():
        for key in one.timeline:
            event = edition.events[key]
            if event.explainer == one.id and event.id in one.body.anchors:
                message = (
                    f"A heading of this page has the same address as this event: `#{event.id}`."
                )
                hint = "Give the event another `id`, or the heading one: `## Words {#another-id}`."
                report.error("duplicate-anchor", message, event.place.location, hint)
