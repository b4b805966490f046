"""A timeline in the page of another site, in a real browser that gets the headers of `_headers`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.specimen import TRAMS, build

pytestmark = pytest.mark.browser

SITE = "https://trams.example/news/2020/"
BLOG = "https://blog.example/"
TIMELINE = f"{SITE}explainers/trams/timeline/"
FRAME = f"{TIMELINE}embed/"
TYPES = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "text/plain"}

NOTE_HEIGHTS = """
window.heights = [];
const frame = document.querySelector("iframe");
new MutationObserver(() => heights.push(frame.style.height)).observe(frame, { attributes: true });
"""


class Host:
    """A host that serves a site with the rules of its `_headers`, and a blog with one page.

    Where several rules match, it `adds_up` the values of a header, or takes the nearest rule's.
    """

    def __init__(self, output: Path, adds_up: bool) -> None:
        self.output = output
        self.adds_up = adds_up
        self.blog = ""

    def answer(self, route: Route) -> None:
        url = route.request.url
        if url == BLOG:
            route.fulfill(body=self.blog, content_type="text/html")
            return
        path = urlsplit(url).path
        file = self.output / path.removeprefix("/news/2020/")
        file = file / "index.html" if path.endswith("/") else file
        if not url.startswith(SITE) or not file.is_file():
            route.fulfill(status=404)
            return
        kind = TYPES.get(file.suffix, "application/octet-stream")
        route.fulfill(body=file.read_bytes(), headers={"Content-Type": kind, **self.headers(path)})

    def headers(self, path: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        matches = False
        for line in (self.output / "_headers").read_text().splitlines():
            if not line.startswith(" "):
                pattern = re.sub(r":\w+", "[^/]+", line.replace("*", ".*"))
                matches = re.fullmatch(pattern, path) is not None
            elif matches:
                name, _, value = line.strip().partition(": ")
                before = f"{found[name]}, " if name in found and self.adds_up else ""
                found[name] = before + value
        return found


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("embedded")
    shutil.copytree(TRAMS, root, dirs_exist_ok=True)
    return build(root)


@pytest.fixture(params=[True, False], ids=["added up", "nearest rule"])
def host(output: Path, request: pytest.FixtureRequest) -> Host:
    return Host(output, request.param)


@pytest.fixture
def page(chromium: Browser, host: Host) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 600, "height": 500})
    context.route("**/*", host.answer)
    yield context.new_page()
    context.close()


def code(page: Page) -> str:
    """What a visitor of the timeline's page takes from there."""
    page.goto(TIMELINE)
    page.locator(".embed summary").click()
    return page.locator(".embed code").inner_text()


def test_a_timeline_on_another_site_is_as_high_as_its_events(page: Page, host: Host) -> None:
    host.blog = f"<!doctype html><title>Blog</title>{code(page)}"
    page.goto(BLOG)
    frame = page.frame_locator("iframe")
    expect(frame.locator("li.event").first).to_be_visible()
    within = frame.locator("html")
    page.wait_for_function("document.querySelector('iframe').style.height")
    shown = page.locator("iframe").evaluate("frame => frame.getBoundingClientRect().height")
    assert shown == within.evaluate("html => html.offsetHeight")
    assert within.evaluate("html => html.scrollHeight <= innerHeight")
    page.set_viewport_size({"width": 340, "height": 500})
    narrower = f"document.querySelector('iframe').offsetHeight > {shown}"
    page.wait_for_function(narrower)


def test_links_open_beside_the_site_and_the_picture_leads_to_places_within(
    page: Page, host: Host
) -> None:
    host.blog = f"<!doctype html><title>Blog</title>{code(page)}"
    page.goto(BLOG)
    frame = page.frame_locator("iframe")
    headline = frame.locator("li.event :is(h3, h4) a").first
    with page.expect_popup() as opened:
        headline.click()
    assert opened.value.url.startswith(f"{SITE}explainers/trams/#")
    opened.value.close()
    frame.locator(".overview a").first.dispatch_event("click")
    page.wait_for_function("frames[0].length === 0")
    assert page.url == BLOG
    assert page.frames[1].url.startswith(FRAME)
    assert len(page.context.pages) == 1


def test_without_the_script_the_timeline_is_there_and_can_be_scrolled(
    page: Page, host: Host
) -> None:
    frame = code(page).partition("<script")[0]
    host.blog = f"<!doctype html><title>Blog</title>{frame}"
    page.goto(BLOG)
    expect(page.frame_locator("iframe").locator("li.event").first).to_be_visible()
    assert page.locator("iframe").evaluate("frame => frame.offsetHeight") == 600


def test_no_other_page_of_the_site_can_be_put_into_a_frame(page: Page, host: Host) -> None:
    host.blog = f'<!doctype html><title>Blog</title><iframe src="{TIMELINE}"></iframe>'
    page.goto(BLOG)
    page.wait_for_load_state("networkidle")
    assert page.frames[1].locator("li.event").count() == 0


def test_no_message_but_the_timelines_own_height_changes_a_frame(page: Page, host: Host) -> None:
    host.blog = f"<!doctype html><title>Blog</title>{code(page)}"
    page.goto(BLOG)
    page.wait_for_function("document.querySelector('iframe').style.height")
    page.evaluate(NOTE_HEIGHTS)
    page.evaluate("postMessage({ nutgrafHeight: 7 }, '*')")
    for height in ("-1", "1e9", "'much'", "null", "4321"):
        page.frames[1].evaluate(f"parent.postMessage({{ nutgrafHeight: {height} }}, '*')")
    page.wait_for_function("document.querySelector('iframe').style.height === '4321px'")
    assert page.evaluate("heights") == ["4321px"]
