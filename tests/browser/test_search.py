"""Searching a built site in a real browser: by keyboard, by filters, and without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.browser.screenshots import served
from tests.conftest import NOW, explainer

pytestmark = pytest.mark.browser

POLICY = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; default-src 'self'"
FILES = {
    "nutgraf.toml": 'title = "The Trams"\nsearch = true\n',
    "content/explainers/trams.md": explainer("topics: [Transport]\n", "Forty <trams> & buses.\n"),
    "content/explainers/ferry.md": explainer("topics: [Harbour]\n", "A ferry sank.\n")
    .replace("2020-09-15", "2019-05-01")
    .replace("Why the trams stopped", "Why the ferry sank")
    .replace("All trams stood still for a day.", "It sank in a day."),
    "content/participants/bo.md": "---\nname: Bo Quiet\nnoindex: yes\n---\nA secret driver.\n",
}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed
    with served(root / "output") as address:
        yield address


@pytest.fixture
def page(chromium: Browser, origin: str) -> Iterator[Page]:
    """The page of the search, under the policy that hosts are told to send."""
    page = chromium.new_page()
    page.route(
        "**/search/*",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={**answer.headers, "content-security-policy": POLICY},
        ),
    )
    page.goto(f"{origin}/search/")
    expect(page.get_by_role("searchbox")).to_be_visible()
    yield page
    page.close()


def titles(page: Page) -> list[str]:
    return page.locator(".results h2").all_inner_texts()


def test_what_is_sought_is_found_and_told(page: Page) -> None:
    page.get_by_role("searchbox").fill("ferry")
    expect(page.get_by_role("status")).to_have_text("Results: 1")
    assert titles(page) == ["Why the ferry sank"]
    assert "A ferry sank" in page.locator(".results p").last.inner_text()
    page.get_by_role("link", name="Why the ferry sank").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Why the ferry sank")


def test_everything_works_by_keyboard(page: Page) -> None:
    page.get_by_role("searchbox").focus()
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Results: 1")
    found = page.get_by_role("link", name="Why the ferry sank")
    expect(found).to_be_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if found.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why the ferry sank")


def test_filters_narrow_what_is_found(page: Page) -> None:
    page.get_by_label("Kind").select_option("event")
    expect(page.get_by_role("status")).to_have_text("Results: 2")
    page.get_by_label("Year").select_option("2019")
    expect(page.get_by_role("status")).to_have_text("Results: 1")
    assert page.get_by_label("Topic").locator("option").all_inner_texts() == [
        "All",
        "Harbour",
        "Transport",
    ]
    assert "kind=event&year=2019" in page.url


def test_a_search_can_be_shared_by_its_address(page: Page, origin: str) -> None:
    page.goto(f"{origin}/search/?q=trams&kind=explainer")
    expect(page.get_by_role("status")).to_have_text("Results: 1")
    assert page.get_by_role("searchbox").input_value() == "trams"


def test_what_is_not_to_be_found_is_not_found(page: Page) -> None:
    page.get_by_role("searchbox").fill("secret")
    expect(page.get_by_role("status")).to_have_text("Results: 0")
    assert titles(page) == []


def test_without_a_script_there_is_the_way_through_the_indexes(
    chromium: Browser, origin: str
) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{origin}/search/")
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name="People and organizations")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_where_there_is_no_index_the_page_says_so(page: Page, origin: str) -> None:
    page.route("**/pagefind/*", lambda route: route.abort())
    page.goto(f"{origin}/search/?again")
    expect(page.get_by_role("status")).to_contain_text("once the site is built")


def test_other_pages_take_webassembly_back(page: Page, origin: str) -> None:
    page.goto(f"{origin}/")
    metas = page.locator('meta[http-equiv="Content-Security-Policy"]')
    assert metas.get_attribute("content") == "script-src 'self'"
