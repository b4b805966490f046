"""Who is who in linked data: one identifier for a thing, the same on every page."""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import quote

from msgspec import Struct

from nutgraf.model.dates import When
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.once import Once
from nutgraf.planning.views import Picture

Node: TypeAlias = dict[str, Any]
"""A node of JSON-LD: terms of schema.org with plain data."""

FRAGMENTS = {
    Kind.EXPLAINER: "article",
    Kind.PARTICIPANT: "participant",
    Kind.TOPIC: "topic",
    Kind.AUTHOR: "author",
}


class Identities(Struct, frozen=True):
    """Makes absolute addresses and identifiers. The site has an origin."""

    site: Site
    addresses: Addresses
    once: Once

    def page(self, address: str) -> str:
        """The absolute address of a page, by its site address."""
        return self.site.origin + self.addresses.href(address)

    def home(self, kind: Kind, id: str) -> str:
        """The absolute address of a thing's own page."""
        return self.once(self._home, kind, id)

    def _home(self, kind: Kind, id: str) -> str:
        return self.page(self.addresses.of(Ref(kind, id)))

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


def picture_node(picture: Picture | None, site: Site) -> Node | None:
    """A picture with its size, as search engines want to know it before they load it."""
    if picture is None:
        return None
    return node(
        "ImageObject",
        url=site.origin + picture.href,
        width=picture.width,
        height=picture.height,
        caption=picture.caption or picture.alt,
        creditText=picture.credit,
    )


def iso_date(date: When | None) -> str:
    """A plain date in ISO 8601, to the year, month, day or minute; "" for all that is vaguer."""
    return date.html_datetime if date else ""
