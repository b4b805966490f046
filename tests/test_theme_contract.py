"""The default theme's README says what templates get, and which knobs the stylesheet has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Page
from nutgraf.model.site import Site
from nutgraf.model.values import field_names
from nutgraf.planning import contents, timeline_views, views
from nutgraf.planning.anchors import SECTIONS
from nutgraf.rendering.messages import Vocabulary
from nutgraf.rendering.page import PageRenderer
from tests.browser.specimen import PAGES

THEME = Path(__file__).resolve().parents[1] / "themes" / "default"
README = (THEME / "README.md").read_text(encoding="utf-8")
MODULES = (contents, timeline_views, views)
TEMPLATES = {path.name: path for path in (THEME / "templates").glob("*.html")}


def table(after: str) -> dict[str, list[str]]:
    """The first table below some words: the code in its other cells, by the code in its first."""
    found = re.search(r"(?:^\|.*\n)+", README[README.index(after) :], re.MULTILINE)
    assert found
    rows = [row.split("|", 2) for row in found[0].splitlines()[2:]]
    return {
        name: re.findall(r"`([^`]+)`", rest)
        for _, first, rest in rows
        for name in re.findall(r"`([^`]+)`", first)
    }


def fields(name: str) -> list[str]:
    """The fields of a view or of a page's content."""
    found = next(vars(module)[name] for module in MODULES if name in defined(module))
    return list(field_names(found))


def defined(module: ModuleType) -> Iterator[str]:
    """The names of the values of a module."""
    for name, value in vars(module).items():
        if field_names(value) and value.__module__ == module.__name__:
            yield name


def test_readme_lists_every_template() -> None:
    assert set(table("## The contract")) == TEMPLATES.keys() - {"base.html"}


@pytest.mark.parametrize(("template", "row"), table("## The contract").items())
def test_readme_lists_the_fields_of_a_templates_content(template: str, row: list[str]) -> None:
    name, *listed = row
    if "the same |" not in next(line for line in README.splitlines() if f"`{template}`" in line):
        assert listed == fields(name)


def test_every_kind_of_page_is_looked_at_in_a_browser() -> None:
    assert PAGES.keys() == TEMPLATES.keys() - {"base.html"}


def test_readme_lists_the_fields_of_every_view() -> None:
    listed = table("What these fields hold")
    pages = {row[0] for row in table("## The contract").values()}
    assert listed.keys() == {name for module in MODULES for name in defined(module)} - pages
    assert listed == {name: fields(name) for name in listed}


def test_readme_lists_every_function_of_templates() -> None:
    called = " ".join(table("### Functions"))
    page = Page("/", "home.html", None, "en")
    functions = PageRenderer(
        page, Site("Test"), {}, Vocabulary({}).words_of("en"), Report()
    ).functions
    missing = [name for name in functions if not re.search(rf"\b{name}\b", called)]
    assert missing == []


def test_readme_lists_every_knob_of_the_stylesheet() -> None:
    stylesheet = (THEME / "static" / "style.css").read_text(encoding="utf-8")
    knobs = re.search(r"@layer knobs \{(.*?)^\}", stylesheet, re.DOTALL | re.MULTILINE)
    assert knobs
    assert set(re.findall(r"(--[\w-]+):", knobs[1])) == set(table("| knob |"))


def test_readme_lists_every_section_of_an_explainer() -> None:
    assert re.findall(r"`section-(\w+)`", README) == list(SECTIONS)


def test_every_section_of_an_explainer_has_a_part_of_its_own() -> None:
    parts = {path.stem for path in (THEME / "templates" / "parts" / "explainer").glob("*.html")}
    assert set(SECTIONS) <= parts
