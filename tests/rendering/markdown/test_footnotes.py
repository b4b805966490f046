"""Footnotes: lettered in the order of reading, with a way there and a way back."""

from __future__ import annotations

import re

import pytest

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_markdown


def html(text: str, lang: str = "en", number: int = 1) -> str:
    return render_markdown(Markup(text), lang).placed(number, {})


def test_mark_and_note_lead_to_each_other() -> None:
    made = html("Word.[^n]\n\n[^n]: The *note*.")
    assert (
        '<p>Word.<sup class="note-mark"><a aria-label="Note a" class="footnote-ref" href="#fn-1-1"'
        ' id="fnref-1-1-1" role="doc-noteref">a</a></sup></p>'
    ) in made
    assert '<section aria-label="Notes" class="footnotes" role="doc-endnotes">' in made
    assert (
        '<li id="fn-1-1">\n<p>The <em>note</em>.&nbsp;<a aria-label="Back to the text"'
        ' class="footnote-backref" href="#fnref-1-1-1" role="doc-backlink">'
    ) in made


def test_notes_are_lettered_in_the_order_of_reading_not_of_definition() -> None:
    made = html("- a[^second]\n\nb[^first]\n\n[^first]: One.\n[^second]: Two.")
    assert re.findall(r'role="doc-noteref">(.)<', made) == ["a", "b"]
    assert made.index("Two.") < made.index("One.")


def test_note_marked_twice_leads_back_twice() -> None:
    made = html("a[^n] b[^n]\n\n[^n]: Note.")
    assert re.findall(r'id="(fnref[^"]*)"', made) == ["fnref-1-1-1", "fnref-1-1-2"]
    assert re.findall(r'href="#(fnref[^"]*)"', made) == ["fnref-1-1-1", "fnref-1-1-2"]


def test_note_that_is_marked_nowhere_is_not_lost() -> None:
    made = html("a[^n]\n\n[^lonely]: Alone.\n[^n]: Note.")
    assert made.index("Note.") < made.index("Alone.")


def test_mark_without_a_note_stays_as_it_is() -> None:
    assert html("a[^nothing] *b*") == "<p>a[^nothing] <em>b</em></p>"


def test_note_may_have_several_paragraphs_and_a_mark_of_its_own() -> None:
    made = html("a[^n]\n\n[^n]: One.\n\n    Two.[^m]\n\n[^m]: Inner.")
    assert "<p>One.</p>" in made
    assert re.findall(r'role="doc-noteref">(.)<', made) == ["a", "b"]


@pytest.mark.parametrize("text", ["[^n]: [^m]: Inner.", "[^n]:\n    [^m]: Inner.\n[^o]: Other."])
def test_note_in_a_note_is_a_note(text: str) -> None:
    made = html(f"a[^n] b[^m]\n\n{text}")
    assert re.findall(r'role="doc-noteref">(.)<', made) == ["a", "b"]
    assert "<p>Inner.&nbsp;" in made


def test_two_texts_of_a_page_share_no_id() -> None:
    ids = re.findall(
        r' id="([^"]*)"', html("a[^n]\n\n[^n]: N.") + html("b[^n]\n\n[^n]: M.", "en", 2)
    )
    assert len(ids) == len(set(ids)) == 4


def test_the_words_around_notes_are_in_the_language_of_the_page() -> None:
    made = html("a[^n]\n\n[^n]: N.", "fr")
    assert 'aria-label="Notes"' in made
    assert 'aria-label="Retour au texte"' in made


def test_after_the_letters_come_two_letters() -> None:
    text = "".join(f"[^{at}]" for at in range(28)) + "\n\n"
    made = html(text + "".join(f"[^{at}]: Note {at}.\n" for at in range(28)))
    assert re.findall(r'role="doc-noteref">(\w+)<', made)[-3:] == ["z", "aa", "ab"]
