"""Links and citations: written destinations become addresses."""

from __future__ import annotations

import pytest

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown

LINKS = (
    ("[[NAACP]]", "/participants/naacp/", ""),
    ("[[naacp]]", "/participants/naacp/", "NAACP"),
    ("[[naacp|the *association*]]", "/participants/naacp/", "NAACP"),
    ("[[NAACP#history]]", "/participants/naacp/#history", ""),
    ("[[A*STAR*]]", "/participants/a-star/", ""),
    ("[[Draft]]", "", "A draft"),
    ("draft.md", "", ""),
    ("../participants/naacp.md#past", "/participants/naacp/#past", ""),
    ("my\\_file.md", "/my-file/", ""),
    ("a b.md", "/a-b/", ""),
    ("/x/", "/base/x/", ""),
    ("/base/x/", "/base/base/x/", ""),
    ("[[X]]", "/base/x/", ""),
    ("tram.jpg", "/explainers/tram/tram.jpg", ""),
)


def html(text: str) -> str:
    return render_line(Markup(text, LINKS), "en").html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[[NAACP]]", '<a href="/participants/naacp/">NAACP</a>'),
        ("[[naacp]]", '<a href="/participants/naacp/">NAACP</a>'),
        (
            "[[naacp|the *association*]]",
            '<a href="/participants/naacp/">the <em>association</em></a>',
        ),
        ("[[NAACP#history]]", '<a href="/participants/naacp/#history">NAACP</a>'),
        ("[[A*STAR*]]", '<a href="/participants/a-star/">A*STAR*</a>'),
        ("[[nobody]]", "[[nobody]]"),
        ("`[[NAACP]]`", "<code>[[NAACP]]</code>"),
        ("\\[[NAACP]]", "[[NAACP]]"),
    ],
)
def test_wiki_link_shows_its_label(typed: str, shown: str) -> None:
    assert html(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[it](../participants/naacp.md#past)", '<a href="/participants/naacp/#past">it</a>'),
        ('[it](/x/ "Title")', '<a href="/base/x/" title="Title">it</a>'),
        ("[it](my\\_file.md)", '<a href="/my-file/">it</a>'),
        ("[it](<a b.md>)", '<a href="/a-b/">it</a>'),
        ("![Tram](tram.jpg)", '<img alt="Tram" src="/explainers/tram/tram.jpg">'),
        ("[out](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">out</a>'),
        ("<https://example.org/--a>", '<a href="https://example.org/--a">https://example.org/--a</a>'),
        ("[here](#part)", '<a href="#part">here</a>'),
    ],
)  # fmt: skip
def test_destination_becomes_its_address(typed: str, shown: str) -> None:
    assert html(typed) == shown


def test_wiki_link_may_go_on_in_the_next_line() -> None:
    markup = Markup("[[Stop Hate\nfor Profit]]", (("[[Stop Hate\nfor Profit]]", "/x/", ""),))
    assert render_markdown(markup, "en").html == '<p><a href="/x/">Stop Hate\nfor Profit</a></p>'


def test_an_address_is_not_taken_for_a_destination_again() -> None:
    assert html("[[X]] [x](/x/)") == '<a href="/base/x/">X</a> <a href="/base/x/">x</a>'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("See [the *draft*](draft.md), soon", "See the <em>draft</em>, soon"),
        ("*a*[draft](draft.md) b", "<em>a</em>draft b"),
        ("[draft](draft.md)[*draft*](draft.md)", "draft<em>draft</em>"),
        ("[[Draft]]", "A draft"),
        ("*[[Draft]] and [draft](draft.md)*", "<em>A draft and draft</em>"),
    ],
)
def test_link_to_something_unpublished_is_text(typed: str, shown: str) -> None:
    assert html(typed) == shown


def test_link_by_reference_is_resolved_too() -> None:
    markup = Markup("See [it][n].\n\n[n]: ../participants/naacp.md#past", LINKS)
    assert render_markdown(markup, "en").html == (
        '<p>See <a href="/participants/naacp/#past">it</a>.</p>'
    )


CITED = (("report", 1, "#source-1"), ("law", 12, "#source-12"), ("far", 3, "/other/#source-3"))


def cited(text: str, lang: str = "en") -> str:
    return render_line(Markup(text, (), CITED), lang).placed(1, {})


def test_citation_is_a_number_that_leads_to_its_source() -> None:
    assert cited("So it is.[@report]") == (
        'So it is.<span class="cites"><a aria-label="Source 1" class="cite" href="#source-1"'
        ' id="cite-1-1">1</a></span>'
    )


def test_space_in_front_of_a_citation_is_left_out() -> None:
    assert cited("So it is [@report].").startswith('So it is<span class="cites">')


def test_several_citations_stand_together_each_with_its_place_in_the_source() -> None:
    made = cited("[@report, p. 12; @law]")
    assert 'aria-label="Source 1, p. 12"' in made
    assert ">1, p. 12</a>\u202f<a" in made
    assert 'href="#source-12" id="cite-12-1">12</a></span>' in made


def test_each_citation_of_a_source_has_an_id_of_its_own() -> None:
    counted: dict[int, int] = {}
    first = render_line(Markup("a[@report] b[@law] c[@report]", (), CITED), "en")
    second = render_line(Markup("d[@report]", (), CITED), "en")
    made = first.placed(1, counted) + second.placed(2, counted)
    assert [f"cite-1-{at}" in made for at in (1, 2, 3, 4)] == [True, True, True, False]
    assert counted == {1: 3, 12: 1}


def test_citation_may_go_on_in_the_next_line() -> None:
    markup = Markup("So.[@report,\np. 12;\n@law]", (), CITED)
    made = render_markdown(markup, "en").placed(1, {})
    assert 'aria-label="Source 1, p. 12"' in made
    assert ">12</a>" in made


def test_citation_of_a_source_on_another_page_needs_no_way_back() -> None:
    made = cited("So.[@far]")
    assert 'href="/other/#source-3">3</a>' in made
    assert " id=" not in made


def test_citation_says_source_in_the_language_of_the_page() -> None:
    assert 'aria-label="Quelle 1"' in cited("So.[@report]", "de-AT")


@pytest.mark.parametrize("typed", ["[@nobody]", "[@report; @nobody]", "[@]", "`[@report]`"])
def test_what_cites_nothing_stays_as_it_is(typed: str) -> None:
    assert "href" not in cited(typed)
    assert typed.strip("`") in cited(typed)


def test_control_characters_in_a_name_are_left_out() -> None:
    name = "A\x89#\x897\x89da"
    assert render_line(Markup("[[ada]]", (("[[ada]]", "/ada/", name),)), "en").html == (
        '<a href="/ada/">A#7da</a>'
    )
