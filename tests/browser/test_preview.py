"""The live preview in a real browser: save a file, and the open page shows it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

import nutgraf
from tests.browser.screenshots import REPOSITORY
from tests.conftest import SOUND, explainer
from tests.previewing.live import LiveSite, served, write_site

pytestmark = pytest.mark.browser

TRAMS = "content/explainers/trams.md"
BUSES = "content/explainers/buses.md"
FILES = {
    "nutgraf.toml": 'title = "The Trams"\n',
    TRAMS: SOUND,
    BUSES: SOUND.replace("trams", "buses"),
}
PAGE = "/explainers/trams/"
LONG = "\n\n".join(f"Paragraph {at}." for at in range(200))
TEMPLATE = "themes/default/templates/explainer.html"
STYLE = "themes/default/static/style.css"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    root = tmp_path_factory.mktemp("site")
    write_site(root, FILES)
    with served(root) as site:
        yield site


@pytest.fixture
def live(shared: LiveSite) -> LiveSite:
    """The site as it was at first."""
    shared.restore(FILES)
    return shared


@pytest.fixture
def page(chromium: Browser, live: LiveSite) -> Iterator[Page]:
    yield from opened(chromium, live, PAGE)


def opened(chromium: Browser, live: LiveSite, path: str) -> Iterator[Page]:
    """An open page. It connects to the preview by itself, and is then told what it has missed."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{live.address}{path}")
    yield page
    leave(page)
    context.close()


def leave(page: Page) -> None:
    """Go where nothing is loaded again: Chromium may hang if it closes what begins to load."""
    while page.url != "about:blank":
        with suppress(Error):  # a page that loads again at just this moment
            page.goto("about:blank")


def mark(page: Page) -> None:
    """Leave something on a page that a reload takes away."""
    page.evaluate("window.marked = true")


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("window.marked === true"))


def overlay(page: Page) -> Locator:
    return page.locator("nutgraf-preview .overlay")


def bar(page: Page) -> Locator:
    return page.locator("nutgraf-preview .bar")


def body(page: Page) -> Locator:
    return page.locator("main")


def test_a_saved_text_is_shown_where_the_reader_had_scrolled_to(page: Page, live: LiveSite) -> None:
    live.save(TRAMS, explainer(body=LONG))
    expect(body(page)).to_contain_text("Paragraph 150.")
    page.wait_for_load_state()  # scripts may put something above before
    page.get_by_text("Paragraph 120.").scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    assert before > 1000
    mark(page)
    live.save(TRAMS, explainer(body=LONG.replace("Paragraph 121.", "Words that are new.")))
    expect(body(page)).to_contain_text("Words that are new.")
    page.wait_for_function("y => Math.abs(window.scrollY - y) < 2", arg=before)


SETTLED = """async () => {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [now, shown] = [page, document].map((one) => one.querySelector("nutgraf-preview"));
    const isSame = (name) => now.dataset[name] === shown.dataset[name];
    return "known" in shown.dataset && isSame("page") && isSame("panel");
}"""
"""Whether the page that is open is the one that the preview would give, and could follow it."""

SHOWN = """() => {
    const panel = document.querySelector("nutgraf-preview");
    return document.documentElement.outerHTML + panel.shadowRoot.innerHTML;
}"""


def settle(page: Page) -> None:
    """Wait until all of a page is up to date, loaded again or not."""
    is_up_to_date = False
    while not is_up_to_date:
        with suppress(Error):  # a page that loads again at just this moment
            page.wait_for_load_state()
            is_up_to_date = page.evaluate(SETTLED)


def headed(words: str, name: str = "Ada Byron") -> str:
    return f"# {words}\n\nOne paragraph.\n\nAnother, by [[{name}]].\n\n- a\n- b\n"


