"""Where the links in texts lead, and whether there is something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Markup
from nutgraf.model.prose import Kind, Link, Prose, Ref
from nutgraf.model.spelling import did_you_mean
from nutgraf.planning.addresses import Addresses

NO_MARKUP = Markup("")

Citations = Mapping[str, tuple[int, str]]


@dataclass(slots=True)
class LinkDesk:
    """Turns texts into markup, and remembers where they lead until all pages are known.

    `names` has the name of each thing, for wiki links that give an id.
    """

    addresses: Addresses
    names: Mapping[Ref, str]
    _pending: dict[tuple[str, str], list[Link]] = field(default_factory=dict)

    def markup(self, prose: Prose, own_address: str, citations: Citations) -> Markup:
        """A text ready to be rendered on any page.

        `own_address` is the site address of the page that the text belongs to: a link to an
        anchor alone means that page. `citations` has number and address for each source key.
        """
        if not prose:
            return NO_MARKUP
        if not prose.links and not prose.citations:
            return Markup(prose.text)
        links = tuple(self._resolved(link, own_address) for link in prose.links)
        cited = tuple((key, *citations[key]) for key in prose.citations if key in citations)
        return Markup(prose.text, links, cited)

    def _resolved(self, link: Link, own_address: str) -> tuple[str, str, str]:
        if link.target is None:
            return (link.written, "", "")
        address = link.target if isinstance(link.target, str) else self.addresses.of(link.target)
        if link.written.startswith("#"):
            address = own_address
        self._pending.setdefault((address, link.fragment), []).append(link)
        href = self.addresses.href(f"{address}#{link.fragment}" if link.fragment else address)
        return (link.written, href, self._label(link))

    def _label(self, link: Link) -> str:
        if not isinstance(link.target, Ref) or not link.written.startswith("[["):
            return ""
        written = link.written[2:-2].partition("#")[0].strip()
        return self.names[link.target] if written.endswith(link.target.id) else ""

    def check(
        self,
        addresses: Collection[str],
        anchors: Callable[[str], Collection[str]],
        report: Report,
    ) -> None:
        """Report every link to a page or an anchor that the finished plan doesn't have."""
        for (address, fragment), links in self._pending.items():
            if address not in addresses:
                _report(links, f"There is no page `{address}`.", address, addresses, report)
            elif fragment and fragment not in anchors(address):
                message = f"The page `{address}` has no place called `#{fragment}`."
                _report(links, message, fragment, anchors(address), report)


def _report(
    links: list[Link], message: str, word: str, known: Collection[str], report: Report
) -> None:
    hint = did_you_mean(word, known)
    for link in links:
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


def file_address(path: str, addresses: Addresses) -> str:
    """What to write into a page to show a writer's file."""
    return addresses.link(Ref(Kind.FILE, path))
