"""What a Markdown text points at."""

from __future__ import annotations

import pytest

from nutgraf.checking.left_out import find_left_out
from nutgraf.checking.scanning import heading_ids, scan
from nutgraf.checking.slips import find_slips, find_untold_pictures


def test_what_stands_in_brackets_may_go_on_in_the_next_line() -> None:
    found = scan("[[Stop Hate\nfor Profit]] [@report,\np. 12;\n@law]", with_headings=False)
    assert found.wiki == ("Stop Hate\nfor Profit",)
    assert found.citations == ("report", "law")


def test_what_stands_in_brackets_ends_with_its_paragraph() -> None:
    found = scan("[[Stop Hate\n\nfor Profit]] [@report\n \np. 12]", with_headings=False)
    assert found.wiki == found.citations == ()


@pytest.mark.parametrize(
    "text",
    [
        "[[Ada]] and [[ada|her]] and [[1]](https://example.org/) and [[sic](x) ].",
        "[@law] and [@law, p. 12; @paper].",
        "A note.[^1]\n\n[^1]: This.",
        "`[[Ada]` and `[^1]` and `[@law`.",
        r"\[[Ada] and \[^1] and \[@law.",
    ],
)
def test_what_is_meant_so_is_no_slip(text: str) -> None:
    assert not list(find_slips(text))


def test_what_is_shown_as_typed_is_found() -> None:
    text = "[[Ada] says [@law and\n[@paper, p. 1\n\nmore.[^1] [^2]\n\n[^2]: This."
    assert [written for written, _, _ in find_slips(text)] == [
        "[[Ada]",
        "[@law and",
        "[@paper, p. 1",
        "[^1]",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<b>Bold</b>, <https://example.org/>, <ada@example.org>, 1 < 2 > 1, a<b.",
        r"`<iframe>` and \<stop> and &lt;stop>.",
        "As in:\n\n    <iframe>\n\n```\n<iframe>\n```\n",
        "<!-- Not yet. -->\n<details open><summary>More</summary></details>",
        '<p class="note" lang=de>Ja.<br/></p> <img src="a.png" alt="style=x" /> <td colspan=2>',
    ],
)
def test_what_pages_take_or_show_is_not_left_out(text: str) -> None:
    assert not list(find_left_out(text))


def test_each_tag_that_pages_do_not_take_is_found_once() -> None:
    text = '<iframe\nsrc="x"></iframe> The <Stop/> and <stop>'
    assert [written for written, _, _ in find_left_out(text)] == ["<iframe", "<Stop/>"]


def test_each_attribute_that_pages_do_not_take_is_found_once_for_its_tag() -> None:
    text = """<p STYLE='color: red' id=a onclick="go()">a</p> <p style="">b</p> <b style=c>d</b>"""
    found = [(written, hint.partition(":")[0]) for written, _, hint in find_left_out(text)]
    assert found == [
        (
            "STYLE='color: red'",
            'Remove it, or give it a `class="…"` that the theme\'s stylesheet knows.',
        ),
        ("id=a", "Remove it"),
        ('onclick="go()"', "Remove it"),
        ("style=c", 'Remove it, or give it a `class="…"` that the theme\'s stylesheet knows.'),
    ]


@pytest.mark.parametrize(
    "attribute", ["style", "align", "bgcolor", "border", "color", "face", "size"]
)
def test_how_a_tag_looks_is_a_matter_of_the_theme(attribute: str) -> None:
    ((written, _, hint),) = find_left_out(f'<p {attribute}="1\n2">So.</p>')
    assert written == f'{attribute}="1'
    assert hint == 'Remove it, or give it a `class="…"` that the theme\'s stylesheet knows.'


def test_pictures_without_words_are_found() -> None:
    text = "![](a.png) ![ ][b] ![Trams](c.png) `![](d.png)` \\![](e.png)"
    assert list(find_untold_pictures(text)) == ["![](a.png)", "![ ][b]"]


def test_links_are_found_however_their_address_is_written() -> None:
    text = "[a](b.md) [c](<d e.md>) [f](<>) [g][h]\n\n[h]: i.md\n"
    assert scan(text, with_headings=False).destinations == ("b.md", "d e.md", "", "i.md")


def test_a_fence_of_tildes_is_code_too() -> None:
    found = scan("~~~\n[[a]]\n~~~\n[[b]]\n", with_headings=False)
    assert found.wiki == ("b",)


def test_headings_are_looked_for_only_where_they_matter() -> None:
    assert scan("# A [[b]]\n", with_headings=False).anchors == ()


def test_code_in_a_heading_is_no_part_of_its_id() -> None:
    assert scan("# Using `x` now\n", with_headings=True).anchors == ("using-now",)


def test_what_stands_around_the_words_of_a_heading_is_no_part_of_its_id() -> None:
    text = "## A [link](b.md) ##\n\n## Other {#mine} ## \n\n##  C  ##\n"
    assert heading_ids(text) == ("a-link", "mine", "c")
