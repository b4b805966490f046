"""Fingerprints of what a browser shows: where one differs, the browser is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from nutgraf.previewing.snapshot import LiveSite

STYLESHEET = ".css"

_ADDRESSES = re.compile(rb'\b(?:src|href|srcset|poster)="([^"]+)"')


def digest(*parts: bytes) -> str:
    """A short fingerprint of some bytes, one part after the other."""
    found = blake2b(digest_size=8)
    for part in parts:
        found.update(part)
        found.update(b"\0")
    return found.hexdigest()


def digest_of_page(html: bytes, live: LiveSite) -> str:
    """Differs when a browser that shows the page has to load it again.

    The writer's pictures on the page count too, by a digest behind the dot; its stylesheets don't,
    they can be swapped.
    """
    for name, asset in live.theme.assets.items():
        if name.endswith(STYLESHEET):
            html = html.replace(asset.url.encode(), name.encode())
            html = html.replace(asset.integrity.encode(), name.encode())
    return f"{digest(html)}.{digest(*_pictures(html, live))}"


def digest_of_styles(live: LiveSite) -> str:
    """Differs when one of the theme's stylesheets does."""
    assets = live.theme.assets
    return digest(*(assets[name].content for name in assets if name.endswith(STYLESHEET)))


def _pictures(html: bytes, live: LiveSite) -> Iterator[bytes]:
    """For each of the writer's files that the page shows, what tells it from another version."""
    base = live.plan.site.base_path
    for written in dict.fromkeys(_ADDRESSES.findall(html)):
        path = unquote(unescape(written.decode(errors="replace")))
        file = live.plan.own_file(f"/{path.removeprefix(base)}") if path.startswith(base) else None
        if file:
            yield _state(file.file)


def _state(file: str) -> bytes:
    try:
        state = Path(file).stat()
    except OSError:
        return b""
    return f"{state.st_ino} {state.st_size} {state.st_mtime_ns}".encode()
