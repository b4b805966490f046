"""Headings: levels below what is above them, ids that survive."""

from __future__ import annotations

import pytest

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_markdown


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("## Who took part", "who-took-part"),
        ("## Что случилось", "что-случилось"),
        ("## 发生了什么", "发生了什么"),
        ("## It's *so* late", "its-so-late"),
        ("## Words {#own-id}", "own-id"),
        ("Words\n-----", "words"),
        ("## !?", "section"),
    ],
)
def test_id_is_made_of_the_words_in_any_script(typed: str, id: str) -> None:
    made = render_markdown(Markup(typed), "en")
    assert [heading.id for heading in made.headings] == [id]
    assert f'id="{id}"' in made.html


def test_two_headings_of_the_same_words_are_told_apart() -> None:
    made = render_markdown(Markup("## Why\n\n## Why\n\n## Why {#why}"), "en")
    assert [heading.id for heading in made.headings] == ["why", "why-2", "why-3"]


def test_both_first_ranks_get_the_level_asked_for_and_none_goes_below_six() -> None:
    text = Markup("# One\n\n## Two\n\n### Three\n\n###### Six")
    made = render_markdown(text, "en", 3)
    assert [heading.level for heading in made.headings] == [3, 3, 4, 6]
    assert [heading.level for heading in render_markdown(text, "en").headings] == [2, 2, 3, 6]


def test_contents_have_words_without_markup_notes_and_citations() -> None:
    text = "## \\*AT&amp;T\\* and *[[Ada]]*[^1] [@report] <b>now</b>\n\n[^1]: Note."
    made = render_markdown(
        Markup(text, (("[[Ada]]", "/ada/", "Ada Byron"),), (("report", 1, "#source-1"),)), "en"
    )
    assert [heading.words for heading in made.headings] == ["*AT&T* and Ada Byron now"]


def test_heading_inside_of_a_quotation_has_no_id() -> None:
    made = render_markdown(Markup("> ## Quoted"), "en")
    assert made.headings == ()
    assert "<h2>Quoted</h2>" in made.html