@pytest.mark.parametrize(
    ("edited", "stays"),
    [
        (explainer(body=headed("Words").replace("One", "Only one")), True),
        (explainer(body=headed("Words").replace("One p", "One *new* p")), True),
        (explainer(body=headed("Words").replace("- b", "- b\n- c")), True),
        (explainer(body=headed("Words").replace("One paragraph.\n\n", "")), True),
        (explainer(body="New.\n\n" + headed("Words")), True),
        (explainer(body=headed("Other words")), True),
        (explainer(body=headed("Words", "trams")), True),
        (explainer(body=headed("Words")).replace("The strike is called", "It begins"), True),
        (explainer(body=""), True),
        (explainer("summary: In short.\n", headed("Words")), True),
        (explainer(body=headed("Words")).replace("Why the trams stopped", "Why not"), True),
        (
            explainer(body=headed("Words")).replace(
                "timeline:\n",
                "timeline:\n  - date: 2019\n    event: Before\n    added: 2020-09-17\n",
            ),
            False,
        ),
        (explainer("sources: {a: {title: A letter}}\n", headed("Words") + "Said. [@a]\n"), False),
    ],
)
def test_an_open_page_is_brought_to_what_loading_it_again_would_show(
    page: Page, live: LiveSite, edited: str, stays: bool
) -> None:
    live.save(TRAMS, explainer(body=headed("Words")))
    expect(body(page)).to_contain_text("One paragraph.")
    settle(page)
    page.reload()
    settle(page)
    mark(page)
    for text in (edited, explainer(body=headed("Words"))):
        live.save(TRAMS, text)
        settle(page)
        shown = page.evaluate(SHOWN)
        assert is_marked(page) is stays
        page.reload()
        settle(page)
        assert not stays or page.evaluate(SHOWN) == shown
        mark(page)


def test_focus_and_what_is_open_stay_when_other_words_of_the_page_change(
    page: Page, live: LiveSite
) -> None:
    text = "<details><summary>More</summary>Words</details>\n\n[A link](https://a.example/)\n\nOne."
    live.save(TRAMS, explainer(body=text))
    expect(body(page)).to_contain_text("One.")
    settle(page)
    page.get_by_text("More", exact=True).click()
    page.get_by_role("link", name="A link").focus()
    live.save(TRAMS, explainer(body=text.replace("One.", "Two.")))
    expect(body(page)).to_contain_text("Two.")
    settle(page)
    expect(page.get_by_role("link", name="A link")).to_be_focused()
    expect(body(page).get_by_text("Words")).to_be_visible()


def test_what_a_script_has_changed_is_loaded_again(page: Page, live: LiveSite) -> None:
    settle(page)
    page.evaluate("document.querySelector('#section-story').append('Words of a script')")
    mark(page)
    live.save(TRAMS, explainer(body="Other words.\n"))
    expect(body(page)).to_contain_text("Other words.")
    expect(body(page)).not_to_contain_text("Words of a script")
    settle(page)
    assert not is_marked(page)


@pytest.mark.parametrize(
    ("script", "stays"), [("", True), ("document.querySelector('footer').append('!');", False)]
)
def test_where_a_script_of_the_sites_own_changes_a_page_it_is_loaded_again(
    page: Page, live: LiveSite, script: str, stays: bool
) -> None:
    template = (REPOSITORY / TEMPLATE).read_text(encoding="utf-8")
    own = '{% block head %}<script type="module" src="{{ asset("own.js") }}"></script>'
    live.write("themes/default/static/own.js", script)
    live.write(TEMPLATE, template.replace("{% block head %}", own))
    page.wait_for_function("() => document.querySelector('script[src*=own]')")
    settle(page)
    mark(page)
    live.save(TRAMS, explainer(body="Other words.\n"))
    expect(body(page)).to_contain_text("Other words.")
    settle(page)
    assert is_marked(page) is stays


CHOICE = SOUND.replace(
    "timeline:\n",
    "timeline:\n"
    + "".join(
        f"  - date: 20{at:02}\n    event: Event {at}\n    who: [Ada Byron, Bo Li]\n"
        for at in range(1, 12)
    ),
)


def test_a_page_with_a_choice_of_events_follows_and_so_does_the_choice(
    page: Page, live: LiveSite
) -> None:
    live.save(TRAMS, CHOICE)
    expect(page.locator(".filter select").first).to_be_attached()
    settle(page)
    for old, new in (("The story.", "Another story."), ("Event 5", "Event five")):
        mark(page)
        live.save(TRAMS, CHOICE.replace(old, new))
        expect(body(page)).to_contain_text(new)
        settle(page)
        assert is_marked(page)
        shown = page.evaluate(SHOWN)
        page.reload()
        settle(page)
        assert page.evaluate(SHOWN) == shown
        live.save(TRAMS, CHOICE)
        expect(body(page)).to_contain_text(old)
        settle(page)
        page.get_by_label("Who").select_option("Bo Li")
        expect(page.locator(".filter output")).to_have_text("11 of 12 events")
        expect(page.locator(".timeline").get_by_text("The strike is called")).to_be_hidden()
        page.reload()
        settle(page)


