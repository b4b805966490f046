"""The one place where addresses are made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer, StandingPage, Withdrawal
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.paging import MOST_ON_A_PAGE, signed_year, stretches

WITH_A_FOLDER = (Kind.EXPLAINER, Kind.PARTICIPANT, Kind.TOPIC, Kind.AUTHOR)
"""What has its pages in a folder of its kind."""

CONTENT_FOLDER_DEPTH = 1
"""An attachment's address is its path without the name of the content folder."""

_NEEDS_NO_QUOTING = re.compile(r"[A-Za-z0-9_.~/#:-]*")
"""Most addresses: to look is quicker than to quote."""

_IN_PATHS = "/:-._~"
_IN_FRAGMENTS = f"{_IN_PATHS}#=&,"
"""Places in files have further signs: "plan.pdf#page=2&zoom=50" (RFC 8118)."""


class Export(NamedTuple):
    """A file beside a timeline: what it is called, how it ends, and how it is written."""

    name: str
    ending: str
    format: str


EXPORTS = (
    Export("iCalendar", "ics", "ics"),
    Export("TimelineJS", "json", "timelinejs"),
    Export("CSV", "csv", "csv"),
)


class Addresses(Struct, frozen=True):
    """Makes site addresses ("/explainers/x/") and, from these, addresses to link to.

    `slugs` has the address words of things whose id isn't that word already, `ids` the same the
    other way round. `event_pages` has the site addresses of the pages of events in timelines too
    long for their explainer's page.
    """

    base_path: str
    slugs: Mapping[Ref, str]
    ids: Mapping[Ref, str]
    event_pages: Mapping[str, str]

    def of(self, ref: Ref) -> str:
        """The site address of a thing's own page, or of a writer's file."""
        if ref.kind is Kind.FILE:
            return "/" + ref.id.split("/", CONTENT_FOLDER_DEPTH)[-1]
        word = self.slugs.get(ref, ref.id)
        return f"/{word}/" if ref.kind is Kind.PAGE else f"/{ref.kind}/{word}/"

    def owner(self, address: str) -> Ref | None:
        """The thing on whose page a site address is, or below it; it need not exist.

        None for an address that can't be that of a thing's page.
        """
        parts = address.split("/")
        if len(parts) < 3 or parts[0]:
            return None
        kinds = {kind.value: kind for kind in WITH_A_FOLDER}
        kind, word = (kinds[parts[1]], parts[2]) if parts[1] in kinds else (Kind.PAGE, parts[1])
        return Ref(kind, self.ids.get(Ref(kind, word), word)) if word else None

    def explainer_timeline(self, id: str) -> str:
        """The site address of an explainer's timeline, alone."""
        return f"{self.of(Ref(Kind.EXPLAINER, id))}timeline/"

    def export(self, page: str, export: Export) -> str:
        """The site address of a file beside the timeline that stands on a page."""
        return f"{page}timeline.{export.ending}"

    def year(self, year: int) -> str:
        """The site address of everything that happened in an astronomical year."""
        return f"/timeline/{signed_year(year)}/"

    def event(self, key: str) -> str:
        """The site address of an event: its place in the explainer that tells it."""
        explainer, _, id = key.partition("#")
        page = self.event_pages.get(key) or self.of(Ref(Kind.EXPLAINER, explainer))
        return f"{page}#{id}"

    def href(self, address: str) -> str:
        """What to write into a page to link to a site address: base path, percent-encoded."""
        whole = self.base_path + address.removeprefix("/")
        if _NEEDS_NO_QUOTING.fullmatch(whole):
            return whole
        path, mark, fragment = whole.partition("#")
        return f"{quote(path, safe=_IN_PATHS)}{mark}{quote(fragment, safe=_IN_FRAGMENTS)}"

    def link(self, ref: Ref) -> str:
        """What to write into a page to link to a thing."""
        return self.href(self.of(ref))


def newest_address(address: str) -> str:
    """The site address of a timeline with the newest event on top."""
    return f"{address}newest/"


def compile_addresses(edition: Edition, base_path: str, has_years: bool = True) -> Addresses:
    """The addresses of an edition under a base path that begins and ends with "/".

    `has_years` says whether timelines too long for one page are divided by years.
    """
    named: tuple[tuple[Kind, Mapping[str, Explainer | Withdrawal | StandingPage]], ...] = (
        (Kind.EXPLAINER, edition.explainers),
        (Kind.EXPLAINER, edition.withdrawn),
        (Kind.PAGE, edition.pages),
    )
    slugs = {
        Ref(kind, one.id): one.slug
        for kind, things in named
        for one in things.values()
        if one.slug != one.id
    }
    pages: dict[str, str] = {}
    ids = {Ref(ref.kind, slug): ref.id for ref, slug in slugs.items()}
    addresses = Addresses(base_path, slugs, ids, pages)
    for story in edition.explainers.values():
        if has_years and len(story.timeline) > MOST_ON_A_PAGE:
            below = addresses.explainer_timeline(story.id)
            for stretch in stretches(story.timeline, lambda key: edition.events[key].date):
                own = (key for key in stretch.keys if edition.events[key].explainer == story.id)
                pages.update((key, f"{below}{stretch.word}/") for key in own)
    return addresses
