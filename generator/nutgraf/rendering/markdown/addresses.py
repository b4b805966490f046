"""Addresses, put into a text once it is HTML: it is the same text wherever its links lead.

A text stands on its own page, on others, and in files for other sites, each time with different
addresses. So that it has to be converted only once, it is converted with signs in their place.
"""

from __future__ import annotations

import re

from nutgraf.model.pages import Markup
from nutgraf.model.values import replace
from nutgraf.rendering.markdown.fragment import ADDRESS, COUNT, Fragment

_HARMLESS = re.compile(r"(?:/|#|https?://)[!#$%()*+,./0-9:;=?@A-Z_a-z~-]*")
"""Addresses that cleaning lets through, and that stand in HTML as they are."""

_SIGN = re.compile(f"#{ADDRESS}([0-9]+){ADDRESS}")


def without_addresses(markup: Markup) -> Markup:
    """The text with a sign for each address that can be put in later."""
    if not markup.links and not markup.citations:
        return markup
    links = tuple(
        (written, _signed(at, address), label)
        for at, (written, address, label) in enumerate(markup.links)
    )
    citations = tuple(
        (key, number, _signed(at, address))
        for at, (key, number, address) in enumerate(markup.citations, start=len(links))
    )
    return Markup(markup.text, links, citations)


def with_addresses(fragment: Fragment, markup: Markup) -> Fragment:
    """The text with its addresses, and ids for the way back where citations stay on the page."""
    if ADDRESS not in fragment.html:
        return fragment
    addresses = [address for _, address, _ in markup.links]
    addresses += [address for _, _, address in markup.citations]
    html = _SIGN.sub(lambda sign: addresses[int(sign[1])], fragment.html)
    for _, number, address in markup.citations:
        if not address.startswith("#"):
            html = html.replace(f' id="cite-{number}-{COUNT}"', "")
    return replace(fragment, html=html)


def _signed(at: int, address: str) -> str:
    """As if the address were a place on the same page: so a citation gets its id."""
    return f"#{ADDRESS}{at}{ADDRESS}" if _HARMLESS.fullmatch(address) else address
