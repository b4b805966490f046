"""Where a mistake is marked: each at the very words that are wrong, wherever they may stand."""

from __future__ import annotations

import pytest

from tests.conftest import SiteMaker, explainer, with_line

EVENT = "date: 2020-09-15, event: E"
LINK = "'Before. [It](nowhere.md)'"
TEXTS = ("what", "method", "disclosures", "known", "unknown", "next", "why")

IN_A_STORY = {
    **{f"{key}: {LINK}\n": "nowhere.md" for key in TEXTS},
    "method: See [[Ada Byron].\n": "[[Ada Byron]",
    "method: See ![](https://a.example/b.png).\n": "![](https://a.example/b.png)",
    "method: See <iframe>.\n": "<iframe>",
    "method: So.[@nothing]\n": "@nothing",
    "method: See [it](http:/a.example).\n": "http:/a.example",
    "method: See [it](javascript:go).\n": "javascript:go",
    f"why: [Yes, {{text: {LINK}}}]\n": "nowhere.md",
    "why: [Yes, {text: No, according_to: [Ada Byron, Bo Li]}]\n": "Bo Li",
    "why: [Yes, {text: No, disputed_by: [Ada Byron, Bo Li]}]\n": "Bo Li",
    "why: [Yes, {text: No, sources: [nothing]}]\n": "nothing",
    "why: [Yes, {text: No, events: [nothing]}]\n": "nothing",
    "why: [Yes, {according_to: Ada Byron}]\n": "{according_to: Ada Byron}",
    f"who: [Ada Byron, {{name: Bo Li, note: {LINK}}}]\n": "nowhere.md",
    "who: [Ada Byron, {name: '!'}]\n": "'!'",
    "who: [Ada Byron, {role: driver}]\n": "{role: driver}",
    f"known: [Yes, {{text: {LINK}}}]\n": "nowhere.md",
    "unknown: [Yes, {text: No, sources: [nothing]}]\n": "nothing",
    "next: [Yes, {date: 2021, sources: []}]\n": "{date: 2021, sources: []}",
    f"questions: [{{question: Q, answer: {LINK}}}]\n": "nowhere.md",
    "questions: [{question: Q, answer: A}, {answer: A}]\n": "{answer: A}",
    f"glossary: {{one: 1, two: {LINK}}}\n": "nowhere.md",
    "figures: [{value: 1, label: L}, {value: 1, label: L, source: nothing}]\n": "nothing",
    "figures: [{value: 1, label: L}, {value: 1}]\n": "{value: 1}",
    "figures: [{value: 1, label: L, id: The Line}]\n": "The Line",
    "quotes: [{text: T, by: Ada Byron, id: The Word}]\n": "The Word",
    "quotes: [{text: T, by: Ada Byron}, {text: T, by: Bo Li}]\n": "Bo Li",
    "quotes: [{text: T, by: Ada Byron}, {by: Ada Byron}]\n": "{by: Ada Byron}",
    "quotes: [{text: T, by: Ada Byron, source: [https://a.example/, nothing]}]\n": "nothing",
    f"updates: [{{date: 2020-09-16, text: {LINK}}}]\n": "nowhere.md",
    "updates: [{date: 2020-09-16}]\n": "{date: 2020-09-16}",
    f"corrections: [{{date: 2020-09-16, text: {LINK}}}]\n": "nowhere.md",
    "corrections: [{date: 2020-09-16, text: T}, {date: 2020-12-24, text: T}]\n": "2020-12-24",
    "updates: [{date: 2020-12-24, text: T}]\n": "2020-12-24",
    "corrections: [{date: 2020-09-16}]\n": "{date: 2020-09-16}",
    "corrections: [{date: 2020-09-16, text: T, event: nothing}]\n": "nothing",
    "corrections: [{date: 2020-09-16, text: T, figure: nothing}]\n": "nothing",
    "corrections: [{date: 2020-09-16, text: T, quote: nothing}]\n": "nothing",
    "quotes: {text: T, by: Ada Byron, source: {titel: X}}\n": "titel",
    "known: {text: So, sources: [https://a.example/, {titel: X}]}\n": "titel",
    "timeline: {date: 2020, event: E, quote: {tekst: T, by: Ada Byron}}\n": "tekst",
    "who: [Ada Byron, {nam: Bo Li}]\n": "nam",
    "authors: [The desk, '!']\n": "'!'",
    "topics: [Trams, '!']\n": "'!'",
    "related: [nothing]\n": "nothing",
    "cleared: [Ada Byron, Bo Li]\n": "Bo Li",
    "translation_of: nothing\n": "nothing",
    "image: {alt: A, src: nothing.png}\n": "nothing.png",
    f"withdrawn: {{date: 2020-09-20, text: {LINK}}}\n": "nowhere.md",
    "withdrawn: {date: 2020-09-20}\n": "withdrawn",
}

