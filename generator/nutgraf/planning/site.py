"""Edition → Plan: the whole site."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.pages import CopiedFile, DataFile, Page, Plan
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Output, Site
from nutgraf.model.spelling import did_you_mean
from nutgraf.planning.addresses import EXPORTS, Addresses, compile_addresses
from nutgraf.planning.anchors import Anchors, report_shared_anchors
from nutgraf.planning.composing import Composer
from nutgraf.planning.explainers import plan_explainers
from nutgraf.planning.indexes import (
    plan_archive,
    plan_authors,
    plan_corrections,
    plan_home,
    plan_not_found,
    plan_standing_pages,
    plan_subjects,
    plan_topics,
)
from nutgraf.planning.links import check_links
from nutgraf.planning.outputs import Outputs
from nutgraf.planning.participants import plan_participants, plan_people
from nutgraf.planning.redirects import compile_redirects, plan_redirects
from nutgraf.planning.scope import (
    ARCHIVE,
    CORRECTIONS,
    HOME,
    NOT_FOUND,
    PARTICIPANTS,
    TIMELINE,
    TOPICS,
    Scope,
    whole_site,
)
from nutgraf.planning.timelines import plan_site_timeline


def plan_pages(edition: Edition, site: Site, report: Report) -> Plan:
    """Every file of the site. Links that lead nowhere and addresses claimed twice are reported."""
    composer = open_composer(edition, site)
    addresses = composer.addresses
    pages, data = plan_part(composer, whole_site(edition), site)
    copies = _copies(edition, addresses)
    taken = [file.url for files in (pages, data, copies) for file in files]
    redirects = compile_redirects(edition, addresses, site, taken, report)
    if Output.REDIRECTS in site.outputs:
        old = tuple(plan_redirects(redirects))
        data += old
        taken += [file.url for file in old]
    _report_collisions(edition, addresses, taken, report)
    report_shared_anchors(edition, report)
    there = frozenset(taken)
    check_links(edition.links, addresses, there, Anchors(edition, addresses).of, report)
    _report_navigation(site, there, report)
    return Plan(site, pages, data, copies)


def open_composer(edition: Edition, site: Site) -> Composer:
    """What makes the views of an edition's things for a site."""
    exports = EXPORTS if Output.TIMELINES in site.outputs else ()
    return Composer(edition, compile_addresses(edition, site.base_path), exports)


def plan_part(
    composer: Composer, scope: Scope, site: Site
) -> tuple[tuple[Page, ...], tuple[DataFile, ...]]:
    """The pages and the files for programs of all that is in scope."""
    outputs = Outputs(composer, scope, site)
    pages = outputs.with_heads(_pages(composer, scope, site.language))
    return pages, outputs.files(pages)


def _pages(composer: Composer, scope: Scope, language: str) -> Iterator[Page]:
    common = scope.common
    if HOME in common:
        yield plan_home(composer, language)
    yield from plan_explainers(composer, scope.explainers)
    yield from plan_participants(composer, scope.participants, language)
    if PARTICIPANTS in common:
        yield plan_people(composer, language)
    yield from plan_topics(composer, scope.topics, language)
    if TOPICS in common:
        yield plan_subjects(composer, language)
    yield from plan_authors(composer, scope.authors, language)
    if ARCHIVE in common:
        yield from plan_archive(composer, language)
    if TIMELINE in common:
        yield from plan_site_timeline(composer, language)
    if CORRECTIONS in common:
        yield plan_corrections(composer, language)
    yield from plan_standing_pages(composer, scope.pages)
    if NOT_FOUND in common:
        yield plan_not_found(composer, language)


def _copies(edition: Edition, addresses: Addresses) -> tuple[CopiedFile, ...]:
    return tuple(
        CopiedFile(addresses.of(Ref(Kind.FILE, attachment.path)), attachment.file)
        for attachment in edition.attachments
    )


def _report_collisions(
    edition: Edition, addresses: Addresses, taken: Iterable[str], report: Report
) -> None:
    """Two files that a careless file system would take for one: an error at the writer's page.

    Only standing pages can collide with something else: their addresses stand at the top.
    """
    claims: dict[str, int] = {}
    for address in taken:
        folded = unicodedata.normalize("NFC", address).casefold()
        claims[folded] = claims.get(folded, 0) + 1
    for page in edition.pages.values():
        address = addresses.of(Ref(Kind.PAGE, page.id))
        if claims[unicodedata.normalize("NFC", address).casefold()] > 1:
            message = f"`{address}` is the address of a page that Nutgraf makes itself."
            hint = "Give this page another `slug`, or its file another name."
            report.error("reserved-address", message, page.place.location, hint)


def _report_navigation(site: Site, taken: frozenset[str], report: Report) -> None:
    for item in site.navigation:
        address = item.address.partition("#")[0]
        if address not in taken:
            message = f"The navigation leads to `{address}`, but there is no such page."
            report.error("broken-link", message, item.location, did_you_mean(address, taken))
