"""Which file a page is made from, and whether it is out already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname
from typing import Protocol

from nutgraf.model.edition import Edition
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Origin:
    """`source` is a file's path from the site's root, or ""; `mark` says why it isn't out yet."""

    source: str = ""
    mark: str = ""


MANY_FILES = Origin()


class _Sourced(Protocol):
    @property
    def source(self) -> str: ...


def find_origins(edition: Edition, addresses: Addresses) -> dict[str, Origin]:
    """The origins of the pages of single things, by site address."""
    things: dict[Kind, Mapping[str, _Sourced]] = {
        Kind.PARTICIPANT: edition.participants,
        Kind.TOPIC: edition.topics,
        Kind.AUTHOR: edition.authors,
        Kind.PAGE: edition.pages,
    }
    found = {
        addresses.of(Ref(kind, id)): Origin(thing.source)
        for kind, those in things.items()
        for id, thing in those.items()
    }
    for id, story in edition.explainers.items():
        mark = "Draft" if story.draft else "Scheduled" if story.scheduled else ""
        found[addresses.of(Ref(Kind.EXPLAINER, id))] = Origin(story.source, mark)
    return found


def origin_of(address: str, origins: Mapping[str, Origin]) -> Origin:
    """The origin of a page: its own, or that of the nearest page above it."""
    while address not in origins and address.strip("/"):
        address = f"{dirname(address.rstrip('/')).rstrip('/')}/"
    return origins.get(address, MANY_FILES)
