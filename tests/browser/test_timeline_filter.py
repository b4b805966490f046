"""The choice above a long timeline, in a real browser, with a script and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.browser.screenshots import served
from tests.conftest import NOW, SOUND

pytestmark = pytest.mark.browser

EVENTS = "".join(
    f"  - date: 2020-{at % 9 + 1:02}-15\n    event: Event {at}\n    who: [{person}]\n"
    for at, person in enumerate(["Ada Byron", "Bo Li"] * 8)
)
STORY = SOUND.replace("  - date: 2020-09-15\n    event: The strike is called\n", EVENTS)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("site")
    (root / "nutgraf.toml").write_text('title = "The Trams"\n')
    story = root / "content" / "explainers" / "trams.md"
    story.parent.mkdir(parents=True)
    story.write_text(STORY)
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed
    with served(root / "output") as origin:
        yield f"{origin}/explainers/trams/timeline/"


def shown(page: Page) -> list[str]:
    return page.locator("li.event:visible h3, li.event:visible h4").all_inner_texts()


def test_a_reader_sees_only_the_events_of_the_person_they_choose(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    page.goto(address)
    assert len(shown(page)) == 16
    page.get_by_label("Who").select_option("Bo Li")
    expect(page.locator(".filter output")).to_have_text("8 of 16 events")
    assert len(shown(page)) == 8
    assert all(int(title.removeprefix("Event ")) % 2 for title in shown(page))
    page.get_by_label("Who").select_option("")
    assert len(shown(page)) == 16


def test_without_a_script_the_timeline_stands_whole(chromium: Browser, address: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    assert len(shown(page)) == 16
    assert page.locator(".filter").count() == 0


def test_a_dense_year_has_headings_for_its_months(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    assert page.locator(".month-name").all_inner_texts()[:3] == ["January", "February", "March"]
