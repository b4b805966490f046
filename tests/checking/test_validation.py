"""Values of the wrong form: what is said of them, and what to do."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from tests.conftest import NOW, SiteMaker, explainer, with_line

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
    "timeline: [{date: 2020-09-15, event: E, who: [Ada Byron, [[Bo Li]]]}]\n": (
        f"Entry 2 of `who` should be keys with values, but here it is a list. {BRACKETS}"
    ),
    "timeline: [{date: 2020-09-15, event: E, quote: {txt: No}}]\n": (
        "There is no key `txt` here. Did you mean `text`?"
    ),
    "timeline: [{date: 2020-09-15, event: E, image: {file: a.png}}]\n": (
        "There is no key `file` here. Here it is called `src`."
    ),
    "questions: [Why?]\n": (
        "Entry 1 of `questions` should be keys with values, but here it is plain text. Put each "
        "key on a line of its own, indented, as `question: …` and `answer: …`."
    ),
    "who:\n  -\n": (
        "Entry 1 of `who` should be keys with values, but here it is empty. Put each key on a line "
        "of its own, indented, as `name: …` and `role: …`."
    ),
    "topics:\n  -\n": (
        f"Entry 1 of `topics` should be text, but here it is empty. Put one piece of text here, "
        f"{IN_QUOTES}"
    ),
    "timeline: [{date: 2020-09-15, event: E, quote: No}]\n": (
        "`quote` should be keys with values, but here it is plain text. Put each key on a line of "
        "its own, indented, as `text: …` and `by: …`."
    ),
    "timeline: [{date: 2020-09-15, event: E, sources: [[a]]}]\n": (
        f"Entry 1 of `sources` should be keys with values, but here it is a list. {BRACKETS}"
    ),
    "questions: ['']\n": (
        "Entry 1 of `questions` should be keys with values, but here it is empty. Put each key on "
        "a line of its own, indented, as `question: …` and `answer: …`."
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


@pytest.mark.parametrize(
    "written",
    ["ftp://a.example/", "https://", "//a.example/", "a.example", "https://a example/", "[a]"],
)
def test_what_is_no_web_address_is_refused(site: SiteMaker, written: str) -> None:
    made = site({"explainers/a.md": with_line(f"sources: {{a: {{url: {written}}}}}\n")})
    assert "invalid-web-address" in made.codes


def test_a_source_given_as_text_is_an_address_or_a_title(site: SiteMaker) -> None:
    told = "{a: 'https://a.example/', b: 'HTTP://b.example/', c: A letter}"
    made = site({"explainers/a.md": explainer(f"sources: {told}\n", "[@a; @b; @c]\n")})
    assert made.codes == []
    sources = made.edition.explainers["a"].sources
    assert [(one.title, one.url) for one in sources] == [
        ("https://a.example/", "https://a.example/"),
        ("HTTP://b.example/", "HTTP://b.example/"),
        ("A letter", ""),
    ]


def test_a_time_without_an_offset_is_one_of_the_site(site: SiteMaker) -> None:
    story = {"explainers/a.md": with_line("date: 2020-09-16T14:30\n")}
    published = (
        site(story, now=NOW.astimezone(ZoneInfo("Asia/Tokyo"))).edition.explainers["a"].published
    )
    assert published
    assert (published.time, published.offset) == ("14:30", "+09:00")


def test_a_draft_is_told_all_that_it_will_need(site: SiteMaker) -> None:
    (finding,) = site({"explainers/a.md": "---\ntitle: A\ndraft: yes\n---\n"}).report.diagnostics
    assert finding.message == (
        "To be published, this draft still needs `date`, `who`, `what`, `why`, `timeline`."
    )


@pytest.mark.parametrize("name", ["explainers/!.md", "participants/!.md"])
def test_a_file_name_without_a_letter_is_no_address(site: SiteMaker, name: str) -> None:
    text = with_line("lang: en\n") if name.startswith("explainers") else "---\nname: X\n---\n"
    (finding,) = site({name: text}).report.diagnostics
    assert (finding.code, finding.message, finding.hint) == (
        "invalid-address",
        "`!` can't be part of an address.",
        "Use letters, digits and hyphens.",
    )


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("sources: {str: {titel: A letter}}\n", "titel"),
        ("glossary: {str: {a: b}}\n", "str"),
        ("timeline: [{date: 2020-09-15, event: E, str: x}]\n", "str"),
    ],
)
def test_a_key_may_be_called_as_a_form_is_inside_the_program(
    site: SiteMaker, line: str, marked: str
) -> None:
    (finding,) = site({"explainers/a.md": with_line(line)}).report.diagnostics
    place = finding.location
    assert place
    assert place.text[place.column - 1 :][: place.length] == marked


@pytest.mark.parametrize("folder", ["participants", "topics", "authors"])
def test_whom_a_file_is_about_has_a_name(site: SiteMaker, folder: str) -> None:
    (finding,) = site({f"{folder}/x.md": "---\n---\nSo.\n"}).report.diagnostics
    assert (finding.severity, finding.message, finding.hint) == (
        *("error", "This text has no `name`."),
        "Add `name:`.",
    )


def test_keys_without_a_value_count_as_not_there(site: SiteMaker) -> None:
    blank = "lang: ' '\nupdated: ''\nquotes:\nknown: [{text: So, date: '', sources: []}]\n"
    assert site({"explainers/a.md": explainer(blank)}).codes == []
