"""What a template can call."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest

from nutgraf.checking.edtf import parse_when
from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Markup, Page
from nutgraf.model.site import Site
from nutgraf.rendering.assets import Asset
from nutgraf.rendering.messages import Vocabulary
from nutgraf.rendering.page import PageRenderer, view_of

SITE = Site("Test", origin="https://news.example", base_path="/news/2020/")


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference to a source."""

    number: int
    title: str
    href: str


def page(lang: str = "en", url: str = "/a/") -> Page:
    return Page(url, "page.html", None, lang)


def renderer(lang: str = "en", report: Report | None = None) -> PageRenderer:
    assets = {"style.css": Asset("/assets/style.00000000.css", b"")}
    words = Vocabulary({}).words_of(lang)
    return PageRenderer(page(lang), SITE, assets, words, report or Report())


@pytest.mark.parametrize(
    ("lang", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("pa-Arab", "rtl"), ("tlh", "ltr")],
)
def test_page_has_the_direction_of_its_language(lang: str, direction: str) -> None:
    assert view_of(page(lang), SITE).dir == direction


def test_page_knows_its_addresses() -> None:
    view = view_of(page(url="/explainers/что/"), SITE)
    assert view.url == "/explainers/что/"
    assert view.path == "/news/2020/explainers/%D1%87%D1%82%D0%BE/"
    assert view.canonical == f"https://news.example{view.path}"


def test_page_of_a_site_without_an_origin_has_no_canonical_address() -> None:
    assert view_of(page(), Site("Test")).canonical == ""


def test_fixed_addresses_stand_below_the_base_path() -> None:
    one = renderer()
    assert one.url("/") == "/news/2020/"
    assert one.url("/topics/#a") == "/news/2020/topics/#a"
    assert one.url("https://elsewhere.example/") == "https://elsewhere.example/"
    assert one.asset("style.css") == "/news/2020/assets/style.00000000.css"


def test_dates_are_worded_in_the_language_of_the_page() -> None:
    date = parse_when("2020-05-25", ZoneInfo("UTC"))
    assert renderer("de").when(date) == "25. Mai 2020"
    assert renderer("de").when_short(date) == "25. Mai"


def test_no_two_texts_of_a_page_share_an_id() -> None:
    one = renderer()
    text = Markup("a[^n]\n\n[^n]: Note.")
    first, second = one.markdown(text), one.markdown(text)
    assert "fn-1-1" in first
    assert "fn-2-1" in second


def test_list_of_sources_can_lead_back_to_every_citation() -> None:
    one = renderer()
    text = Markup("a[@r] b[@r]", citations=(("r", 1, "#source-1"),))
    made = one.markdown(text) + one.inline(text) + one.cite([Mark(1, "T", "#source-1")])
    assert one.citation_ids(1) == tuple(f"cite-1-{at}" for at in range(1, 6))
    assert all(f'id="{id}"' in made for id in one.citation_ids(1))
    assert one.citation_ids(2) == ()


def test_citation_mark_looks_like_one_in_a_text() -> None:
    made = renderer("de").cite([Mark(1, "A “title” & more <b>", "/x/#source-1")])
    assert made == (
        '<span class="cites"><a class="cite" href="/x/#source-1"'
        ' aria-label="Quelle 1: A “title” &amp; more &lt;b&gt;">1</a></span>'
    )
    assert renderer().cite([]) == ""


def test_citation_of_the_list_on_the_same_page_stays_on_the_page() -> None:
    one = renderer()
    made = one.cite([Mark(1, "T", "/news/2020/a/#source-1")])
    assert 'href="#source-1" id="cite-1-1"' in made
    assert one.citation_ids(1) == ("cite-1-1",)
    assert 'href="/news/2020/b/#source-1" aria' in one.cite(
        [Mark(1, "T", "/news/2020/b/#source-1")]
    )


def test_headings_are_those_that_the_text_shows() -> None:
    text = Markup("## One\n\n### Two")
    one = renderer()
    assert [(head.level, head.id, head.words) for head in one.headings(text, 3)] == [
        (3, "one", "One"),
        (4, "two", "Two"),
    ]
    assert '<h3 id="one">One</h3>' in one.markdown(text, 3)


def test_text_that_is_shown_as_typed_is_a_warning_with_its_page() -> None:
    report = Report()
    made = renderer(report=report).markdown(Markup("> " * 3_000 + "Look"))
    assert made.startswith("<p>&gt; &gt; ")
    (finding,) = report.diagnostics
    assert finding.code == "too-intricate"
    assert "/a/" in finding.message
    assert "> > >" in finding.message
    assert not report.failed


def test_what_is_in_another_language_says_so_with_its_direction() -> None:
    assert renderer("en").in_language("ar") == ' lang="ar" dir="rtl"'
    assert renderer("ar").in_language("de") == ' lang="de" dir="ltr"'
    assert renderer("de").in_language("de") == ""
    assert renderer("de").in_language("") == ""


def test_languages_have_the_names_that_their_speakers_give_them() -> None:
    names = [renderer().language_name(lang) for lang in ("de", "ar", "zh-Hans", "tlh")]
    assert names[:3] == ["Deutsch", "العربية", "中文 (简体)"]
