"""The one place where addresses are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from nutgraf.model.edition import Edition
from nutgraf.model.prose import Kind, Ref

CONTENT_FOLDER_DEPTH = 1
"""An attachment's address is its path without the name of the content folder."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes site addresses ("/explainers/x/") and, from these, addresses to link to.

    `slugs` has the address words of things whose id isn't that word already.
    """

    base_path: str
    slugs: Mapping[Ref, str]

    def of(self, ref: Ref) -> str:
        """The site address of a thing's own page, or of a writer's file."""
        if ref.kind is Kind.FILE:
            return "/" + ref.id.split("/", CONTENT_FOLDER_DEPTH)[-1]
        word = self.slugs.get(ref, ref.id)
        return f"/{word}/" if ref.kind is Kind.PAGE else f"/{ref.kind.value}/{word}/"

    def explainer_timeline(self, id: str) -> str:
        """The site address of an explainer's timeline, alone."""
        return f"{self.of(Ref(Kind.EXPLAINER, id))}timeline/"

    def year(self, year: int) -> str:
        """The site address of everything that happened in an astronomical year."""
        return f"/timeline/{year:04}/"

    def event(self, key: str) -> str:
        """The site address of an event: its place in the explainer that tells it."""
        explainer, _, id = key.partition("#")
        return f"{self.of(Ref(Kind.EXPLAINER, explainer))}#{id}"

    def href(self, address: str) -> str:
        """What to write into a page to link to a site address: base path, percent-encoded."""
        return quote(self.base_path + address.removeprefix("/"), safe="/#:-._~")

    def link(self, ref: Ref) -> str:
        """What to write into a page to link to a thing."""
        return self.href(self.of(ref))


def compile_addresses(edition: Edition, base_path: str) -> Addresses:
    """The addresses of an edition under a base path that begins and ends with "/"."""
    slugs = {Ref(Kind.EXPLAINER, one.id): one.slug for one in edition.explainers.values()}
    slugs |= {Ref(Kind.PAGE, one.id): one.slug for one in edition.pages.values()}
    return Addresses(base_path, slugs)
