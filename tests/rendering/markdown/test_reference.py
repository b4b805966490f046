"""The pages that tell writers about Markdown and HTML say what the program does."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from nutgraf.model.elements import ATTRIBUTES, BLOCKS, PHRASING
from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown
from nutgraf.rendering.markdown.cleaning import URL_SCHEMES

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
MARKDOWN = (REFERENCE / "markdown.md").read_text("utf-8")
HTML = (REFERENCE / "html.md").read_text("utf-8")


def rows(text: str, heading: str) -> dict[str, str]:
    """The first table below a heading: second cells by first ones."""
    table = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    return dict(cells[2:])


LINES = rows(MARKDOWN, "On every line")


def test_the_examples_are_found() -> None:
    assert len(LINES) > 4


@pytest.mark.parametrize(("typed", "seen"), list(LINES.items()))
def test_a_reader_sees_what_the_page_says(typed: str, seen: str) -> None:
    assert render_line(Markup(typed.strip("`").strip()), "en").html == unescape(seen)


@pytest.mark.parametrize(
    ("block", "tags"),
    [
        ("    - a point", {"ul", "ol", "li"}),
        ("    > They", {"blockquote"}),
        ("    Day | Trams", {"table", "th", "td"}),
        ("    Lockout", {"dl", "dt", "dd"}),
        ("    !!! note", {"div"}),
        ("    ```", {"pre", "code"}),
        ("    The union", {"section", "sup"}),
    ],
)
def test_each_block_of_the_page_is_what_it_is_called(block: str, tags: set[str]) -> None:
    example = MARKDOWN[MARKDOWN.index(f"\n{block}") :].strip("\n")
    lines = [line[4:] for line in re.split(r"\n(?! {4}|\n)", example)[0].split("\n")]
    made = render_markdown(Markup("\n".join(lines)), "en").html
    assert tags <= set(re.findall(r"<(\w+)", made))


def test_every_element_that_is_let_through_is_listed() -> None:
    listed = {
        where: set(re.findall(r"`(\w+)`", names)) for where, names in rows(HTML, "Elements").items()
    }
    assert listed == {"in lines and blocks": PHRASING, "in blocks alone": BLOCKS}


def test_every_attribute_that_is_let_through_is_listed() -> None:
    listed = {
        "*" if element == "every one" else element.strip("`"): set(re.findall(r"`([\w-]+)`", names))
        for element, names in rows(HTML, "Attributes").items()
    }
    assert listed == ATTRIBUTES


def test_every_scheme_that_is_let_through_is_listed() -> None:
    sentence = HTML.partition("## Addresses")[2].partition(".")[0]
    assert set(re.findall(r"`(\w+)`", sentence)) == URL_SCHEMES
