"""What opens beside a sentence: who somebody is, a source, a footnote."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.specimen import PAGES

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def page(request: pytest.FixtureRequest, chromium: Browser, specimen: str) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=request.param, reduced_motion="reduce")
    page = context.new_page()
    page.goto(specimen + PAGES["explainer.html"])
    yield page
    context.close()


@pytest.fixture
def scripted(chromium: Browser, specimen: str) -> Iterator[Page]:
    page = chromium.new_page(reduced_motion="reduce")
    page.goto(specimen + PAGES["explainer.html"])
    yield page
    page.close()


def test_first_mention_opens_who_that_is_and_escape_leads_back_to_the_sentence(page: Page) -> None:
    mention = page.locator(".prose button.mention").first
    sheet = page.locator(f"#{mention.get_attribute('popovertarget')}")
    expect(sheet).to_be_hidden()
    mention.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("link")).to_have_text("Tram Union")
    page.keyboard.press("Tab")
    expect(sheet.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(mention).to_be_focused()


def test_only_the_first_mention_is_an_introduction(page: Page) -> None:
    names = page.locator(".prose button.mention").all_inner_texts()
    assert names
    assert len(names) == len(set(names))


def test_open_introduction_is_no_barrier(scripted: Page) -> None:
    scripted.locator(".prose button.mention").first.click()
    assert Axe().run(scripted).response["violations"] == []


@pytest.mark.parametrize("mark", ["a.cite", "a.footnote-ref"])
def test_source_and_footnote_open_beside_their_mark(scripted: Page, mark: str) -> None:
    link = scripted.locator(mark).first
    entry = scripted.locator(f"[id='{(link.get_attribute('href') or '').removeprefix('#')}']")
    link.focus()
    scripted.keyboard.press("Enter")
    note = scripted.locator("div.sheet-of-paper")
    expect(note).to_be_visible()
    expect(note).to_be_focused()
    assert note.inner_text().split()[:2] == entry.inner_text().split()[:2]
    assert scripted.evaluate("location.hash") == ""
    scripted.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(link).to_be_focused()


def test_without_a_script_a_mark_leads_to_its_source_and_the_source_back(
    chromium: Browser, specimen: str
) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(specimen + PAGES["explainer.html"])
    page.locator("a.cite").first.click()
    assert "#source-" in page.url
    source = page.locator(".numbered :target, .numbered li:target").first
    source.locator("summary").click()
    source.locator(".back-links a").first.click()
    assert "#cite-" in page.url
    page.context.close()
