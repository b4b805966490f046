"""The README's pictures, taken of the demonstration site: `make screenshots`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURES = REPOSITORY / "docs" / "images"
NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)
CHROMIUM = "/usr/bin/chromium"
OFFLINE = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]

SHOTS = {
    "explainer": ("/explainers/instagram-freeze/", 1280, 1080),
    "timeline": ("/explainers/instagram-freeze/#section-timeline", 1280, 1080),
}


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """What is built anew within a second is read anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the origin to ask."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def take_pictures() -> None:
    """Build the demonstration, look at it in Chromium, and write the pictures to `docs/images`."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        settings = load_settings(REPOSITORY, Overrides(output=output, now=NOW), Report())
        assert settings is not None
        build_site(settings, Report(), Progress())
        with served(output) as origin:
            _look(origin)


def _look(origin: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", *OFFLINE]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for name, (path, width, height) in SHOTS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height}, reduced_motion="reduce"
            )
            page.goto(origin + path)
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    take_pictures()
