"""The preview as a web application (WSGI, PEP 3333)."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import msgspec
from markupsafe import Markup as Html

from nutgraf.previewing.panel import AUDIT_PAGE, FOLDER
from nutgraf.previewing.preview import Preview, View
from nutgraf.reporting.crash import describe_bug

PANEL = "panel"
OWN_FILES = frozenset({"audit.css", "page.js", "preview.css", "preview.js"})

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": TEXT,
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""What is published most, so that it doesn't depend on the machine."""

ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)

_ADDITION = Html(
    '<nutgraf-preview data-page="{page}" data-styles="{styles}" data-panel="{panel}" '
    'data-scripts="{scripts}">'
    '<template shadowrootmode="open">{html}</template></nutgraf-preview>'
    '<script type="module" src="{folder}preview.js"></script>'
    '<script src="/livereload.js?host={host}&port={port}&mindelay=100&maxdelay=2000" defer>'
    "</script>"
)

KEPT = "private, max-age=31536000, immutable"

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a browser; `location` is where else to look.

    `is_for_good` lets the browser keep it, so that a page that loads again needn't ask.
    """

    body: bytes
    type: str
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""
    is_for_good: bool = False


class Application:
    """Answers what a browser asks for. One request at a time."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request; a bug is an answer too."""
        try:
            answer = self._answer(environ)
        except Exception as error:  # noqa: BLE001 - no failure ends the preview but its user
            answer = Answer(describe_bug(error).encode(), TEXT, HTTPStatus.INTERNAL_SERVER_ERROR)
        headers = [("Content-Type", answer.type), ("Content-Length", str(len(answer.body)))]
        headers.append(("Cache-Control", KEPT if answer.is_for_good else "no-store"))
        if answer.location:
            headers.append(("Location", answer.location))
        start_response(f"{answer.status.value} {answer.status.phrase}", [*headers, *ALWAYS])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]

    def _answer(self, environ: Environ) -> Answer:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return Answer(b"", TEXT, HTTPStatus.METHOD_NOT_ALLOWED)
        path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
        base = self._preview.base_path
        if path.startswith(FOLDER):
            return self._own(path.removeprefix(FOLDER), environ)
        if path in {"/", base[:-1]} and path != base:
            return _moved(base)
        address = self._preview.address_of(path)
        content = self._preview.file(address)
        if content is not None:
            kept = self._preview.is_for_good(address)
            return Answer(content, type_of(address), is_for_good=kept)
        if address and self._preview.has_page(f"{address}/"):
            return _moved(f"{path}/")
        return self._page(address, environ)

    def _page(self, address: str, environ: Environ) -> Answer:
        view = self._preview.view(address)
        return Answer(view.html + _addition(view, environ["HTTP_HOST"]), HTML, view.status)

    def _own(self, name: str, environ: Environ) -> Answer:
        """The preview's own files, and the panel of a page that is open."""
        if FOLDER + name == AUDIT_PAGE:
            return self._page(AUDIT_PAGE, environ)
        if name == PANEL:
            asked = parse_qs(environ["QUERY_STRING"]).get("path", [""])[0]
            view = self._preview.view(self._preview.address_of(unquote(asked)))
            body = {"panel": view.shown.panel, "html": str(view.panel)}
            return Answer(msgspec.json.encode(body), "application/json")
        if name in OWN_FILES:
            content = files("nutgraf.previewing").joinpath("static", name).read_bytes()
            return Answer(content, type_of(name))
        return Answer(b"", TEXT, HTTPStatus.NOT_FOUND)


def type_of(address: str) -> str:
    """The media type of what stands at an address."""
    ending = PurePosixPath(address).suffix.lower()
    if address.endswith("/"):
        return HTML
    return TYPES.get(ending) or mimetypes.guess_type(address)[0] or "application/octet-stream"


def _moved(path: str) -> Answer:
    return Answer(b"", TEXT, HTTPStatus.FOUND, quote(path))


def _addition(view: View, authority: str) -> bytes:
    """What stands behind a page: after its end, so that it doesn't matter what the page lacks."""
    parts = urlsplit(f"//{authority}")
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return _ADDITION.format(
        page=view.shown.page,
        styles=view.shown.styles,
        panel=view.shown.panel,
        scripts=" ".join(view.scripts),
        html=view.panel,
        folder=FOLDER,
        host=host,
        port=parts.port or 80,
    ).encode()
