"""The evidence by keyboard and without a script, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.screenshots import served

pytestmark = pytest.mark.browser

TRAMS = Path(__file__).parents[1] / "sites" / "trams" / "expected"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("host")
    (root / "news").mkdir()
    (root / "news" / "2020").symlink_to(TRAMS)
    with served(root) as address:
        yield f"{address}/news/2020"


@pytest.fixture
def story(chromium: Browser, origin: str) -> Page:
    """The story in a browser without scripts, whose reader wants no motion."""
    page = chromium.new_context(java_script_enabled=False, reduced_motion="reduce").new_page()
    page.goto(f"{origin}/explainers/trams/")
    return page


def test_a_citation_leads_to_its_source_and_back_by_keyboard_alone(story: Page) -> None:
    citation = story.locator("#cite-1-2")
    citation.focus()
    story.keyboard.press("Enter")
    story.wait_for_url("**/#source-1")
    opener = story.locator("#source-1 summary")
    opener.focus()
    story.keyboard.press("Enter")
    expect(story.locator("#source-1 .back-links")).to_be_visible()
    story.keyboard.press("Tab")
    story.keyboard.press("Tab")
    story.keyboard.press("Enter")
    story.wait_for_url("**/#cite-1-2")
    expect(citation).to_be_in_viewport()


def test_a_citation_has_a_name_for_those_who_hear_it(story: Page) -> None:
    link = story.get_by_role("link", name="Source 1: Open letter to the city")
    expect(link.first).to_be_visible()


def test_the_logs_are_lists_to_those_who_hear_them(story: Page) -> None:
    for log, entries in (("updates", 1), ("corrections", 3)):
        section = story.locator(f"#section-{log}")
        expect(section.locator("> ol > li")).to_have_count(entries)
        expect(section.get_by_role("list").first).to_be_visible()


def test_a_correction_leads_from_the_speakers_page_to_the_log_and_back(
    story: Page, origin: str
) -> None:
    story.goto(f"{origin}/participants/tram-union/")
    story.get_by_role("link", name="Correction, 18 September 2020").click()
    story.wait_for_url("**/explainers/trams/#correction-2020-09-18")
    story.locator("#correction-2020-09-18").get_by_role("link", name="Nobody asked us.").click()
    story.wait_for_url("**/explainers/trams/#quote-nobody")
    expect(story.locator("#quote-nobody")).to_be_in_viewport()
