"""Who is who in linked data: one identifier for a thing, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import quote

from nutgraf.model.dates import When
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.addresses import Addresses

Node: TypeAlias = dict[str, Any]
"""A node of JSON-LD: terms of schema.org with plain data."""

FRAGMENTS = {
    Kind.EXPLAINER: "article",
    Kind.PARTICIPANT: "participant",
    Kind.TOPIC: "topic",
    Kind.AUTHOR: "author",
}


@dataclass(frozen=True, slots=True)
class Identities:
    """Makes absolute addresses and identifiers. The site has an origin.

    Pure but for its memory of the addresses that it has made: they are asked for often.
    """

    site: Site
    addresses: Addresses
    _homes: dict[Ref, str] = field(default_factory=dict)

    def page(self, address: str) -> str:
        """The absolute address of a page, by its site address."""
        return self.site.origin + self.addresses.href(address)

    def home(self, kind: Kind, id: str) -> str:
        """The absolute address of a thing's own page."""
        ref = Ref(kind, id)
        if ref not in self._homes:
            self._homes[ref] = self.page(self.addresses.of(ref))
        return self._homes[ref]

    def thing(self, kind: Kind, id: str) -> str:
        """The identifier of the thing itself, not of the page about it."""
        return f"{self.home(kind, id)}#{FRAGMENTS[kind]}"

    def event(self, key: str) -> str:
        """The identifier of an event: its id on its explainer's page, wherever it is shown."""
        explainer, _, id = key.partition("#")
        return f"{self.home(Kind.EXPLAINER, explainer)}#{quote(id)}"

    @property
    def website(self) -> str:
        """The identifier of the site."""
        return f"{self.page('/')}#website"

    @property
    def publisher(self) -> str:
        """The identifier of who publishes it."""
        return f"{self.page('/')}#publisher"


def node(types: str, id: str = "", **values: Any) -> Node:
    """A node with those of its values that say something."""
    head: Node = {"@type": types, "@id": id} if id else {"@type": types}
    return head | {term: value for term, value in values.items() if value}


def reference(id: str) -> Node:
    """A pointer to a node."""
    return {"@id": id}


def iso_date(date: When | None) -> str:
    """A plain date in ISO 8601, to the year, month, day or minute; "" for all that is vaguer."""
    return date.html_datetime if date else ""