IN_AN_EVENT = {
    f"text: {LINK}": "nowhere.md",
    "who: [Ada Byron, {name: '!'}]": "'!'",
    "who: [Ada Byron, {role: driver}]": "{role: driver}",
    f"who: [Ada Byron, {{name: Bo Li, note: {LINK}}}]": "nowhere.md",
    "image: {alt: A, src: nothing.png}": "nothing.png",
    "quote: {text: T, by: Bo Li}": "Bo Li",
    "quote: {text: T, by: Ada Byron, id: The Word}": "The Word",
    "quote: {text: T, by: Ada Byron, source: [https://a.example/, nothing]}": "nothing",
    "sources: [https://a.example/, nothing]": "nothing",
    "because: [nothing]": "nothing",
    "added: 2020-12-24": "2020-12-24",
    "changed: 2020-12-24": "2020-12-24",
    "id: The Strike": "The Strike",
}

IN_OTHER_TEXTS = {
    "participants/bo-li.md": ("kind: person\nimage: {alt: A, src: nothing.png}\n", "nothing.png"),
    "participants/union.md": ("memberships: [A, {role: member}]\n", "{role: member}"),
    "participants/club.md": ("memberships: [A, {organization: '!'}]\n", "'!'"),
    "participants/guild.md": ("also_known_as: [A, {start: 2019}]\n", "{start: 2019}"),
    "authors/desk.md": ("image: {alt: A, src: nothing.png}\n", "nothing.png"),
}


def marked(site: SiteMaker, files: dict[str, str]) -> str:
    """What is marked of the one mistake in some files."""
    (finding,) = site({"explainers/a.md": explainer(), **files}).report.diagnostics
    assert finding.location
    return finding.location.text[finding.location.column - 1 :][: finding.location.length]


@pytest.mark.parametrize(("line", "wrong"), IN_A_STORY.items(), ids=IN_A_STORY)
def test_what_is_wrong_in_a_story_is_marked_where_it_stands(
    site: SiteMaker, line: str, wrong: str
) -> None:
    assert marked(site, {"explainers/a.md": with_line(line)}) == wrong


@pytest.mark.parametrize(("keys", "wrong"), IN_AN_EVENT.items(), ids=IN_AN_EVENT)
def test_what_is_wrong_in_an_event_is_marked_where_it_stands(
    site: SiteMaker, keys: str, wrong: str
) -> None:
    line = f"timeline: [{{{EVENT}}}, {{{EVENT}, {keys}}}]\n"
    assert marked(site, {"explainers/a.md": with_line(line)}) == wrong


@pytest.mark.parametrize(("file", "told"), IN_OTHER_TEXTS.items(), ids=IN_OTHER_TEXTS)
def test_what_is_wrong_in_another_text_is_marked_where_it_stands(
    site: SiteMaker, file: str, told: tuple[str, str]
) -> None:
    front, wrong = told
    assert marked(site, {file: f"---\nname: X\n{front}---\n"}) == wrong


@pytest.mark.parametrize("folder", ["participants", "topics", "authors", "pages"])
def test_a_broken_link_is_marked_in_any_text(site: SiteMaker, folder: str) -> None:
    key = "title" if folder == "pages" else "name"
    text = f"---\n{key}: X\n---\n\nBefore. [It](nowhere.md)\n"
    assert marked(site, {f"{folder}/x.md": text}) == "nowhere.md"
