"""Themes: where their files are looked for, and what is said of their mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.pages import Artifact, Markup, Page, Plan
from nutgraf.model.site import Site
from nutgraf.rendering import Failure, Theme, render, render_page, report_failures
from tests.rendering.conftest import ThemeLoader

ABOUT = 'name = "mine"\n'
TEXT = Markup("So *it* is.")
CHILD = 'name = "mine"\nparent = "base"\n'


@dataclass(frozen=True, slots=True)
class Story:
    """The content of a page."""

    title: str = "A & B"
    text: Markup = TEXT
    tags: tuple[str, ...] = ("x",)


def plan(*pages: Page) -> Plan:
    return Plan(Site("Test"), pages, (), ())


def page(template: str = "page.html", url: str = "/a/") -> Page:
    return Page(url, template, Story(), "en")


def show(theme: Theme | None, report: Report, template: str = "page.html") -> str:
    assert theme is not None
    one = page(template)
    made = render_page(plan(one).site, one, theme, report)
    return (made or b"").decode()


def test_template_sees_the_site_the_page_and_its_content(load: ThemeLoader) -> None:
    source = "{{ site.title }} {{ page.url }} {{ content.title }} {{ content.text | markdown }}"
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": source})
    assert show(loaded.theme, loaded.report) == "Test /a/ A &amp; B <p>So <em>it</em> is.</p>"


def test_a_dot_finds_attributes_keys_and_what_is_not_there(load: ThemeLoader) -> None:
    source = """{% set of = {"title": {"long": content.title}} -%}
    {{ of.title.long }} {{ content.tags.0 }} {{ content.lead is defined }}
    {{- [content, content] | map(attribute="title") | join(" ") if of.short is not defined }}
    {{- namespace(found=content.title.upper()).found }}"""
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": source})
    assert show(loaded.theme, loaded.report) == ("A &amp; B x FalseA &amp; B A &amp; BA &amp; B")


def test_a_theme_that_is_loaded_again_has_its_templates_as_they_are_then(
    load: ThemeLoader,
) -> None:
    files = {"mine/theme.toml": ABOUT, "mine/templates/page.html": "{{ content.title }}"}
    other = files | {"mine/templates/page.html": "{{ page.url }}"}
    shown = [show(loaded.theme, loaded.report) for loaded in map(load, (files, other, files))]
    assert shown == ["A &amp; B", "/a/", "A &amp; B"]


def test_a_sites_file_takes_the_place_of_the_built_in_one(load: ThemeLoader) -> None:
    loaded = load(
        {"mine/templates/part.html": "the site's"},
        {
            "mine/theme.toml": ABOUT,
            "mine/templates/part.html": "built in",
            "mine/templates/page.html": "{% include 'part.html' %}",
        },
    )
    assert show(loaded.theme, loaded.report) == "the site's"


def test_a_themes_file_takes_the_place_of_its_parents(load: ThemeLoader) -> None:
    loaded = load(
        {"mine/theme.toml": CHILD, "mine/templates/part.html": "the child's"},
        {
            "base/theme.toml": 'name = "base"',
            "base/templates/part.html": "the parent's",
            "base/templates/page.html": "{% include 'part.html' %} {{ asset('a.txt') }}",
            "base/static/a.txt": "a",
        },
    )
    assert show(loaded.theme, loaded.report) == "the child's /assets/a.ca978112.txt"


def test_a_site_can_override_the_parent_of_its_theme(load: ThemeLoader) -> None:
    loaded = load(
        {"mine/theme.toml": CHILD, "base/templates/page.html": "the site's"},
        {"base/theme.toml": 'name = "base"', "base/templates/page.html": "built in"},
    )
    assert show(loaded.theme, loaded.report) == "the site's"


@pytest.mark.parametrize(
    ("files", "found", "message"),
    [
        ({}, ("theme-settings", "", 0), "There is no theme `mine`."),
        ({"mine/static/a.css": ""}, ("theme-settings", "themes/mine", 1), "has no file"),
        (
            {"mine/theme.toml": 'name = "mine"\nparent = "bsae"', "base/theme.toml": ""},
            ("theme-settings", "themes/mine/theme.toml", 2),
            "There is no theme `bsae`.",
        ),
        (
            {"mine/theme.toml": CHILD, "base/theme.toml": 'parent = "mine"'},
            ("theme-settings", "themes/base/theme.toml", 1),
            "its own ancestor: mine → base → mine.",
        ),
        (
            {"mine/theme.toml": 'name = "mine"\nparent = base'},
            ("theme-settings", "themes/mine/theme.toml", 2),
            "This isn't TOML",
        ),
        (
            {"mine/theme.toml": 'name = "mine"\nparents = "base"'},
            ("theme-settings", "themes/mine/theme.toml", 1),
            "`parents` isn't one",
        ),
        (
            {"mine/theme.toml": b'name = "\xff"'},
            ("theme-settings", "themes/mine/theme.toml", 1),
            "isn't text in UTF-8",
        ),
    ],
)
def test_theme_that_cannot_be_used_is_reported(
    load: ThemeLoader, files: dict[str, str | bytes], found: tuple[str, str, int], message: str
) -> None:
    loaded = load(files)
    assert loaded.theme is None
    assert loaded.found == [found]
    assert message in loaded.report.diagnostics[0].message


def test_misspelt_parent_is_told_its_neighbour(load: ThemeLoader) -> None:
    loaded = load({"mine/theme.toml": 'parent = "bsae"'}, {"base/theme.toml": ""})
    assert loaded.report.diagnostics[0].hint == "Did you mean `base`?"


FAILURES = [
    ("{{ contnt.title }}", 1, "There is nothing called `contnt` here.", "Did you mean `content`?"),
    ("\n{{ content.titel }}", 2, "A Story has no `titel`.", "Did you mean `title`?"),
    ("\n\n{% if x %}", 3, "This isn't a template", ""),
    ("{% include 'pgae.html' %}", 1, "The theme has no template `pgae.html`.", "`page.html`"),
    ("{{ 1 / 0 }}", 1, "This failed: division by zero.", "ZeroDivisionError"),
    ("{{ asset('stile.css') }}", 1, "no static file `stile.css`", ""),
    ("{{ content.title | markdown }}", 1, "take a text of Markdown, and this is a str", ""),
    ("{{ _('%(n)s words', m=1) }}", 1, "This failed: n.", "KeyError"),
    ("{{ content.tags[3] }}", 1, "A tuple has no `3`.", ""),
    ("{{ content | nope }}", 1, "No filter named 'nope'", ""),
]


@pytest.mark.parametrize(("source", "line", "message", "hint"), FAILURES)
def test_failing_template_is_reported_at_its_line_with_its_page(
    load: ThemeLoader, source: str, line: int, message: str, hint: str
) -> None:
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": source})
    assert show(loaded.theme, loaded.report) == ""
    assert loaded.found == [("template-error", "themes/mine/templates/page.html", line)]
    finding = loaded.report.diagnostics[0]
    assert message in finding.message
    assert finding.message.endswith("This was on the page /a/.")
    assert hint in finding.hint
    assert finding.location
    assert finding.location.text == source.split("\n")[line - 1]


def test_template_that_is_not_utf8_is_reported(load: ThemeLoader) -> None:
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": b"caf\xe9"})
    assert show(loaded.theme, loaded.report) == ""
    assert loaded.found == [("template-error", "themes/mine/templates/page.html", 1)]
    assert "isn't text in UTF-8" in loaded.report.diagnostics[0].message


def test_failure_is_at_the_innermost_template(load: ThemeLoader) -> None:
    loaded = load(
        {
            "mine/theme.toml": ABOUT,
            "mine/templates/page.html": "{% extends 'base.html' %}\n{% block main %}\n"
            "{% from 'macros.html' import one with context %}\n{{ one(content) }}{% endblock %}",
            "mine/templates/base.html": "<p>\n{% block main %}{% endblock %}",
            "mine/templates/macros.html": "\n{% macro one(it) %}\n\n{{ it.no }}\n{% endmacro %}",
        }
    )
    assert show(loaded.theme, loaded.report) == ""
    assert loaded.found == [("template-error", "themes/mine/templates/macros.html", 4)]


def test_macro_without_context_is_told_what_it_needs(load: ThemeLoader) -> None:
    loaded = load(
        {
            "mine/theme.toml": ABOUT,
            "mine/templates/page.html": "{% from 'm.html' import one %}{{ one(content.text) }}",
            "mine/templates/m.html": "{% macro one(it) %}{{ it | markdown }}{% endmacro %}",
        }
    )
    show(loaded.theme, loaded.report)
    assert "needs `with context`" in loaded.report.diagnostics[0].message


def test_imported_file_sees_what_the_page_is_given_wherever_it_is_imported(
    load: ThemeLoader,
) -> None:
    loaded = load(
        {
            "mine/theme.toml": ABOUT,
            "mine/templates/macros.html": "{% macro one() %}{{ page.url }}{{ mine }}{% endmacro %}",
            "mine/templates/page.html": "{% set mine = 1 %}"
            "{% from 'macros.html' import one with context %}{{ one() }}",
        }
    )
    assert show(loaded.theme, loaded.report) == ""
    assert loaded.report.diagnostics[0].message.startswith("There is nothing called `mine` here.")


@pytest.mark.parametrize(
    "macros",
    [
        "{% macro one() %}{{ page.url }}{% endmacro %}",
        "{% set at = page.url %}{% macro one() %}{{ at }}{% endmacro %}",
        "{% from 'deep.html' import one as deep with context %}"
        "{% macro one() %}{{ deep() }}{% endmacro %}",
    ],
)
def test_what_a_file_defines_is_of_the_page_in_hand(load: ThemeLoader, macros: str) -> None:
    loaded = load(
        {
            "mine/theme.toml": ABOUT,
            "mine/templates/macros.html": macros,
            "mine/templates/deep.html": "{% set at = page.url %}"
            "{% macro one() %}{{ at }}{% endmacro %}",
            "mine/templates/page.html": "{% from 'macros.html' import one with context %}"
            "{{ one() }}{% include 'part.html' %}",
            "mine/templates/part.html": "{% import 'macros.html' as m with context %}{{ m.one() }}",
        }
    )
    assert loaded.theme
    for url in ("/a/", "/b/"):
        made = render_page(Site("Test"), page(url=url), loaded.theme, loaded.report)
        assert made == (url * 2).encode()


def test_all_pages_are_tried_and_the_same_error_is_said_once(load: ThemeLoader) -> None:
    loaded = load(
        {
            "mine/theme.toml": ABOUT,
            "mine/templates/bad.html": "{{ content.no }}",
            "mine/templates/worse.html": "\n{{ nothing }}",
            "mine/templates/good.html": "good",
        }
    )
    pages = [page("bad.html", f"/{at}/") for at in range(3)]
    pages += [page("good.html", "/good/"), page("worse.html", "/worse/")]
    assert loaded.theme
    made = list(render(plan(*pages), loaded.theme, loaded.report))
    assert [each.path for each in made if isinstance(each, Artifact)] == ["good/index.html"]
    report_failures((each for each in made if isinstance(each, Failure)), loaded.report)
    assert loaded.found == [
        ("template-error", "themes/mine/templates/bad.html", 1),
        ("template-error", "themes/mine/templates/worse.html", 2),
    ]
    assert "on the page /0/." in loaded.report.diagnostics[0].message


@dataclass(frozen=True, slots=True)
class Broken:
    """A thing that fails while it is looked at."""

    @property
    def names(self) -> Iterator[str]:
        raise RuntimeError


def test_error_without_words_is_still_reported(load: ThemeLoader) -> None:
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": "{{ content.names }}"})
    assert loaded.theme
    one = Page("/a/", "page.html", Broken(), "en")
    assert render_page(plan(one).site, one, loaded.theme, loaded.report) is None
    finding: Diagnostic = loaded.report.diagnostics[0]
    assert "RuntimeError" in finding.hint


def test_nothing_in_a_template_can_differ_from_build_to_build(load: ThemeLoader) -> None:
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": "{{ [1, 2] | random }}"})
    show(loaded.theme, loaded.report)
    assert "No filter named 'random'" in loaded.report.diagnostics[0].message
