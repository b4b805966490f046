"""No script from content runs, in whichever field and on whichever page it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.previewing.panel import AUDIT_PAGE
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.browser.screenshots import served
from tests.conftest import NOW
from tests.hostile.canary import SCRIPT, write_site
from tests.previewing.live import served as previewed

pytestmark = pytest.mark.browser

WATCH = """
window.ran = [];
window.canary = where => window.ran.push(where);
"""
TOUCH = """
() => {
    for (const element of document.querySelectorAll("*"))
        for (const kind of ["mouseover", "click", "focus", "error", "load", "toggle"])
            element.dispatchEvent(new Event(kind));
    return window.ran;
}
"""
OPENED_BY_BROWSERS = {".html", ".xml", ".svg", ".json", ".txt"}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that notes which scripts have run."""
    page = chromium.new_page()
    page.add_init_script(WATCH)
    yield page
    page.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_site(tmp_path)
    return tmp_path


def build(root: Path) -> None:
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed, report.diagnostics


def test_no_script_runs_on_any_page_or_file_of_the_site(page: Page, root: Path) -> None:
    build(root)
    output = root / "output"
    paths = [
        path.relative_to(output).as_posix()
        for path in sorted(output.rglob("*"))
        if path.suffix in OPENED_BY_BROWSERS and path.parent.name != "old"  # this leads on at once
    ]
    assert len(paths) > 40
    with served(output) as origin:
        for path in paths:
            page.goto(f"{origin}/{path}")
            assert page.evaluate(TOUCH) == [], path


def test_the_words_of_every_field_are_there_to_read(page: Page, root: Path) -> None:
    build(root)
    with served(root / "output") as origin:
        page.goto(f"{origin}/explainers/trams/")
        assert page.title().startswith(SCRIPT.format("ExplainerFields.title")[:40])
        text = page.locator("body").inner_text()
    for field in ("EventFields.event", "QuoteFields.context", "FigureFields.label"):
        assert f'canary("{field}")' in text


def test_no_script_runs_in_the_preview_or_in_its_words_about_mistakes(
    page: Page, root: Path
) -> None:
    broken = root / "content" / "topics" / "broken.md"
    broken.write_text(
        f"---\nname: Broken\n{SCRIPT.format('a key')}: x\n---\n[a](/{SCRIPT[:30]}/)\n"
    )
    with previewed(root) as live:
        page.goto(f"{live.address}/explainers/trams/")
        expect(page.locator("nutgraf-preview .overlay")).to_be_visible()
        assert page.evaluate(TOUCH) == []
        live.save("content/topics/broken.md", "---\nname: Mended\n---\n")
        expect(page.locator("nutgraf-preview .overlay")).to_be_hidden()
        page.goto(f"{live.address}/explainers/trams/")
        assert page.evaluate(TOUCH) == []


def test_no_script_runs_on_any_page_of_the_preview_or_in_its_audit(page: Page, root: Path) -> None:
    build(root)
    pages = [path.parent for path in sorted((root / "output").rglob("index.html"))]
    addresses = [path.relative_to(root / "output").as_posix() for path in pages]
    addresses.remove("old")  # this leads on at once
    with previewed(root) as live:
        for address in addresses:
            page.goto(f"{live.address}/{address}/".replace("/./", "/"))
            assert page.evaluate(TOUCH) == [], address
        page.goto(live.address + AUDIT_PAGE)
        expect(page.get_by_role("heading", name="Audit", exact=True)).to_be_visible()
        assert 'canary("' in page.locator("main").inner_text()
        assert page.evaluate(TOUCH) == []


def test_no_script_runs_in_what_the_search_finds(page: Page, root: Path) -> None:
    settings = root / "nutgraf.toml"
    settings.write_text(f"search = true\ncards = true\n{settings.read_text()}")
    build(root)
    with served(root / "output") as origin:
        page.goto(f"{origin}/search/?q=canary")
        expect(page.locator(".results li").nth(2)).to_be_visible()
        assert 'canary("' in page.locator(".results").inner_text()
        assert page.evaluate(TOUCH) == []


def test_the_canary_sings_where_a_script_does_run(page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<p>{SCRIPT.format('here')}</p>")
    with served(tmp_path) as origin:
        page.goto(f"{origin}/index.html")
        assert "here" in page.evaluate(TOUCH)
