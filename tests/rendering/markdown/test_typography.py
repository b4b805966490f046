"""Quotation marks, dashes and ellipses of the page's language."""

from __future__ import annotations

import pytest

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown


def line(text: str, lang: str = "en") -> str:
    return render_line(Markup(text), lang).html.replace("&nbsp;", "\xa0")


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "“Who said ‘why’?”"),
        ("de", "„Who said ‚why‘?“"),
        ("de-CH", "«Who said ‹why›?»"),
        ("fr", "«\xa0Who said “why”?\xa0»"),
        ("sv-FI", "”Who said ’why’?”"),
        ("ja", "「Who said 『why』?」"),
        ("zh-Hant-TW", "「Who said 『why』?」"),
        ("zh", "“Who said ‘why’?”"),
        ("ar", "”Who said ’why‘?“"),
        ("x-klingon", "“Who said ‘why’?”"),
    ],
)
def test_quotation_marks_are_those_of_the_language(lang: str, shown: str) -> None:
    assert line("\"Who said 'why'?\"", lang) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("it's the '90s", "it’s the ’90s"),
        ("the drivers' strike", "the drivers’ strike"),
        ("'Tis late", "’Tis late"),
        ("'so' and 'so'", "‘so’ and ‘so’"),
        ('"*Emphasis* first"', "“<em>Emphasis</em> first”"),
        ('("in brackets")', "(“in brackets”)"),
        ('he said--"no"', "he said–“no”"),
        ('"<b>raw</b>"', "“<b>raw</b>”"),
        ('<b>"raw"</b>', "<b>“raw”</b>"),
        ("\"'both' of them\"", "“‘both’ of them”"),
        ("5' 10\"", '5’ 10"'),
        ("“already” ‘set’", "“already” ‘set’"),
        ('\\"escaped\\"', '"escaped"'),
        ("1914--1918 -- a war --- and", "1914–1918 – a war — and"),
        ("use --root and -----", "use --root and -----"),
        ("wait... what....", "wait… what...."),
        ('`it\'s -- "code"...`', '<code>it\'s -- "code"...</code>'),
        ("<kbd>it's</kbd>", "<kbd>it’s</kbd>"),
        ("[it's](/a/'b'/)", "<a href=\"/a/'b'/\">it’s</a>"),
    ],
)
def test_typewriter_characters_are_set_well(typed: str, shown: str) -> None:
    assert line(typed) == shown


def test_quotation_does_not_go_on_into_the_next_paragraph() -> None:
    made = render_markdown(Markup('"Not closed\n\n"Again" here'), "en").html
    assert made == "<p>“Not closed</p>\n<p>“Again” here</p>"