@pytest.mark.parametrize("use", ["focus()", "dispatchEvent(new Event('change', {bubbles: true}))"])
def test_a_choice_of_events_that_is_in_use_is_loaded_again(
    page: Page, live: LiveSite, use: str
) -> None:
    live.save(TRAMS, CHOICE)
    choice = page.get_by_label("Who")
    expect(choice).to_be_attached()
    settle(page)
    choice.evaluate(f"choice => choice.{use}")
    mark(page)
    live.save(TRAMS, CHOICE.replace("Event 5", "Event five"))
    expect(body(page)).to_contain_text("Event five")
    settle(page)
    assert not is_marked(page)
    expect(page.get_by_label("Who")).to_have_count(1)


def test_a_page_whose_picture_is_another_is_loaded_again(page: Page, live: LiveSite) -> None:
    picture = "content/explainers/a.svg"
    text = explainer(body="![A picture](a.svg)\n\nOne.\n")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
    live.save(picture, drawing)
    live.save(TRAMS, text)
    expect(body(page)).to_contain_text("One.")
    settle(page)
    mark(page)
    live.save(picture, drawing.replace("10", "20"))
    page.wait_for_function("() => !window.marked")
    settle(page)


def test_a_page_that_a_change_does_not_touch_is_not_loaded_again(
    chromium: Browser, page: Page, live: LiveSite
) -> None:
    asked: list[str] = []
    for other in opened(chromium, live, "/explainers/buses/"):
        other.on("request", lambda request: asked.append(request.url))
        live.save(BUSES, explainer(body="Buses ran.\n"))
        expect(body(other)).to_contain_text("Buses ran.")
        settle(other)
        asked.clear()
        live.save(TRAMS, explainer(body="Trams ran.\n"))
        expect(body(page)).to_contain_text("Trams ran.")
        live.save(TRAMS, explainer(body="Trams ran again.\n"))
        expect(body(page)).to_contain_text("Trams ran again.")
        other.evaluate("1")  # whatever it had been told before has come by now
        assert not asked


def test_a_headline_changes_on_every_page_that_shows_it(chromium: Browser, live: LiveSite) -> None:
    for home in opened(chromium, live, "/"):
        expect(body(home)).to_contain_text("Why the trams stopped")
        live.save(TRAMS, SOUND.replace("Why the trams stopped", "Why no tram ran"))
        expect(body(home)).to_contain_text("Why no tram ran")


def test_an_error_is_laid_over_the_last_good_page_and_goes_by_itself(
    page: Page, live: LiveSite
) -> None:
    mark(page)
    live.save(TRAMS, explainer(body="See\n[[Ada Byrom]].\n"))
    shown = overlay(page)
    expect(shown).to_contain_text("There is nothing called `Ada Byrom` to link to.")
    expect(shown).to_contain_text("Did you mean `Ada Byron`?")
    assert shown.locator("mark").inner_text() == "[[Ada Byrom]]"
    link = shown.get_by_role("link").get_attribute("href")
    assert link == f"vscode://file{live.root}/{TRAMS}:13:1"
    expect(body(page)).to_contain_text("The story.")
    assert is_marked(page)
    live.save(TRAMS, SOUND)
    expect(overlay(page)).to_have_count(0)
    assert is_marked(page)


