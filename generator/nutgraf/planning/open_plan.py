"""Edition → Plan, part by part: each is made when somebody asks for an address in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.pages import CopiedFile, DataFile, Page
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.parts import Part
from nutgraf.planning.scope import (
    COMMON_FILES,
    COMMON_PAGES,
    HOME,
    Scope,
    Thing,
    scope_of,
    whole_site,
)
from nutgraf.planning.site import check_plan, open_composer, plan_copies, plan_old_addresses

PAGE_ENDINGS = ("/", ".html", ".htm")
BESIDE_HOME = frozenset({"/feed.xml", "/feed.json"})


class OpenPlan(Collection[str]):
    """The plan of a site that nobody has to see whole: it has the same pages and files.

    As a collection it holds the site addresses of all of them. What is wrong with the plan as a
    whole goes to the report at once.
    """

    def __init__(self, edition: Edition, site: Site, report: Report) -> None:
        self.site = site
        self._edition = edition
        self._composer = open_composer(edition, site)
        self._parts: dict[Ref | str, Part] = {}
        self._old: dict[str, DataFile] = {}
        old = plan_old_addresses(self._composer, site, self._near, report)
        self._old.update((file.url, file) for file in old)
        check_plan(self._composer, site, self, report)

    def page(self, address: str) -> Page | None:
        """The page at a site address."""
        part = self._part(address)
        return next((one for one in part.pages if one.url == address), None) if part else None

    def file(self, address: str) -> DataFile | CopiedFile | None:
        """What is at a site address beside pages."""
        if address in self._old:
            return self._old[address]
        if address in self._copies:
            return self._copies[address]
        if address.endswith("/"):
            return None
        part = self._part(address)
        return next((one for one in part.data if one.url == address), None) if part else None

    def copy(self, address: str) -> CopiedFile | None:
        """The writer's own file at a site address."""
        return self._copies.get(address)

    def owner(self, address: str) -> Thing | None:
        """The thing on whose page a site address is, or below it."""
        ref = self._composer.addresses.owner(address)
        return self._thing(ref) if ref else None

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and bool(self.page(address) or self.file(address))

    def __iter__(self) -> Iterator[str]:
        whole = self._whole
        files = (whole.pages, whole.data, self._old.values(), self._copies.values())
        return (file.url for each in files for file in each)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def _whole(self) -> Part:
        return self._opened(COMMON_FILES, whole_site(self._edition))

    @cached_property
    def _copies(self) -> dict[str, CopiedFile]:
        return {copy.url: copy for copy in plan_copies(self._composer)}

    def _part(self, address: str) -> Part | None:
        """The part of the site that an address belongs to, whether there is something or not."""
        ref = self._composer.addresses.owner(address)
        thing = self._thing(ref) if ref else None
        if ref and thing:
            return self._opened(ref, scope_of(thing))
        top = f"/{address.split('/')[1]}/" if address.startswith("/") else ""
        for common in (address, top, HOME if address in BESIDE_HOME else ""):
            if common in COMMON_PAGES:
                return self._opened(common, Scope(common=frozenset({common})))
        return self._whole if _may_be_common_file(address) else None

    def _thing(self, ref: Ref) -> Thing | None:
        things: Mapping[Kind, Mapping[str, Thing]] = {
            Kind.EXPLAINER: self._edition.explainers,
            Kind.PARTICIPANT: self._edition.participants,
            Kind.TOPIC: self._edition.topics,
            Kind.AUTHOR: self._edition.authors,
            Kind.PAGE: self._edition.pages,
        }
        return things[ref.kind].get(ref.id)

    def _near(self, addresses: Iterable[str]) -> Iterator[str]:
        """Of all addresses those that others, of which there are few, may collide with."""
        if any(map(_may_be_common_file, addresses)):
            yield from self
            return
        folders = [_folded(address) for address in addresses]
        for name, own in self._owners():
            if any(own.startswith(folder) or folder.startswith(own) for folder in folders):
                part = self._part(name)
                for files in (part.pages, part.data) if part else ():
                    yield from (file.url for file in files)

    def _owners(self) -> Iterator[tuple[str, str]]:
        """The main address of every part but the front page's, as it is and folded."""
        addresses = (self._composer.addresses.of(ref) for ref in self._things())
        for address in (*(COMMON_PAGES - {HOME}), *addresses):
            yield address, _folded(address)

    def _things(self) -> Iterator[Ref]:
        edition = self._edition
        yield from (Ref(Kind.EXPLAINER, id) for id in edition.explainers)
        yield from (Ref(Kind.PARTICIPANT, id) for id in edition.participants)
        yield from (Ref(Kind.TOPIC, id) for id in edition.topics)
        yield from (Ref(Kind.AUTHOR, id) for id in edition.authors)
        yield from (Ref(Kind.PAGE, id) for id in edition.pages)

    def _opened(self, name: Ref | str, scope: Scope) -> Part:
        if name not in self._parts:
            self._parts[name] = Part(self._composer, scope, self.site)
        return self._parts[name]


def _may_be_common_file(address: str) -> bool:
    """Whether a file at this address could be about the whole site: these are at the top."""
    return address.count("/") == 1 and not address.endswith(PAGE_ENDINGS)


def _folded(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()
