"""Edition → Plan: the whole site."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.pages import CopiedFile, Plan
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Output, Site
from nutgraf.model.spelling import did_you_mean
from nutgraf.planning.acquaintance import involvements
from nutgraf.planning.addresses import EXPORTS, Addresses, compile_addresses
from nutgraf.planning.anchors import Anchors, report_shared_anchors
from nutgraf.planning.composing import Composer
from nutgraf.planning.explainers import plan_explainers
from nutgraf.planning.indexes import (
    plan_archive,
    plan_authors,
    plan_corrections,
    plan_home,
    plan_standing_pages,
    plan_topics,
)
from nutgraf.planning.outputs import plan_outputs
from nutgraf.planning.participants import plan_participants
from nutgraf.planning.timelines import plan_site_timeline


def plan_pages(edition: Edition, site: Site, report: Report) -> Plan:
    """Every file of the site. Links that lead nowhere and addresses claimed twice are reported."""
    addresses = compile_addresses(edition, site.base_path)
    exports = EXPORTS if Output.TIMELINES in site.outputs else ()
    composer = Composer(edition, addresses, report, exports)
    involved = involvements(edition)
    planned = (
        plan_home(composer, site.language),
        *plan_explainers(composer),
        *plan_participants(composer, involved, site.language),
        *plan_topics(composer, site.language),
        *plan_authors(composer, site.language),
        *plan_archive(composer, site.language),
        *plan_site_timeline(composer, site.language),
        plan_corrections(composer, site.language),
        *plan_standing_pages(composer, site.language),
    )
    copies = _copies(edition, addresses)
    pages, data = plan_outputs(planned, copies, composer, involved, site)
    taken = [page.url for page in pages]
    taken += [file.url for file in data] + [file.url for file in copies]
    _report_collisions(edition, addresses, taken, report)
    report_shared_anchors(edition, report)
    composer.links.check(frozenset(taken), Anchors(edition, addresses).of, report)
    _report_navigation(site, frozenset(taken), report)
    return Plan(site, pages, data, copies)


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
