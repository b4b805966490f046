"""Reading the default theme: on a phone, by keyboard, without a script, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize
from pypdf import PdfReader

from tests.browser.specimen import PAGES, WORD

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 320, "height": 640}
STORY = PAGES["explainer.html"]
OVERLONG = (
    "/",
    "/404.html",
    "/corrections/",
    "/explainers/long/",
    "/explainers/long/timeline/",
    "/participants/",
    "/timeline/2020/",
    "/topics/",
)
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  const hidden = element.closest(".skip, svg") || getComputedStyle(element).clipPath !== "none";
  return box.width && (box.right > innerWidth + 1 || box.left < -1) && !hidden;
}).map((element) => element.outerHTML.slice(0, 80))"""
TEXT = "article :is(h1, h2, h3, p):not(.contents *, .jump *, .tools *)"
SECTIONS = ".brief, .section[id]:not(.figures)"
"""What is read one after the other; key figures stand at the side."""
FOCUSED = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  const all = [...document.querySelectorAll("*")];
  return {
    place: all.indexOf(document.activeElement),
    href: document.activeElement.getAttribute("href"),
    tag: document.activeElement.tagName,
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    visible: box.top >= -1 && box.bottom <= innerHeight + 1 && box.height > 0,
  };
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(reduced_motion="reduce")
    yield page
    page.close()


ADDRESSES = """links => links.map(
    (link) => new URL(link.getAttribute("href"), document.baseURI).href  // in a drawing too
)"""


def found_addresses(page: Page, origin: str, pattern: str) -> list[str]:
    """The addresses on the page that match, without the origin."""
    links = page.eval_on_selector_all("a[href]", ADDRESSES)
    inside = {link.removeprefix(origin).partition("#")[0] for link in links}
    return sorted(link for link in inside if re.fullmatch(pattern, link))


def test_no_page_scrolls_sideways_on_a_phone_however_long_a_word_is(
    page: Page, overlong: str
) -> None:
    assert len(WORD) == 200
    page.set_viewport_size(PHONE)
    page.goto(f"{overlong}/explainers/long/")
    linked = found_addresses(page, overlong, r"/(participants|topics|authors)/.+/")
    assert len(linked) >= 3
    for address in (*OVERLONG, *linked):
        page.goto(overlong + address)
        assert WORD in page.content()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], address
        assert page.evaluate(TOO_WIDE) == [], address


@pytest.mark.parametrize("address", PAGES.values())
def test_no_page_scrolls_sideways_on_a_phone(page: Page, specimen: str, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(specimen + address)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_no_page_asks_anybody_else_for_anything(page: Page, specimen: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    for address in PAGES.values():
        page.goto(specimen + address)
    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith(specimen)] == []


def test_page_leaves_nothing_at_the_readers(page: Page, specimen: str) -> None:
    page.goto(specimen + STORY)
    assert page.context.cookies() == []


def test_keyboard_begins_with_a_way_past_the_navigation(page: Page, specimen: str) -> None:
    page.goto(specimen + STORY)
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert (first["href"], first["visible"], first["outlined"]) == ("#main", True, True)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("address", [STORY, "/explainers/trams-ar/", "/"])
def test_every_stop_of_the_keyboard_is_seen_and_comes_in_the_order_of_the_page(
    page: Page, specimen: str, address: str
) -> None:
    page.goto(specimen + address)
    stops: list[dict[str, Any]] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY" or (stops and stop["place"] <= stops[-1]["place"]):
            break
        stops.append(stop)
    links = page.locator("a[href]:visible").count()
    assert len(stops) >= links - 1, "the skip link has come first and is hidden by now"
    assert [stop for stop in stops if not stop["outlined"] or not stop["visible"]] == []


def test_details_open_and_close_by_keyboard(page: Page, specimen: str) -> None:
    page.goto(specimen + STORY)
    summary = page.locator("summary").first
    details = page.locator("details", has=summary).first
    summary.focus()
    page.keyboard.press("Enter")
    assert details.get_attribute("open") is not None
    page.keyboard.press("Enter")
    assert details.get_attribute("open") is None


# The search is all script: what it says without one is tested beside it.
@pytest.mark.parametrize("address", sorted({*PAGES.values()} - {PAGES["search.html"]}))
def test_without_a_script_nothing_is_missing(
    chromium: Browser, specimen: str, address: str
) -> None:
    said = []
    for script in (True, False):
        page = chromium.new_context(java_script_enabled=script).new_page()
        page.goto(specimen + address)
        said.append(page.locator("main").inner_text().split())
        page.context.close()
    with_script, without = said
    assert len(without) > 3
    assert set(with_script) >= set(without) - {"Source", "Sources"}
    assert len(without) >= 0.9 * len(with_script)


def test_printed_explainer_has_its_whole_text_and_the_addresses_of_links(
    page: Page, specimen: str
) -> None:
    page.goto(specimen + STORY)
    shown = [words for words in page.locator(TEXT).all_inner_texts() if words]
    paper = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    text, printed = squeezed(re.sub("<[^>]*>", "", paper)), squeezed(paper)
    missing = [words for words in shown if squeezed(words) not in text]
    assert missing == []
    sources = page.eval_on_selector_all(
        ".numbered cite", "all => all.map((one) => one.parentElement.href).filter(Boolean)"
    )
    assert sources
    assert [address for address in sources if squeezed(address) not in printed] == []


@pytest.mark.parametrize("width", [768, 1280])
@pytest.mark.parametrize("address", [STORY, "/explainers/trams-ar/"])
def test_sections_come_down_the_page_in_the_order_in_which_they_are_read(
    page: Page, specimen: str, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(specimen + address)
    tops = [box["y"] for one in page.locator(SECTIONS).all() if (box := one.bounding_box())]
    assert len(tops) >= 5
    assert tops == sorted(tops)


def test_on_paper_it_is_said_where_else_an_event_is_told(page: Page, specimen: str) -> None:
    page.goto(specimen + STORY)
    other = page.locator(".told-in a").first
    assert not other.is_visible()
    title = other.text_content() or ""
    paper = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    after = squeezed(paper).partition(squeezed("Also told in"))[2]
    assert title
    assert squeezed(title) in after


def squeezed(words: str) -> str:
    """The words without what a line break or a ligature changes."""
    return re.sub(r"[\s\u00ad\u202f\ufe0e↩]", "", words.replace("ﬁ", "fi").replace("ﬂ", "fl"))


def test_addresses_within_a_page_are_there(page: Page, specimen: str) -> None:
    page.goto(specimen + STORY)
    html = page.content()
    wanted = set(re.findall(r'href="#([^"]+)"', html))
    assert wanted
    assert wanted - set(re.findall(r' id="([^"]+)"', html)) == set()
