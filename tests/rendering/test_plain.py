"""Markdown without markup: the words stay, in their paragraphs."""

from __future__ import annotations

import pytest

from nutgraf.model.pages import Markup
from nutgraf.rendering.plain import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("", ""),
        ("Plain words.", "Plain words."),
        ("R&D < 5", "R&D < 5"),
        (
            "Some *stress*, `code`\nand a [link](https://paper.example/).",
            "Some stress, code and a link.",
        ),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("Line  \nbreak", "Line\nbreak"),
        ("- one\n- two\n\nAfter.", "one\ntwo\n\nAfter."),
        ("> Quoted.\n\nAfter.", "Quoted.\n\nAfter."),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "a b\n1 2"),
        ("![A depot](depot.jpg) is empty", "A depot is empty"),
        ("Note.[^1]\n\n[^1]: The *note*.", "Note.\n\nThe note."),
        ("<div><b>Bold</b><br>line</div>", "Bold\nline"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_words_are_kept_without_their_markup(markdown: str, text: str) -> None:
    assert plain_text(Markup(markdown), "en") == text


def test_citations_are_left_out() -> None:
    cited = Markup("So it is [@report; @other].", (), (("report", 1, "#s"), ("other", 2, "#t")))
    assert plain_text(cited, "en") == "So it is."


def test_wiki_links_are_words() -> None:
    linked = Markup("Says [[ada|Ada]] there.", (("[[ada|Ada]]", "/participants/ada/", ""),))
    assert plain_text(linked, "en") == "Says Ada there."
