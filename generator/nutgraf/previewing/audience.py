"""The pages that are open in browsers: each is told of what it shows, and of nothing else.

The messages are those of livereload's protocol (official-7). Its script takes `path` for a
stylesheet to be swapped, for our own panel, or else for the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from livereload.handlers import LiveReloadHandler

from nutgraf.previewing.preview import Shown

ALL_STYLESHEETS = "all.css"
"""Named like no stylesheet of a page, so that livereload's script takes all of them."""
PANEL = "nutgraf:panel"
WORK = "nutgraf:work"
PLUGIN = "nutgraf"

Message = dict[str, Any]


class OpenPage(LiveReloadHandler):  # type: ignore[misc]
    """The connection of one open page."""

    path = ""
    shown: Shown | None = None

    def initialize(self, audience: Audience) -> None:
        """Take what tornado hands to every handler of its kind."""
        self._audience = audience

    def on_message(self, message: str) -> None:
        """Answer the greeting; after the page has said what it shows, it is one of the audience."""
        super().on_message(message)
        said = msgspec.json.decode(message)
        if said["command"] == "info" and PLUGIN in said["plugins"]:
            self.path = urlsplit(said["url"]).path
            self.shown = msgspec.convert(said["plugins"][PLUGIN], Shown)
            self._audience.join(self)

    def on_close(self) -> None:
        """Forget the page: it is closed, or loading again."""
        super().on_close()
        self._audience.leave(self)


class Audience:
    """All open pages. All but `paths` is for the server's own thread."""

    def __init__(self, joined: Callable[[], object]) -> None:
        self._open: set[OpenPage] = set()
        self._joined = joined
        self._knows_of_work = False

    def join(self, page: OpenPage) -> None:
        """Take in a page, and let somebody look whether it shows what it should."""
        self._open.add(page)
        self._joined()

    def leave(self, page: OpenPage) -> None:
        """Forget a page."""
        self._open.discard(page)

    @property
    def paths(self) -> frozenset[str]:
        """Which pages are open, by their paths as browsers write them."""
        return frozenset(page.path for page in tuple(self._open))

    def tell(self, current: dict[str, Shown]) -> None:
        """Tell each open page what is to be shown at its path now, if that is something else."""
        for page in tuple(self._open):
            now = current.get(page.path)
            if now is None or page.shown is None or now == page.shown:
                continue
            for message in messages(page.shown, now):
                page.send_message(message)
            page.shown = now

    def tell_of_work(self, goes_on: bool) -> None:
        """Tell all open pages that a look at the files takes long, or that it has ended."""
        if goes_on != self._knows_of_work:
            self._knows_of_work = goes_on
            for page in tuple(self._open):
                page.send_message(_reload(WORK, "goes on" if goes_on else ""))


def messages(shown: Shown, now: Shown) -> Iterator[Message]:
    """What to tell a page that shows one thing when another is to be shown."""
    if shown.page != now.page:
        yield _reload("/")
        return
    if shown.styles != now.styles:
        yield _reload(ALL_STYLESHEETS, now.styles)
    if shown.panel != now.panel:
        yield _reload(PANEL)


def _reload(path: str, digest: str = "") -> Message:
    return {
        "command": "reload",
        "path": path,
        "originalPath": digest,
        "liveCSS": True,
        "liveImg": False,
    }
