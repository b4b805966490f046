"""Edition → Plan, part by part: each is made when somebody asks for an address in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property, partial
from typing import Any

from nutgraf.model.cards import SocialCard
from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition, Thing
from nutgraf.model.pages import CopiedFile, DataFile, Page, Plan
from nutgraf.model.pictures import PictureFile
from nutgraf.model.prose import Ref
from nutgraf.model.redirects import Redirect
from nutgraf.model.search import SearchRecord
from nutgraf.model.site import Output, Site
from nutgraf.planning.addresses import compile_addresses
from nutgraf.planning.attachments import is_own_name
from nutgraf.planning.cards import plan_card
from nutgraf.planning.composing import Composer
from nutgraf.planning.destinations import Destinations
from nutgraf.planning.facts import Facts
from nutgraf.planning.groundwork import Groundwork
from nutgraf.planning.ledger import Ledger, Notes
from nutgraf.planning.own_files import OwnFiles
from nutgraf.planning.parts import Part, Parts
from nutgraf.planning.redirects import compile_redirects, plan_redirects
from nutgraf.planning.scope import (
    BELONGING_TO_NO_PART,
    COMMON_FILES,
    COMMON_PAGES,
    HOME,
    LOOK,
    NEWS_SITEMAP,
    Name,
    part_names,
    scope_of,
    whole_site,
)
from nutgraf.planning.search import plan_records
from nutgraf.planning.shapes import nobody_refers_to_it
from nutgraf.planning.site import check_plan, check_texts, open_composer
from nutgraf.planning.ties import Recall, Ties
from nutgraf.planning.watching import watch, whole_stories

PAGE_ENDINGS = ("/", ".html", ".htm")
BESIDE_HOME = frozenset({"/feed.xml", "/feed.json"})


class OpenPlan(Container[str]):
    """The plan of a site that nobody has to see whole.

    It contains the site addresses of all pages and files. What is wrong with it is in the report.
    """

    def __init__(self, edition: Edition, site: Site, report: Report) -> None:
        addresses = compile_addresses(edition, site.base_path, Output.YEARS in site.outputs)
        composer = open_composer(edition, site, addresses, Ties(edition))
        self._open(composer, site, OwnFiles(edition, addresses))
        # These are checked even where no redirects are wanted: they are what writers wrote.
        self._redirect(compile_redirects(edition, addresses, site, self._near, report))
        check_plan(self._composer, site, self, report)

    @classmethod
    def on(cls, groundwork: Groundwork, edition: Edition, site: Site, recall: Recall) -> OpenPlan:
        """The plan of a sound edition that was planned before, by what was found out then.

        `recall` gives its ties.
        """
        plan = cls.__new__(cls)
        composer = open_composer(edition, site, groundwork.addresses, Ties(edition, recall))
        own = OwnFiles.on(groundwork, edition)
        plan._open(composer, site, own, groundwork.redirects, groundwork.pages)
        return plan

    def of_reworded(self, edition: Edition, has_other_names: bool = False) -> OpenPlan:
        """The plan of an edition that differs in words and names alone: all addresses are the same.

        Where the texts in new words lead is for `check_texts` to say. With other names the index of
        participants may have another number of pages.
        """
        pages = None if has_other_names else self._page_count
        return self._anew(self._composer.of_reworded(edition), pages)

    def can_be_reshaped(self, before: Edition, after: Edition) -> bool:
        """Whether an excerpt with one story could stand in the place of another; see `shapes`."""
        return nobody_refers_to_it(before, after, self._composer.ties)

    def of_reshaped(self, edition: Edition) -> OpenPlan:
        """The plan of an edition in which a story has another shape, at the same addresses."""
        addresses = self._composer.addresses
        return self._anew(open_composer(edition, self.site, addresses, Ties(edition)))

    def _anew(self, composer: Composer, pages: int | None = None) -> OpenPlan:
        plan = OpenPlan.__new__(OpenPlan)
        plan._open(composer, self.site, self._own, self._redirects, pages)
        return plan

    def _open(
        self,
        composer: Composer,
        site: Site,
        own: OwnFiles,
        redirects: tuple[Redirect, ...] = (),
        pages: int | None = None,
    ) -> None:
        self.site = site
        self._edition = composer.edition
        self._composer = composer
        self._maker = Parts(composer, site)
        self._own = own
        self._parts: dict[Name, Part] = {}
        self._page_count = pages
        self._redirect(redirects)

    def _redirect(self, redirects: tuple[Redirect, ...]) -> None:
        self._redirects = redirects
        wanted = plan_redirects(redirects) if Output.REDIRECTS in self.site.outputs else ()
        self._old = {file.url: file for file in wanted}

    def check_texts(self, texts: Edition, report: Report) -> None:
        """Report what of some texts leads nowhere, or claims another's place."""
        check_texts(texts, Destinations(self._edition, self._composer.addresses, self), report)

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process needs to make the same plan: not what this one has made of it."""
        return OpenPlan, (self._edition, self.site, Report())

    @property
    def names(self) -> Iterator[Name]:
        """The names of all parts, in the order in which a build makes them."""
        return part_names(self._edition)

    def part(self, name: Name) -> tuple[Plan, Callable[[], Notes] | None]:
        """One part with all its pages and files, and what tells what it depends on.

        That is known when it has been rendered: some of it is made only then. It is made for the
        caller alone: parts can be made in any order, and in several processes. None: it depends on
        more than can be told.
        """
        if name == BELONGING_TO_NO_PART:
            return Plan(self.site, (), tuple(self._old.values()), self._own.copies), None
        seen: set[int] = set()
        maker, ledger = self._watched
        made = ledger.watched(seen, self._planned, name, maker)
        return made, partial(ledger.notes, seen)

    def _planned(self, name: Name, maker: Parts) -> Plan:
        part = Part(maker, whole_stories(scope_of(name, maker.composer.edition)))
        card = self._card(name, maker.composer)
        cards = (card,) if card and not card.picture else ()
        return Plan(self.site, part.pages, part.data, cards=cards)

    def count_pages(self) -> int:
        """How many pages there are, without making them."""
        if self._page_count is None:
            sketches = self._maker.sketches(whole_site(self._edition))
            self._page_count = sum(1 for _ in sketches)
        return self._page_count

    @property
    def groundwork(self) -> Groundwork:
        """What it rests on beside the edition."""
        own, addresses = self._own, self._composer.addresses
        files = (own.pictures, own.pictured, own.copies)
        return Groundwork(addresses, self._redirects, *files, self.count_pages())

    def tie(self, name: str) -> object:
        """One of its ties (see `ALL_TIES`), to be recalled by a plan `on` its groundwork."""
        return getattr(self._composer.ties, name)

    def page(self, address: str) -> Page | None:
        """The page at a site address."""
        part = self._part(address)
        return next((one for one in part.pages if one.url == address), None) if part else None

    def file(self, address: str) -> DataFile | CopiedFile | PictureFile | SocialCard | None:
        """What is at a site address beside pages."""
        if address in self._old:
            return self._old[address]
        if address in self._own.by_address:
            return self._own.by_address[address]
        if address.endswith("/"):
            return None
        part = self._part(address)
        files = (*part.data, self._card(self._composer.addresses.owner(address))) if part else ()
        return next((one for one in files if one and one.url == address), None)

    def own_file(self, address: str) -> CopiedFile | PictureFile | None:
        """The writer's own file at a site address, or a version of a picture of theirs."""
        return self._own.by_address.get(address)

    def link(self, ref: Ref) -> str:
        """What to write into a page to link to a thing."""
        return self._composer.addresses.link(ref)

    def owner(self, address: str) -> Thing | None:
        """The thing on whose page a site address is, or below it."""
        ref = self._composer.addresses.owner(address)
        return self._edition.thing(ref) if ref else None

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and bool(self.page(address) or self.file(address))

    def addresses(self) -> Iterator[str]:
        """The site addresses of all pages and files. To find them, every file has to be made."""
        yield from (sketch.url for sketch in self._maker.sketches(whole_site(self._edition)))
        for name in self.names:
            if name != BELONGING_TO_NO_PART:
                yield from (file.url for file in self._made(name).data)
                card = self._card(name)
                yield from (card.url,) if card else ()
        yield from self._old
        yield from self._own.by_address

    def _card(self, name: Name | None, composer: Composer | None = None) -> SocialCard | None:
        composer = composer or self._composer
        thing = composer.edition.thing(name) if isinstance(name, Ref) else None
        return plan_card(thing, composer, self.site, self._own.places) if thing else None

    @cached_property
    def _watched(self) -> tuple[Parts, Ledger]:
        composer, ledger = watch(self._composer)
        return Parts(composer, self.site), ledger

    @cached_property
    def facts(self) -> Facts:
        """In what state the things are that parts depend on."""
        return Facts(self._composer)

    def records(self) -> Iterator[SearchRecord]:
        """What readers can search for; nothing where the site has no search."""
        return plan_records(self._composer, self.site.language) if self.site.search else iter(())

    @property
    def pictures(self) -> tuple[PictureFile, ...]:
        """The versions of all pictures: they belong to no part."""
        return self._own.pictures

    @cached_property
    def pictured_cards(self) -> tuple[SocialCard, ...]:
        """The cards with pictures on them: like the pictures themselves they belong to no part."""
        cards = map(self._card, self._own.pictured)
        return tuple(card for card in cards if card)

    def _part(self, address: str) -> Part | None:
        """The part of the site that an address belongs to, whether there is something or not."""
        ref = self._composer.addresses.owner(address)
        if ref and self._edition.thing(ref):
            return self._opened(ref)
        top = f"/{address.split('/')[1]}/" if address.startswith("/") else ""
        for common in (address, top, HOME if address in BESIDE_HOME else ""):
            if common in COMMON_PAGES:
                return self._opened(common)
        if address == NEWS_SITEMAP:
            return self._opened(NEWS_SITEMAP)
        return self._common_part(address) if _may_be_common_file(address) else None

    def _common_part(self, address: str) -> Part:
        look = self._opened(LOOK)
        is_look = any(one.url == address for one in look.data)
        return look if is_look else self._opened(COMMON_FILES)

    def _near(self, addresses: Iterable[str]) -> Iterator[str]:
        """Of all addresses those that others, of which there are few, may collide with."""
        at_the_top = [one for one in addresses if _may_be_common_file(one)]
        yield from filter(is_own_name, at_the_top)
        yield from (file.url for file in self._opened(LOOK).data) if at_the_top else ()
        folders = [_folded(address) for address in addresses]
        for name, own in self._owners():
            if any(own.startswith(folder) or folder.startswith(own) for folder in folders):
                part = self._opened(name)
                yield from (file.url for files in (part.pages, part.data) for file in files)

    def _owners(self) -> Iterator[tuple[Name, str]]:
        """Every part but the front page's with its main address, folded."""
        for name in self.names:
            if isinstance(name, Ref):
                yield name, _folded(self._composer.addresses.of(name))
            elif name in COMMON_PAGES and name != HOME:
                yield name, _folded(name)

    def _opened(self, name: Name) -> Part:
        if name not in self._parts:
            self._parts[name] = self._made(name)
        return self._parts[name]

    def _made(self, name: Name) -> Part:
        return Part(self._maker, scope_of(name, self._edition))


def _may_be_common_file(address: str) -> bool:
    """Whether a file at this address could be about the whole site: these are at the top."""
    return address.count("/") == 1 and not address.endswith(PAGE_ENDINGS)


def _folded(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()
