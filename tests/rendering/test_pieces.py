"""Pieces that pages share: made once, and never another page's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markupsafe import Markup as Html

from nutgraf.build import plan_site
from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Markup, Page
from nutgraf.model.site import Site
from nutgraf.model.values import replace
from nutgraf.rendering import Theme, load_theme, render_page
from nutgraf.rendering.pieces import Piece, Pieces
from nutgraf.settings import Overrides, builtin_themes, load_settings
from tests.rendering.conftest import ThemeLoader
from tests.whole import in_one

ABOUT = 'name = "mine"\n'
TRAMS = Path(__file__).parents[1] / "sites" / "trams" / "site"
SITE = Site("Test")


class Told:
    """A thing that counts how often it is asked for its name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.asked = 0

    @property
    def name(self) -> str:
        """The name."""
        self.asked += 1
        return self._name


@dataclass(frozen=True, slots=True)
class Content:
    """What a page has."""

    one: Told
    text: Markup = field(default_factory=lambda: Markup("A text."))


def show(theme: Theme | None, content: Content, url: str = "/a/", lang: str = "en") -> str:
    assert theme
    report = Report()
    made = render_page(SITE, Page(url, "page.html", content, lang), theme, report)
    assert made, [one.message for one in report.diagnostics]
    return made.decode()


def load_page(load: ThemeLoader, source: str) -> Theme | None:
    return load({"mine/theme.toml": ABOUT, "mine/templates/page.html": source}).theme


def test_piece_is_made_once_for_the_same_value(load: ThemeLoader) -> None:
    theme = load_page(
        load,
        "{% set one = content.one %}{% shared one %}{{ one.name }}{% endshared %}{{ page.url }}",
    )
    first, other = Content(Told("Ada & co")), Content(Told("Bo"))
    assert show(theme, first) == "Ada &amp; co/a/"
    assert show(theme, first, url="/b/") == "Ada &amp; co/b/"
    assert show(theme, other) == "Bo/a/"
    assert (first.one.asked, other.one.asked) == (1, 1)


def test_pieces_at_different_places_are_different(load: ThemeLoader) -> None:
    source = """{% set one = content.one %}
{% shared one %}<b>{{ one.name }}</b>{% endshared %}
{% shared one %}<i>{{ one.name }}</i>{% endshared %}"""
    assert show(load_page(load, source), Content(Told("A"))) == "<b>A</b><i>A</i>"


def test_piece_is_different_in_another_language(load: ThemeLoader) -> None:
    theme = load_page(load, "{% shared %}{{ _('Notes') }}{% endshared %}")
    content = Content(Told(""))
    assert show(theme, content) == "Notes"
    assert show(theme, content, lang="de") == "Anmerkungen"


def test_piece_is_different_for_a_different_number(load: ThemeLoader) -> None:
    source = (
        "{% for level in (2, 3, 2) %}{% shared level %}h{{ level }} {% endshared %}{% endfor %}"
    )
    assert show(load_page(load, source), Content(Told(""))) == "h2 h3 h2 "


def test_footnotes_in_a_piece_keep_the_numbers_of_their_page(load: ThemeLoader) -> None:
    theme = load_page(
        load, "{% set c = content %}{% shared c %}{{ c.text | markdown }}{% endshared %}" * 2
    )
    content = Content(Told(""), Markup("So.[^1]\n\n[^1]: Not."))
    first = show(theme, content)
    assert 'id="fn-1-1"' in first
    assert 'id="fn-2-1"' in first
    assert show(theme, content, url="/b/") == first


def test_list_of_sources_in_a_piece_leads_back_to_the_citations_of_its_page(
    load: ThemeLoader,
) -> None:
    theme = load_page(
        load,
        "{% set one = content.one %}{{ content.text | markdown if page.url == '/b/' }}"
        "{% shared one %}Cited: {{ citation_ids(1) | join }}{% endshared %}",
    )
    content = Content(Told(""), Markup("[@a]", citations=(("a", 1, "#source-1"),)))
    assert show(theme, content) == "Cited: "
    assert show(theme, content, url="/b/").endswith("Cited: cite-1-1")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{% shared %}{{ page.url }}{% endshared %}", "page"),
        ("{% set x = 1 %}{% set y = 2 %}{% shared x %}{{ x }}{{ y }}{% endshared %}", "y"),
        ("{% for x in (1, 2) %}{% shared x %}{{ loop.index }}{% endshared %}{% endfor %}", "loop"),
    ],
)
def test_piece_that_would_differ_from_page_to_page_is_refused(
    load: ThemeLoader, source: str, name: str
) -> None:
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": source})
    assert loaded.theme
    page = Page("/a/", "page.html", Content(Told("")), "en")
    assert render_page(SITE, page, loaded.theme, loaded.report) is None
    (found,) = loaded.report.diagnostics
    assert f"`{name}` isn't among the values" in found.message


def test_piece_may_set_and_loop(load: ThemeLoader) -> None:
    source = """{% set one = content.one %}{% shared one %}
{% set name = one.name %}{% for letter in name %}{{ loop.index }}{{ letter }}{% endfor %}
{% endshared %}"""
    assert show(load_page(load, source), Content(Told("ab"))) == "1a2b"


@pytest.mark.parametrize("is_cheap", [True, False])
def test_oldest_pieces_are_forgotten_when_there_is_no_more_room(is_cheap: bool) -> None:
    pieces = Pieces(dear=10, cheap=10)
    pieces.keep(("other",), Piece(Html("word"), (), ()), not is_cheap)
    for name in "abc":
        pieces.keep((name,), Piece(Html(name * 4), (), ()), is_cheap)
    known = [name for name in ("other", *"abc") if pieces.get((name,))]
    assert known == ["other", "b", "c"]


def test_page_is_the_same_alone_and_after_all_others() -> None:
    report = Report()
    settings = load_settings(TRAMS, Overrides(now=datetime(2020, 10, 1, tzinfo=UTC)), report)
    assert settings
    plan = in_one(plan_site(settings, report))
    theme = load_theme(settings.theme, (builtin_themes(),), report)
    assert theme
    for page in reversed(plan.pages):
        render_page(plan.site, page, theme, report)
    for page in plan.pages:
        alone = render_page(plan.site, page, replace(theme, pieces=Pieces()), report)
        assert render_page(plan.site, page, theme, report) == alone, page.url
