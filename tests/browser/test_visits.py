"""What a returning reader is shown as new, in a real browser; and what is kept of the visit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.browser.screenshots import served
from tests.conftest import NOW, explainer

pytestmark = pytest.mark.browser

BEFORE = explainer("updates: [{date: 2020-09-17, text: The map was added.}]\n")
AFTER = explainer(
    """sources: {letter: A letter}
figures: [{value: "40", label: drivers, id: drivers}]
updates:
  - {date: 2020-09-19, text: "What *she* said was added.[@letter]"}
  - {date: 2020-09-17, text: The map was added.}
corrections: [{date: 2020-09-18, text: There were 40., figure: drivers}]
"""
).replace(
    "is called\n",
    """is called
    changed: 2020-09-20
  - {date: 2020-09-14, event: A vote, id: vote, added: 2020-09-18}
""",
)
CHANGED_AGAIN = AFTER.replace("changed: 2020-09-20", "changed: 2020-09-21")


@dataclass(frozen=True)
class Newsroom:
    """A site of one story that can be told anew, and its address."""

    root: Path
    story: str

    def publish(self, text: str) -> None:
        """Build the site with this text as its story."""
        file = self.root / "content" / "explainers" / "trams.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        report = Report()
        settings = load_settings(self.root, Overrides(now=NOW), report)
        assert settings is not None
        build_site(settings, report, Progress())
        assert not report.failed


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    (tmp_path / "nutgraf.toml").write_text('title = "The Trams"\n')
    (tmp_path / "output").mkdir()
    with served(tmp_path / "output") as origin:
        desk = Newsroom(tmp_path, f"{origin}/explainers/trams/")
        desk.publish(BEFORE)
        yield desk


def visited(context: BrowserContext, newsroom: Newsroom) -> Page:
    """The page after one more visit: whoever has it open leaves it and comes back."""
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(newsroom.story)
    return page


def listed(page: Page) -> list[str]:
    return page.locator(".since li a").all_inner_texts()


def failures_on(page: Page) -> list[str]:
    """What goes wrong in the page's scripts from now on."""
    failures: list[str] = []

    def note(failure: Error) -> None:
        failures.append(str(failure))

    page.on("pageerror", note)
    return failures


def test_a_first_visit_shows_nothing(chromium: Browser, newsroom: Newsroom) -> None:
    newsroom.publish(AFTER)
    page = visited(chromium.new_context(), newsroom)
    assert page.get_by_text("Since your last visit").count() == 0
    assert page.locator("mark").count() == 0


def test_a_reader_who_comes_back_to_the_same_story_is_shown_nothing(
    chromium: Browser, newsroom: Newsroom
) -> None:
    context = chromium.new_context()
    visited(context, newsroom)
    assert listed(visited(context, newsroom)) == []


def test_a_reader_who_comes_back_sees_what_is_new_the_newest_first(
    chromium: Browser, newsroom: Newsroom
) -> None:
    context = chromium.new_context()
    visited(context, newsroom)
    newsroom.publish(AFTER)
    page = visited(context, newsroom)
    expect(page.get_by_role("heading", name="Since your last visit")).to_be_visible()
    assert listed(page) == [
        "The strike is called",
        "What she said was added.",
        "A vote",
        "There were 40.",
    ]
    assert page.locator(".since li p").all_inner_texts() == [
        "Changed 20 September 2020",
        "19 September 2020",
        "Added 18 September 2020",
        "Correction, 18 September 2020",
    ]


def test_what_is_new_is_marked_at_its_place_in_words(chromium: Browser, newsroom: Newsroom) -> None:
    context = chromium.new_context()
    visited(context, newsroom)
    newsroom.publish(AFTER)
    page = visited(context, newsroom)
    marked = page.locator("[data-news]", has=page.locator("mark", has_text="New"))
    assert sorted(entry.get_attribute("id") or "" for entry in marked.all()) == [
        "2020-09-15",
        "correction-2020-09-18",
        "update-2020-09-19",
        "vote",
    ]


def test_whoever_leaves_the_page_has_seen_it_and_what_changes_again_is_new_again(
    chromium: Browser, newsroom: Newsroom
) -> None:
    context = chromium.new_context()
    visited(context, newsroom)
    newsroom.publish(AFTER)
    visited(context, newsroom)
    assert listed(visited(context, newsroom)) == []
    newsroom.publish(CHANGED_AGAIN)
    assert listed(visited(context, newsroom)) == ["The strike is called"]


def test_screen_readers_are_told_politely_and_the_list_works_by_keyboard(
    chromium: Browser, newsroom: Newsroom
) -> None:
    context = chromium.new_context(locale="en-US")
    visited(context, newsroom)
    newsroom.publish(AFTER)
    page = visited(context, newsroom)
    status = page.locator(".since").get_by_role("status")
    expect(status).to_contain_text("New since then: 4.")
    expect(status).to_contain_text("You were last here on")
    page.locator(".brief dl a").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".since li a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#2020-09-15")


def test_the_visit_is_kept_in_the_browser_alone(chromium: Browser, newsroom: Newsroom) -> None:
    context = chromium.new_context()
    asked: list[tuple[str, str]] = []
    context.on("request", lambda request: asked.append((request.method, request.url)))
    visited(context, newsroom)
    newsroom.publish(AFTER)
    page = visited(context, newsroom)
    origin = newsroom.story.removesuffix("/explainers/trams/")
    assert {method for method, _ in asked} == {"GET"}
    assert all(url.startswith(origin) and "?" not in url for _, url in asked)
    assert context.cookies() == []
    kept = page.evaluate("Object.entries(localStorage)")
    assert [name for name, _ in kept] == ["nutgraf.visit:/explainers/trams/"]
    assert json.loads(kept[0][1])["entries"] == ["update-2020-09-17 2020-09-17"]


@pytest.mark.parametrize(
    "kept", ["[]", "{", '{"at": "yesterday", "entries": []}', '{"entries": 3}']
)
def test_what_somebody_else_has_kept_there_is_no_visit(
    chromium: Browser, newsroom: Newsroom, kept: str
) -> None:
    context = chromium.new_context()
    context.add_init_script(
        f"localStorage.setItem('nutgraf.visit:/explainers/trams/', {json.dumps(kept)})"
    )
    page = context.new_page()
    failures = failures_on(page)
    page.goto(newsroom.story)
    assert listed(page) == []
    assert failures == []


def test_a_browser_that_keeps_nothing_shows_the_page_whole(
    chromium: Browser, newsroom: Newsroom
) -> None:
    context = chromium.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})"
    )
    page = context.new_page()
    failures = failures_on(page)
    page.goto(newsroom.story)
    page.goto("about:blank")
    assert failures == []


def test_without_a_script_the_dated_log_stands_there(chromium: Browser, newsroom: Newsroom) -> None:
    newsroom.publish(AFTER)
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(newsroom.story)
    assert page.get_by_text("Since your last visit").count() == 0
    assert page.locator("#section-updates ol > li").count() == 2
    assert page.locator("#section-updates time").first.get_attribute("datetime") == "2020-09-19"
