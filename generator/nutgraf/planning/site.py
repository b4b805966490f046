"""What a plan is as a whole: its addresses, and what is wrong with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.anchors import report_shared_anchors
from nutgraf.planning.attachments import report_displaced
from nutgraf.planning.composing import Composer
from nutgraf.planning.destinations import Destinations
from nutgraf.planning.links import check_links
from nutgraf.planning.scope import COMMON_PAGES
from nutgraf.planning.ties import Ties


def open_composer(edition: Edition, site: Site, addresses: Addresses, ties: Ties) -> Composer:
    """What makes the views of an edition's things for a site."""
    return Composer(edition, addresses, site.outputs, ties)


def check_plan(composer: Composer, site: Site, taken: Container[str], report: Report) -> None:
    """Report what leads nowhere, and what claims another's place.

    `taken` are the site addresses of all files.
    """
    edition, addresses = composer.edition, composer.addresses
    destinations = Destinations(edition, addresses, taken)
    _report_reserved(edition, addresses, report)
    report_displaced(edition.attachments, report)
    check_texts(edition, destinations, report)
    _report_navigation(site, destinations, report)


def check_texts(texts: Edition, destinations: Destinations, report: Report) -> None:
    """Report what of some texts of an edition leads nowhere, or claims another's place."""
    report_shared_anchors(texts, report)
    check_links(texts.links, destinations, report)


def _report_reserved(edition: Edition, addresses: Addresses, report: Report) -> None:
    """A page that a careless file system would take for one of ours: an error.

    Only standing pages can be: their addresses stand at the top.
    """
    reserved = {_folded(address) for address in COMMON_PAGES}
    for page in edition.pages.values():
        address = addresses.of(Ref(Kind.PAGE, page.id))
        if _folded(address) in reserved:
            message = f"`{address}` is the address of a page that Nutgraf makes itself."
            hint = "Give this page another `slug`, or its file another name."
            report.error("reserved-address", message, page.place.location, hint)


def _folded(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()


def _report_navigation(site: Site, destinations: Destinations, report: Report) -> None:
    for item in site.navigation:
        address = item.address.partition("#")[0]
        if not destinations.has(address):
            message = f"The navigation leads to `{address}`, but there is no such page."
            report.error("broken-link", message, item.location, destinations.nearest(address))
