"""Where the links in texts lead, and whether there is something."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Markup
from nutgraf.model.prose import Link, Prose, Ref
from nutgraf.model.spelling import did_you_mean
from nutgraf.model.values import replace
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.destinations import Destinations
from nutgraf.planning.ties import Ties

NO_MARKUP = Markup("")

Citations = Mapping[str, tuple[int, str]]


class LinkDesk(Struct, frozen=True):
    """Turns texts into markup, with the address of everything that they link to."""

    addresses: Addresses
    ties: Ties

    def markup(self, prose: Prose, owner: Ref, citations: Citations) -> Markup:
        """A text ready to be rendered on any page.

        `owner` is the thing that the text belongs to: a link to an anchor alone means its page.
        `citations` has number and address for each source key.
        """
        if not prose:
            return NO_MARKUP
        if not prose.links and not prose.citations:
            return Markup(prose.text)
        links = tuple(self._resolved(link, owner) for link in prose.links)
        cited = tuple((key, *citations[key]) for key in prose.citations if key in citations)
        return Markup(prose.text, links, cited)

    def _resolved(self, link: Link, owner: Ref) -> tuple[str, str, str]:
        address = destination(link, owner, self.addresses)
        if not address:
            return (link.written, "", "")
        href = self.addresses.href(f"{address}#{link.fragment}" if link.fragment else address)
        return (link.written, href, self._label(link))

    def _label(self, link: Link) -> str:
        if not isinstance(link.target, Ref) or not link.written.startswith("[["):
            return ""
        written = link.written[2:-2].partition("#")[0].strip()
        return self.ties.name(link.target) if written.endswith(link.target.id) else ""


def destination(link: Link, owner: Ref, addresses: Addresses) -> str:
    """The site address that a link leads to; "" for what isn't published."""
    if link.target is None:
        return ""
    if link.written.startswith("#"):
        return addresses.of(owner)
    return link.target if isinstance(link.target, str) else addresses.of(link.target)


def check_links(
    links: Mapping[Ref, tuple[Link, ...]], destinations: Destinations, report: Report
) -> None:
    """Report every link to a page or an anchor that there isn't.

    `links` go by the thing whose text has them. A thing that a link has found has a page. What a
    writer's file has in it isn't known: `plan.pdf#page=2` leads there.
    """
    for owner, of_owner in links.items():
        for link in of_owner:
            if link.fragment or isinstance(link.target, str):
                address = destination(link, owner, destinations.addresses)
                _check(link, address, destinations, report)


def _check(link: Link, address: str, destinations: Destinations, report: Report) -> None:
    within = link.fragment if address.endswith("/") else ""
    anchors = destinations.anchors_of(address) if within else ()
    if not destinations.has(address):
        message, hint = f"There is no page `{address}`.", destinations.nearest(address)
    elif within and within not in anchors:
        message = f"The page `{address}` has no place called `#{within}`."
        hint = did_you_mean(within, anchors)
    else:
        return
    report.error("broken-link", message, link.place.location, hint)


def from_outside(text: Markup, origin: str) -> Markup:
    """A text whose links work on another site too, once it is known where this one stands."""
    if not origin or not (text.links or text.citations):
        return text
    return replace(
        text,
        links=tuple(
            (written, origin + href if href.startswith("/") else href, label)
            for written, href, label in text.links
        ),
        citations=tuple((key, number, origin + href) for key, number, href in text.citations),
    )
