"""Timelines in a real browser: the choice above a long one, its picture, who appears together."""

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

PEOPLE = ["Ada Byron", "Bo Li"]
COMPANY = [f"Somebody with a rather long name {at}" for at in range(8)]
EVENTS = "".join(
    f"  - date: 2020-{at % 9 + 1:02}-15\n    event: Event {at}\n    who: [{person}]\n"
    for at, person in enumerate(PEOPLE * 8)
)
STORY = SOUND.replace("  - date: 2020-09-15\n    event: The strike is called\n", EVENTS)
OTHER_STORY = SOUND.replace("  - Ada Byron", "\n".join(f"  - {name}" for name in PEOPLE + COMPANY))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("site")
    (root / "nutgraf.toml").write_text('title = "The Trams"\n')
    folder = root / "content" / "explainers"
    folder.mkdir(parents=True)
    (folder / "trams.md").write_text(STORY)
    (folder / "buses.md").write_text(OTHER_STORY)
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed
    with served(root / "output") as origin:
        yield origin


def shown(page: Page) -> list[str]:
    return page.locator("li.event:visible h3, li.event:visible h4").all_inner_texts()


def test_a_reader_sees_only_the_events_of_the_person_they_choose(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/explainers/trams/timeline/")
    assert len(shown(page)) == 16
    page.get_by_label("Who").select_option("Bo Li")
    expect(page.locator(".filter output")).to_have_text("8 of 16 events")
    assert len(shown(page)) == 8
    assert all(int(title.removeprefix("Event ")) % 2 for title in shown(page))
    page.get_by_label("Who").select_option("")
    assert len(shown(page)) == 16


def test_without_a_script_the_timeline_stands_whole(chromium: Browser, address: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/explainers/trams/timeline/")
    assert len(shown(page)) == 16
    expect(page.locator(".filter")).to_be_hidden()


def test_a_dense_year_has_headings_for_its_months(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/explainers/trams/timeline/")
    assert page.locator(".month-name").all_inner_texts()[:3] == ["January", "February", "March"]


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize(
    "path",
    ["/explainers/trams/", "/participants/ada-byron/", "/timeline/", "/timeline/2020/newest/"],
)
def test_every_period_of_the_picture_is_wide_enough_for_a_finger(
    chromium: Browser, address: str, path: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(address + path)
    periods = page.locator(".overview a rect").all()
    boxes = [box for period in periods if (box := period.bounding_box())]
    assert len(boxes) in (8, 9)
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_a_period_leads_to_its_first_event_by_keyboard_and_says_so(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/participants/bo-li/")
    link = page.get_by_role("link", name="1 event, April 2020: Event 3", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("li.event:target h4, li.event:target h5")).to_have_text("Event 3")


def test_the_table_behind_the_picture_says_the_same(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/explainers/trams/timeline/")
    page.get_by_text("The picture as a table").click()
    rows = page.locator(".overview tbody tr").all_inner_texts()
    assert rows[0].split("\t") == ["January 2020", "2", "Event 0"]
    assert len(rows) == 9


@pytest.mark.parametrize("width", [320, 1280])
def test_each_line_ends_at_the_row_of_whom_it_leads_to(
    chromium: Browser, address: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}/participants/ada-byron/")
    # A name of two lines makes its row higher, and with it all of them.
    page.evaluate("document.querySelector('.company a').textContent += ' von Stopp'.repeat(9)")
    rows = [box for row in page.locator(".company li").all() if (box := row.bounding_box())]
    ends = page.locator(".company circle:not(.centre)").all()
    circles = [box for circle in ends if (box := circle.bounding_box())]
    assert len(rows) == len(circles) == 8
    assert all(box["x"] + box["width"] <= width for box in rows)
    for row, circle in zip(rows, circles, strict=True):
        assert abs(row["y"] + row["height"] / 2 - circle["y"] - circle["height"] / 2) <= 1
        assert circle["x"] + circle["width"] <= row["x"]


def test_where_else_an_event_is_told_is_one_line_that_opens_by_keyboard(
    chromium: Browser, specimen: str
) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{specimen}/explainers/trams/")
    other = page.locator(".told-in").get_by_role("link", name="How the bus drivers voted")
    line = page.get_by_text("Also told in 1 explainer")
    expect(other).to_be_hidden()
    line.focus()
    page.keyboard.press("Enter")
    expect(other).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_who_took_part_comes_after_the_event_and_before_what_it_led_to(
    chromium: Browser, specimen: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{specimen}/explainers/trams/")
    event = page.locator(".event", has=page.locator(".parts")).filter(has=page.locator(".ties"))
    tops = [
        box["y"]
        for part in (":is(h3, h4)", ".aside", ".ties")
        if (box := event.first.locator(part).first.bounding_box())
    ]
    assert len(tops) == 3
    assert tops[2] > max(tops[:2])
    assert (tops[1] - tops[0] > 20) == (width == 320)
