"""Every kind of page, judged by axe-core (WCAG 2.2 AA and its best practices)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.specimen import PAGES

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
ADDRESSES = [*PAGES.values(), "/explainers/trams-ar/"]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(reduced_motion="reduce")
    yield page
    page.close()


def violations(page: Page) -> list[str]:
    """What is wrong, where: one line for each kind of mistake."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_no_barrier_in_light_dark_forced_colours_and_on_a_phone(
    page: Page, specimen: str, address: str
) -> None:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.goto(specimen + address)
    found = {"light": violations(page)}
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    found["dark, on a phone"] = violations(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    found["forced colours, on a phone"] = violations(page)
    assert found == {mode: [] for mode in found}


def test_axe_sees_a_barrier(page: Page) -> None:
    page.set_content("<html lang=en><title>T</title><main><h1>T</h1><img src=a.png></main></html>")
    assert [one.partition(":")[0] for one in violations(page)] == ["image-alt"]
