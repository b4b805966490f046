"""The places on a page that a link can lead to."""

from __future__ import annotations

from collections.abc import Mapping

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer, StandingPage
from nutgraf.model.people import Author, Topic
from nutgraf.model.prose import Kind, Prose, Ref
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
        self._addresses = addresses
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, address: str) -> tuple[str, ...]:
        """The anchors of the page at a site address; none where it has none."""
        if address not in self._known:
            self._known[address] = self._found(address)
        return self._known[address]

    def _found(self, address: str) -> tuple[str, ...]:
        ref = self._addresses.owner(address)
        if ref is None:
            return ()
        if ref.kind is Kind.EXPLAINER:
            one = self._edition.explainers.get(ref.id)
            return self._of_explainer(one, address) if one else ()
        text = self._text(ref) if address == self._addresses.of(ref) else None
        return text.anchors if text else ()

    def _text(self, ref: Ref) -> Prose | None:
        """The text on the page of anything but an explainer."""
        if ref.kind is Kind.PARTICIPANT:
            person = self._edition.participants.get(ref.id)
            return person.profile if person else None
        edition = self._edition
        things: dict[Kind, Mapping[str, Topic | Author | StandingPage]] = {
            Kind.TOPIC: edition.topics,
            Kind.AUTHOR: edition.authors,
            Kind.PAGE: edition.pages,
        }
        thing = things[ref.kind].get(ref.id)
        return thing.body if thing else None

    def _of_explainer(self, one: Explainer, address: str) -> tuple[str, ...]:
        """Of its own page, of its timeline's, or of one with a part of that."""
        addresses = self._addresses
        if address == addresses.explainer_timeline(one.id):
            return event_ids(one)
        places = (addresses.event(key) for key in one.timeline if _owner(key) == one.id)
        own = tuple(place.partition("#")[2] for place in places if place.startswith(f"{address}#"))
        if address != addresses.of(Ref(Kind.EXPLAINER, one.id)):
            return own
        reused = (anchor_of(key, one.id) for key in one.timeline if _owner(key) != one.id)
        return (*_sections(), *one.body.anchors, *reused, *own)


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
