"""Addresses for ever: those that an explainer has had before lead to where it is now."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer, Withdrawal
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.redirects import FORMER_ADDRESS, Redirect
from nutgraf.model.site import Output, Site
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.moments import is_public

REDIRECTS = "/_redirects"
PAGE_ENDINGS = ("/", ".html", ".htm")
"""What an address of a page ends in; any other can only be redirected by the host."""

_ALIAS = re.compile(r'(?:/(?!\.{1,2}(?:/|$))[^/<>:"|?*#\\\s\x00-\x1f\x7f]+)+/?')
"""A path below the site's own, of names that can be files everywhere."""


Near = Callable[[Iterable[str]], Iterable[str]]
"""Gives, for some old addresses, those of all files that may be in their way."""


def compile_redirects(
    edition: Edition, addresses: Addresses, site: Site, near: Near, report: Report
) -> tuple[Redirect, ...]:
    """The redirects of all `aliases`, and from the file's name where a `slug` replaces it.

    An alias that is no address, or that something else has already, is an error at its place.
    """
    written = list(_written(edition, report))
    claims = _Claims(near([old for old, _, _ in written]) if written else ())
    kept = []
    for old, story, place in written:
        if claims.add(old):
            kept.append((old, "", story))
        elif place:
            message = f"`{old}` can't lead here: something else has this address."
            hint = "Take it out of `aliases`, here or in the other text."
            report.error("alias-taken", message, place.location, hint)
    kept += [
        (old, page, story)
        for old, _, story in tuple(kept)
        for page in _below(old, story, site)
        if claims.add(old + page)
    ]
    return tuple(_redirect(old, page, story, addresses, site) for old, page, story in kept)


def _redirect(
    old: str, page: str, story: Explainer | Withdrawal, addresses: Addresses, site: Site
) -> Redirect:
    """From a page below an old address ("" for this itself) to the same below that of now."""
    target = addresses.href(addresses.of(Ref(Kind.EXPLAINER, story.id)) + page)
    title = story.title if isinstance(story, Explainer) else site.title
    source = addresses.href(old + page)
    return Redirect(old + page, source, target, site.origin + target, title, story.lang)


def _below(old: str, story: Explainer | Withdrawal, site: Site) -> Iterator[str]:
    """The pages below a former address of ours that other sites show or link to."""
    if FORMER_ADDRESS.fullmatch(old) and isinstance(story, Explainer) and is_public(story):
        if Output.EXPLAINER_TIMELINES in site.outputs:
            yield "timeline/"
        if Output.EMBEDS in site.outputs:
            yield "timeline/embed/"


def plan_redirects(redirects: tuple[Redirect, ...]) -> Iterator[DataFile]:
    """A page at each old address, and the list that some hosts read."""
    for redirect in redirects:
        if redirect.old.endswith(PAGE_ENDINGS):
            yield DataFile(redirect.old, "redirect", redirect)
    if redirects:
        yield DataFile(REDIRECTS, "redirects", redirects)


def _written(
    edition: Edition, report: Report
) -> Iterator[tuple[str, Explainer | Withdrawal, Place | None]]:
    """Old addresses, each with where it is written; those that nobody wrote come last."""
    stories: list[Explainer | Withdrawal] = [*edition.explainers.values()]
    stories += edition.withdrawn.values()
    for story in stories:
        for at, written in enumerate(story.aliases):
            place = Place(story.place.within, ("aliases", at))
            old = _address(written)
            if old:
                yield old, story, place
            else:
                message = f"`{written}` is not an address on this site."
                hint = "Write the path alone, as in `/2019/trams/`: what stands behind the host."
                report.error("invalid-alias", message, place.location, hint)
    for story in stories:
        if story.slug != story.id:
            yield f"/{Kind.EXPLAINER}/{story.id}/", story, None


def _address(written: str) -> str:
    """A site address, with a slash behind a name that has no ending; "" for what can't be one."""
    old = unicodedata.normalize("NFC", unquote(written))
    if not _ALIAS.fullmatch(old):
        return ""
    return old if old.endswith("/") or "." in old.rpartition("/")[2] else f"{old}/"


class _Claims:
    """Which files there are, so that none is overwritten, and no folder is needed for a file.

    File systems that take capital and small letters for the same are thought of.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for address in taken:
            self.add(address)

    def add(self, address: str) -> bool:
        """Claim an address. False where something else stands in the way."""
        folded = unicodedata.normalize("NFC", address).casefold()
        file = f"{folded}index.html" if folded.endswith("/") else folded
        names = file.split("/")
        above = {"/".join(names[:depth]) for depth in range(1, len(names))}
        if file in self._files or file in self._folders or not above.isdisjoint(self._files):
            return False
        self._files.add(file)
        self._folders |= above
        return True
