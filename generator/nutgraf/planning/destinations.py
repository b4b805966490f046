"""Where links can lead: the pages of a site, and the places on them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer, StandingPage
from nutgraf.model.people import Author, Topic
from nutgraf.model.prose import Kind, Prose, Ref
from nutgraf.model.spelling import did_you_mean
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.anchors import (
    anchor_of,
    event_ids,
    owner_of,
    record_anchors,
    section_anchors,
)
from nutgraf.planning.scope import COMMON_PAGES


class Destinations:
    """Looks up what a link asks for. `taken` are the site addresses of all files."""

    def __init__(self, edition: Edition, addresses: Addresses, taken: Container[str]) -> None:
        self.addresses = addresses
        self._edition = edition
        self._taken = taken
        self._anchors: dict[str, tuple[str, ...]] = {}

    def has(self, address: str) -> bool:
        """Whether there is something at a site address."""
        return address in self._taken

    def nearest(self, address: str) -> str:
        """A hint that names the page whose address is the nearest; "" if none is near."""
        return did_you_mean(address, self._pages())

    def anchors_of(self, address: str) -> tuple[str, ...]:
        """The anchors of the page at a site address; none where it has none."""
        if address not in self._anchors:
            self._anchors[address] = self._found(address)
        return self._anchors[address]

    def _pages(self) -> Iterator[str]:
        """The addresses of things' own pages, and of those that belong to none."""
        edition = self._edition
        yield from (address for address in COMMON_PAGES if address in self._taken)
        things = (
            (Kind.EXPLAINER, edition.explainers),
            (Kind.PARTICIPANT, edition.participants),
            (Kind.TOPIC, edition.topics),
            (Kind.AUTHOR, edition.authors),
            (Kind.PAGE, edition.pages),
        )
        for kind, those in things:
            yield from (self.addresses.of(Ref(kind, id)) for id in those)

    def _found(self, address: str) -> tuple[str, ...]:
        ref = self.addresses.owner(address)
        if ref is None:
            return ()
        if ref.kind is Kind.EXPLAINER:
            one = self._edition.explainers.get(ref.id)
            return self._of_explainer(one, address) if one else ()
        text = self._text(ref) if address == self.addresses.of(ref) else None
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
        addresses = self.addresses
        if address == addresses.explainer_timeline(one.id):
            return event_ids(one)
        places = (addresses.event(key) for key in one.timeline if owner_of(key) == one.id)
        own = tuple(place.partition("#")[2] for place in places if place.startswith(f"{address}#"))
        if address != addresses.of(Ref(Kind.EXPLAINER, one.id)):
            return own
        reused = (anchor_of(key, one.id) for key in one.timeline if owner_of(key) != one.id)
        record = record_anchors(one, self._edition)
        return (*section_anchors(), *record, *one.body.anchors, *reused, *own)
