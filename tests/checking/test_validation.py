"""Values of the wrong form: what is said of them, and what to do."""

from __future__ import annotations

import pytest

from tests.conftest import SiteMaker, with_line

IN_QUOTES = "in quotes if it has a colon or a bracket."
BRACKETS = "Text that begins with a bracket, like `[[Name]]`, has to stand in quotes."
A_DATE = "This should be a date. Write it like `2020-09-16`."

SAID = {
    "title: [a, b]\n": (
        f"`title` should be text, but here it is a list. Put one piece of text after `title:`, "
        f"{IN_QUOTES}"
    ),
    "title: {a: b}\n": (
        "`title` should be text, but here it is keys with values. "
        f"Put one piece of text after `title:`, {IN_QUOTES}"
    ),
    "topics: [Trams, {Strikes: a history}]\n": (
        "Entry 2 of `topics` should be text, but here it is keys with values. "
        f"Put one piece of text here, {IN_QUOTES}"
    ),
    "who: [Ada Byron, [[Bo Li]]]\n": (
        f"Entry 2 of `who` should be keys with values, but here it is a list. {BRACKETS}"
    ),
    "questions: [Why?]\n": (
        "Entry 1 of `questions` should be keys with values, but here it is plain text. Put each "
        "key on a line of its own, indented, as `question: …` and `answer: …`."
    ),
    "timeline: [{date: 2020-09-15, event: E, quote: No}]\n": (
        "`quote` should be keys with values, but here it is plain text. Put each key on a line of "
        "its own, indented, as `text: …` and `by: …`."
    ),
    "glossary: [a, b]\n": (
        "`glossary` should be keys with values, but here it is a list. Put each key on a line of "
        "its own, indented, as `key: value`."
    ),
    "date: {a: b}\n": A_DATE,
    "date: [2020, [2021]]\n": A_DATE,
    "date: 2020-09\n": (
        "This has to be a day, with or without a time. "
        "Write the full date, like `2020-09-16` or `2020-09-16T14:30`."
    ),
    "draft: maybe\n": "This should be `yes` or `no`. ",
    "draft: [yes]\n": "This should be `yes` or `no`. ",
    "lang: english\n": (
        "This isn't a language's tag. Write its tag, such as `en`, `de`, `ar` or `pt-BR`."
    ),
    "sources: {a: {url: 'http://[a'}}\n": (
        "This isn't a web address. "
        "Give it in full, as the browser shows it: `https://www.example.org/page`."
    ),
    "status: moving\n": (
        "`moving` is none of the values that `status` can have. It can be: developing, settled."
    ),
    "timeline: {date: 2020-09-15, event: E, status: planed}\n": (
        "`planed` is none of the values that `status` can have. Did you mean `planned`? "
        "It can be: confirmed, alleged, disputed, planned, cancelled."
    ),
}


@pytest.mark.parametrize(("line", "said"), SAID.items(), ids=SAID)
def test_it_is_said_what_is_wrong_and_what_to_do(site: SiteMaker, line: str, said: str) -> None:
    found = site({"explainers/a.md": with_line(line)}).report.diagnostics
    assert "".join(f"{finding.message} {finding.hint}" for finding in found) == said


@pytest.mark.parametrize("word", ["yes", "TRUE", "on", "No", "false", "off"])
def test_yes_and_no_are_said_in_several_ways(site: SiteMaker, word: str) -> None:
    made = site({"explainers/a.md": with_line(f"draft: {word}\n")}, drafts=True)
    assert made.codes == []
    assert made.edition.explainers["a"].draft is (word in {"yes", "TRUE", "on"})
