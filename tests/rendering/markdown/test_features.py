"""What a writer types, and what a reader gets."""

from __future__ import annotations

import pytest

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown


def html(text: str, lang: str = "en") -> str:
    return render_markdown(Markup(text), lang).placed(1, {})


def line(text: str, lang: str = "en") -> str:
    return render_line(Markup(text), lang).html


def test_nothing_gives_nothing() -> None:
    assert html("") == html(" \n\n ") == line("") == line("  ") == ""


def test_paragraphs_are_kept_apart() -> None:
    assert html("One\nline.\n\nTwo.") == "<p>One\nline.</p>\n<p>Two.</p>"


def test_emphasis_inside_of_words_needs_asterisks() -> None:
    assert html("*so* __very__ snake_case_name un*frigging*real") == (
        "<p><em>so</em> <strong>very</strong> snake_case_name un<em>frigging</em>real</p>"
    )


def test_lists_nest_by_four_spaces() -> None:
    made = html("1. one\n2. two\n    - inner")
    assert "".join(made.split()) == "<ol><li>one</li><li>two<ul><li>inner</li></ul></li></ol>"


def test_columns_of_a_table_are_aligned_by_class() -> None:
    made = html("Year | Number\n:--- | ---:\n2020 | 1,200")
    assert '<th class="align-right">Number</th>' in made
    assert '<td class="align-left">2020</td>' in made
    assert "style" not in made


def test_definition_list_has_terms_and_definitions() -> None:
    made = html("Boycott\n:   Not buying.\n\nBuycott\n:   Buying on purpose.")
    assert "".join(made.split()) == (
        "<dl><dt>Boycott</dt><dd>Notbuying.</dd><dt>Buycott</dt><dd>Buyingonpurpose.</dd></dl>"
    )


def test_admonition_has_its_kind_as_class_and_its_title() -> None:
    made = html('!!! warning "Careful"\n    Hot.')
    assert '<div class="admonition warning">' in made
    assert '<p class="admonition-title">Careful</p>\n<p>Hot.</p>' in made


def test_abbreviation_is_explained_wherever_it_stands() -> None:
    made = html("The ADL said.\n\n- ADL\n\n*[ADL]: Anti-Defamation League")
    assert made.count('<abbr title="Anti-Defamation League">ADL</abbr>') == 2


def test_abbreviation_of_one_text_is_not_known_in_the_next() -> None:
    html("*[ADL]: Anti-Defamation League\n\nADL")
    assert html("ADL and *more*") == "<p>ADL and <em>more</em></p>"


def test_fenced_code_shows_what_is_in_it() -> None:
    made = html('```python\nprint("a < b") -- \'\n```')
    assert made == ('<pre><code class="language-python">print("a &lt; b") -- \'\n</code></pre>')


def test_attribute_list_gives_a_class_and_a_language() -> None:
    assert html("Bonjour *tous*{: lang=fr .greeting}") == (
        '<p>Bonjour <em class="greeting" lang="fr">tous</em></p>'
    )


def test_markdown_inside_of_html_stays_as_it_is() -> None:
    assert html("<div>\n*plain*\n</div>").strip() == "<div>\n*plain*\n</div>"


def test_a_picture_keeps_its_description() -> None:
    assert html('![A tram](tram.jpg "Line 3")') == (
        '<p><img alt="A tram" src="tram.jpg" title="Line 3"></p>'
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("# not a heading", "# not a heading"),
        ("- not a list", "- not a list"),
        ("1. nor this", "1. nor this"),
        ("two\n\nparagraphs with *em*", "two paragraphs with <em>em</em>"),
        ("a <div>box</div> and <b>bold</b>", "a box and <b>bold</b>"),
        ("a & b < c", "a &amp; b &lt; c"),
    ],
)
def test_a_line_is_a_line_whatever_it_looks_like(typed: str, shown: str) -> None:
    assert line(typed) == shown


def test_a_text_does_not_see_the_links_of_the_text_before() -> None:
    html("[a][r]\n\n[r]: /somewhere/")
    assert html("[a][r]") == "<p>[a][r]</p>"
