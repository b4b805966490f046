"""One Chromium for all browser tests, and the sites that they look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.screenshots import CHROMIUM, OFFLINE, served
from tests.browser.specimen import every_kind_of_page, nothing_fits

PATIENCE = 60_000
"""Milliseconds after which what was expected isn't going to happen any more."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window and without the net."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", *OFFLINE]
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=arguments, timeout=PATIENCE
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of a site with every kind of page."""
    with served(every_kind_of_page(tmp_path_factory.mktemp("specimen"))) as origin:
        yield origin


@pytest.fixture(scope="session")
def overlong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of a site in which nothing fits."""
    with served(nothing_fits(tmp_path_factory.mktemp("overlong"))) as origin:
        yield origin
