"""First mentions: which link of a text gives way to an introduction."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nutgraf.rendering.introductions import introduced


@dataclass(frozen=True)
class Person:
    href: str


@dataclass(frozen=True)
class Part:
    person: Person


ADA, BO = Part(Person("/people/ada/")), Part(Person("/people/bo/?a&b"))


def introduction(part: Part, words: Markup) -> Markup:
    return Markup("[{}|{}]").format(part.person.href, words)


def of(html: str, *parts: Part) -> str:
    return introduced(Markup(html), parts, introduction)


def test_first_link_gives_way_and_later_ones_stay() -> None:
    html = '<p><a href="/people/ada/"><em>Ada</em></a> and <a href="/people/ada/">Ada</a>.</p>'
    assert of(html, ADA) == (
        '<p>[/people/ada/|<em>Ada</em>] and <a href="/people/ada/">Ada</a>.</p>'
    )


def test_each_person_is_introduced_once() -> None:
    html = '<p><a href="/people/bo/?a&amp;b">Bo</a>, <a href="/people/ada/">Ada</a></p>'
    assert of(html, ADA, BO) == "<p>[/people/bo/?a&amp;b|Bo], [/people/ada/|Ada]</p>"


def test_link_in_a_heading_stays_a_link() -> None:
    html = '<h2 id="a"><a href="/people/ada/">Ada</a></h2><p><a href="/people/ada/">She</a></p>'
    assert of(html, ADA).endswith("<p>[/people/ada/|She]</p>")
    assert of(html, ADA).startswith('<h2 id="a"><a href')


def test_text_that_mentions_nobody_stays_as_it_is() -> None:
    html = '<p>Nobody. <a href="/people/adam/">Adam</a></p>'
    assert of(html, ADA) == html