def test_the_overlay_can_be_hidden_and_comes_back_with_another_error(
    page: Page, live: LiveSite
) -> None:
    live.save(TRAMS, explainer(body="See [[Nobody]].\n"))
    overlay(page).get_by_role("button", name="Hide").click()
    expect(overlay(page)).to_be_hidden()
    live.save(TRAMS, explainer(body="See [[Somebody]].\n"))
    expect(overlay(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(overlay(page)).to_be_hidden()


def test_a_stylesheet_is_swapped_without_a_reload(page: Page, live: LiveSite) -> None:
    mark(page)
    style = (REPOSITORY / STYLE).read_text(encoding="utf-8")
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        live.write(STYLE, f"{style}\nmain {{ color: {colour} !important; }}\n")
        expect(body(page)).to_have_css("color", colour)
    assert is_marked(page)


def test_a_file_that_an_editor_saves_by_renaming_is_seen(page: Page, live: LiveSite) -> None:
    for words in ("Saved by renaming.", "Saved so again."):
        new = live.write("content/explainers/.trams.md.swp", explainer(body=words))
        new.replace(live.root / TRAMS)
        expect(body(page)).to_contain_text(words)


def test_a_file_that_is_written_in_its_place_is_seen(page: Page, live: LiveSite) -> None:
    (live.root / TRAMS).write_text(explainer(body="Written in place.\n"))
    expect(body(page)).to_contain_text("Written in place.")


def test_a_file_that_comes_with_an_old_time_is_seen(page: Page, live: LiveSite) -> None:
    old = live.write("old.md", explainer(body="From the archive.\n"))
    os.utime(old, (0, 0))
    old.replace(live.root / TRAMS)
    expect(body(page)).to_contain_text("From the archive.")


def test_five_files_saved_at_once_do_not_load_the_page_five_times(
    page: Page, live: LiveSite
) -> None:
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    new = [live.write(f"new-{at}.md", explainer(body=f"Text {at}.\n")) for at in range(5)]
    with live.asleep():
        for at, file in enumerate(new):
            file.replace(live.root / f"content/explainers/{'trams' if at == 4 else f'new-{at}'}.md")
    expect(body(page)).to_contain_text("Text 4.")
    for at in range(4):
        assert f"Text {at}." in live.page(f"/explainers/new-{at}/")
    assert len(loads) < 5


def test_a_deleted_page_is_gone_and_a_renamed_one_is_elsewhere(page: Page, live: LiveSite) -> None:
    (live.root / TRAMS).rename(live.root / "content/explainers/trains.md")
    expect(page).to_have_title("Page not found – The Trams")
    assert "The story." in live.page("/explainers/trains/")
    (live.root / "content/explainers/trains.md").rename(live.root / TRAMS)
    expect(body(page)).to_contain_text("The story.")
    (live.root / BUSES).unlink()
    live.wait_until(lambda: live.ask("/explainers/buses/")[0].status == 404)


def test_a_folder_of_texts_that_is_moved_in_is_seen(page: Page, live: LiveSite) -> None:
    live.write("new/strikes.md", "---\nname: Strikes\n---\nAll about strikes.\n")
    page.goto(f"{live.address}/topics/strikes/")
    (live.root / "new").rename(live.root / "content/topics")
    expect(body(page)).to_contain_text("All about strikes.")


def test_a_changed_template_changes_the_page(page: Page, live: LiveSite) -> None:
    template = (REPOSITORY / TEMPLATE).read_text(encoding="utf-8")
    live.write(TEMPLATE, template.replace("{% block main %}", "{% block main %}<p>Stop press</p>"))
    expect(body(page)).to_contain_text("Stop press")
    live.write(TEMPLATE, template.replace("{% block main %}", "{% block main %}{{ nothing }}"))
    expect(overlay(page)).to_contain_text("template-error")
    expect(body(page)).to_contain_text("Stop press")
    (live.root / TEMPLATE).unlink()
    expect(overlay(page)).to_have_count(0)
    expect(body(page)).not_to_contain_text("Stop press")


def test_changed_settings_change_the_page(page: Page, live: LiveSite) -> None:
    live.save("nutgraf.toml", 'title = "The Buses"\n')
    expect(page).to_have_title("Why the trams stopped – The Buses")
    live.save("nutgraf.toml", 'titel = "The Buses"\n')
    expect(overlay(page)).to_contain_text("Did you mean `title`?")
    live.save("nutgraf.toml", 'title = "The Trams"\n[preview]\neditor = ""\n')
    expect(page).to_have_title("Why the trams stopped – The Trams")
    expect(overlay(page)).to_have_count(0)
    assert bar(page).locator("a[href^=vscode]").count() == 0


def test_a_change_of_the_built_in_theme_changes_the_page(chromium: Browser, tmp_path: Path) -> None:
    package = Path(nutgraf.__file__).parent
    own = tmp_path / "generator" / "nutgraf"
    shutil.copytree(package, own, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(REPOSITORY / "themes", tmp_path / "themes")
    root = tmp_path / "site"
    write_site(root, {TRAMS: SOUND})
    with served(root, environment={"PYTHONPATH": str(own.parent)}) as live:
        for page in opened(chromium, live, PAGE):
            template = tmp_path / TEMPLATE
            text = template.read_text(encoding="utf-8")
            template.write_text(text.replace("{% block main %}", "{% block main %}<p>New</p>"))
            expect(body(page)).to_contain_text("New")


def test_a_broken_site_can_be_opened_and_mended(chromium: Browser, tmp_path: Path) -> None:
    write_site(tmp_path, {TRAMS: SOUND.replace("title:", "titel:")})
    with served(tmp_path) as live:
        for page in opened(chromium, live, PAGE):
            expect(overlay(page)).to_contain_text("Did you mean `title`?")
            expect(overlay(page)).to_contain_text("There is no page to show until this is mended.")
            live.save(TRAMS, SOUND)
            expect(body(page)).to_contain_text("The story.")
            expect(overlay(page)).to_have_count(0)


def test_a_site_whose_settings_are_broken_can_be_opened_and_mended(
    chromium: Browser, tmp_path: Path
) -> None:
    write_site(tmp_path, {"nutgraf.toml": "title = \n", TRAMS: SOUND})
    with served(tmp_path) as live:
        for page in opened(chromium, live, "/"):
            expect(overlay(page)).to_contain_text("settings-syntax")
            live.save("nutgraf.toml", 'title = "The Trams"\n')
            expect(body(page)).to_contain_text("Why the trams stopped")


def test_drafts_and_texts_to_come_are_shown_and_marked(page: Page, live: LiveSite) -> None:
    live.save(TRAMS, explainer("draft: yes\n"))
    expect(bar(page).locator("summary").first).to_contain_text("Draft")
    live.save(TRAMS, SOUND.replace("date: 2020-09-16", "date: 2999-09-16"))
    expect(bar(page).locator("summary").first).to_contain_text("Scheduled")
    live.save(TRAMS, SOUND)
    expect(bar(page).locator("summary mark")).to_have_count(0)


def test_drafts_can_be_left_out(tmp_path: Path) -> None:
    write_site(tmp_path, {TRAMS: explainer("draft: yes\n"), BUSES: SOUND})
    with served(tmp_path, "--no-drafts") as live:
        assert live.ask(PAGE)[0].status == 404
        assert live.ask("/explainers/buses/")[0].status == 200


def test_the_bar_has_the_file_its_warnings_and_its_audit(page: Page, live: LiveSite) -> None:
    live.save(TRAMS, explainer("sources:\n  letter:\n    title: A letter\n"))
    shown = bar(page)
    expect(shown.locator("summary").first).to_contain_text("1 warning")
    shown.locator("summary").first.click()
    expect(shown.get_by_role("link", name=TRAMS, exact=True)).to_be_visible()
    expect(shown).to_contain_text("Nothing cites the source `letter`.")
    shown.get_by_text("Audit: ").click()
    expect(shown).to_contain_text("Nothing says where the event “The strike is called”")


def test_the_bar_says_that_a_look_at_the_texts_takes_long_until_it_ends(page: Page) -> None:
    settle(page)
    words = bar(page).get_by_text("Looking at the texts")
    for state, is_told in (("goes on", True), ("", False)):
        page.evaluate(
            "state => new LiveReloadPluginNutgraf().reload('nutgraf:work', {originalPath: state})",
            state,
        )
        expect(words).to_be_visible(visible=is_told)


def test_the_bar_stays_open_when_the_page_changes(page: Page, live: LiveSite) -> None:
    bar(page).locator("summary").first.click()
    live.save(TRAMS, explainer(body="Other words.\n"))
    expect(body(page)).to_contain_text("Other words.")
    expect(bar(page).get_by_role("link", name=TRAMS, exact=True)).to_be_visible()


def test_the_audit_of_the_whole_site_has_a_page_that_follows_the_texts(
    page: Page, live: LiveSite
) -> None:
    bar(page).locator("summary").first.click()
    bar(page).get_by_role("link", name="Audit of the whole site").click()
    expect(body(page)).to_contain_text("Why the trams stopped")
    expect(body(page)).to_contain_text("Nothing says where the event “The strike is called”")
    live.save(TRAMS, SOUND.replace("The strike is called", "The strike begins"))
    expect(body(page)).to_contain_text("Nothing says where the event “The strike begins”")


def test_a_script_in_a_text_does_not_run_in_the_overlay(page: Page, live: LiveSite) -> None:
    live.save(TRAMS, explainer(body="See [[<img src=x onerror=marked=1>]].\n"))
    expect(overlay(page)).to_contain_text("<img src=x onerror=marked=1>")
    assert overlay(page).locator("img").count() == 0
    assert not page.evaluate("'marked' in window")
