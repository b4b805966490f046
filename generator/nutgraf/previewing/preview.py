"""What the preview answers: the site's own pages and files, each as the build would make it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from pathlib import Path

from markupsafe import Markup as Html

from nutgraf.model.cards import SocialCard
from nutgraf.model.pages import CopiedFile, DataFile
from nutgraf.model.pictures import PictureFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.previewing.auditing import audit_of
from nutgraf.previewing.desk import Desk
from nutgraf.previewing.digests import digest, digest_of_page, digest_of_styles
from nutgraf.previewing.origins import origin_of
from nutgraf.previewing.panel import AUDIT_PAGE, Subject, make_panel
from nutgraf.previewing.scripts import known_scripts
from nutgraf.previewing.shelf import MOST_KEPT, Shelf
from nutgraf.previewing.snapshot import LiveSite, Snapshot
from nutgraf.rendering.cards import FontCase, make_card
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.pictures import Album, make_picture

INDEX = "index.html"
EMPTY_PAGE = b'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Preview</title>\n'

_FINGERPRINT = re.compile(r"\.[0-9a-f]{8}(?=\.[^./]+$)")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a browser has before it, as digests: the page, its stylesheets and the panel."""

    page: str
    styles: str
    panel: str


@dataclass(frozen=True, slots=True)
class View:
    """A page to be shown: `html` is the page as published, `panel` what the preview adds.

    `scripts` are the addresses of those on the site's pages of which it is known what they do.
    """

    html: bytes
    panel: Html
    shown: Shown
    status: HTTPStatus
    scripts: tuple[str, ...] = ()


class Preview:
    """Finds what stands at an address. Asked by one thread at a time, the desk's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shelf = Shelf()
        self._fonts = FontCase()
        self._seen: Snapshot | None = None
        self._views: dict[str, View] = {}

    @property
    def base_path(self) -> str:
        """Where the site begins."""
        live = self._desk.snapshot.site
        return live.plan.site.base_path if live else "/"

    def address_of(self, path: str) -> str:
        """The site address of a path (decoded) on the preview; "" for a path outside the site.

        The page of the audit, which is no part of the site, has its path as its address.
        """
        if path == AUDIT_PAGE:
            return path
        base = self.base_path
        return f"/{path.removeprefix(base)}".removesuffix(INDEX) if path.startswith(base) else ""

    def file(self, address: str) -> bytes | None:
        """The content of the file at a site address, None for pages and for nothing."""
        live = self._desk.snapshot.site
        found = live.plan.file(address) if live else None
        if isinstance(found, DataFile):
            return ENCODERS[found.format](found.data)
        if isinstance(found, SocialCard) and live:
            shown = found.picture and _read(Path(found.picture.file), live.settings.content)
            album = Album(live.settings.pictures)
            return make_card(found, self._fonts, album, shown or b"").content
        if isinstance(found, CopiedFile | PictureFile) and live:
            content = _read(Path(found.file), live.settings.content)
            return _as_published(found, content, live) if content is not None else None
        return _asset(address, live) if live else None

    def is_for_good(self, address: str) -> bool:
        """Whether a file never changes at its address: one of the theme's, as it is now."""
        live = self._desk.snapshot.site
        return live is not None and any(each.url == address for each in live.theme.assets.values())

    def has_page(self, address: str) -> bool:
        """Whether there is a page at a site address."""
        live = self._desk.snapshot.site
        return live is not None and live.plan.page(address) is not None

    def warm_up(self) -> Iterator[None]:
        """Do what the first requests and edits take, the likely ones first, in small steps."""
        yield from self._desk.warm_up()
        live = self._desk.snapshot.site
        if live is not None:
            first = (Ref(Kind.EXPLAINER, id) for id in islice(live.edition.explainers, 1))
            for path in (*map(live.plan.link, first), self.base_path):
                self.view(self.address_of(path))
                yield
        yield from self._desk.remember()

    def view(self, address: str) -> View:
        """The page at a site address, or else the site's page for addresses that lead nowhere.

        It is made once: an open page that is told of it then asks for it.
        """
        snapshot = self._desk.snapshot
        if snapshot is not self._seen or len(self._views) >= MOST_KEPT:
            self._seen, self._views = snapshot, {}
        if address not in self._views:
            self._views[address] = self._view(address, snapshot.site)
        return self._views[address]

    def _view(self, address: str, live: LiveSite | None) -> View:
        if live is None:
            subject = Subject(is_there=False)
            return self._with_panel(EMPTY_PAGE, subject, HTTPStatus.SERVICE_UNAVAILABLE)
        if address == AUDIT_PAGE:
            return self._with_panel(self._shelf.audit(live), Subject(), HTTPStatus.OK)
        made = self._shelf.page(address, live)
        url = made.page.url
        subject = Subject(
            origin_of(url, live.plan),
            made.findings,
            audit_of(live.plan.owner(url), live),
            made.html is not None,
        )
        status = HTTPStatus.OK if url == address else HTTPStatus.NOT_FOUND
        return self._with_panel(made.html or EMPTY_PAGE, subject, status)

    def _with_panel(self, html: bytes, subject: Subject, status: HTTPStatus) -> View:
        snapshot = self._desk.snapshot
        live = snapshot.site
        panel = make_panel(snapshot, subject)
        shown = Shown(
            digest_of_page(html, live) if live else "",
            digest_of_styles(live) if live else "",
            digest(panel.encode()),
        )
        return View(html, panel, shown, status, known_scripts(live) if live else ())


def _asset(address: str, live: LiveSite) -> bytes | None:
    """A static file of the theme, by its address of now or of before it was changed.

    So an open page can load a stylesheet again by the address that it has.
    """
    name = _FINGERPRINT.sub("", address)
    assets = live.theme.assets.values()
    return next((each.content for each in assets if _FINGERPRINT.sub("", each.url) == name), None)


def _as_published(file: CopiedFile | PictureFile, content: bytes, live: LiveSite) -> bytes | None:
    """A writer's file as the build would publish it, None for a broken picture."""
    if isinstance(file, CopiedFile):
        return content
    made = make_picture(file, content, Album(live.settings.pictures))
    return made if isinstance(made, bytes) else None


def _read(file: Path, content: Path) -> bytes | None:
    """A writer's file, unless it has become a link that leads out of the content, or is gone."""
    try:
        target = file.resolve(strict=True)
        return target.read_bytes() if content.resolve() in target.parents else None
    except OSError:
        return None
