"""The places on a page that a link can lead to."""

from __future__ import annotations

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.addresses import Addresses

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


class Anchors:
    """Looks up the anchors of a page when a link asks for them."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self._edition = edition
        self._pages: dict[str, tuple[str, ...]] = {}
        for one in edition.explainers.values():
            address = addresses.of(Ref(Kind.EXPLAINER, one.id))
            own = {key: addresses.event(key) for key in one.timeline if _owner(key) == one.id}
            reused = tuple(anchor_of(key, one.id) for key in one.timeline if key not in own)
            self._pages[address] = (*_sections(), *one.body.anchors, *reused)
            self._pages[addresses.explainer_timeline(one.id)] = event_ids(one)
            for event in own.values():
                page, _, id = event.partition("#")
                self._pages[page] = (*self._pages.get(page, ()), id)
        bodies = [
            *(
                (Ref(Kind.PARTICIPANT, one.id), one.profile)
                for one in edition.participants.values()
            ),
            *((Ref(Kind.TOPIC, one.id), one.body) for one in edition.topics.values()),
            *((Ref(Kind.AUTHOR, one.id), one.body) for one in edition.authors.values()),
            *((Ref(Kind.PAGE, one.id), one.body) for one in edition.pages.values()),
        ]
        self._pages.update((addresses.of(ref), body.anchors) for ref, body in bodies)

    def of(self, address: str) -> tuple[str, ...]:
        """The anchors of the page at a site address; none where it has none."""
        return self._pages.get(address, ())


def _sections() -> tuple[str, ...]:
    return tuple(f"section-{name}" for name in SECTIONS)


def _owner(key: str) -> str:
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
