"""`content/sources.yaml`: sources that every text may cite."""

from __future__ import annotations

import pytest

from nutgraf.planning.views import SourceView
from tests.conftest import SiteMaker, explainer

LIST = """# Cited by many
letter: {title: A letter, url: https://a.example/1}
report: A report
"""
SHARED = "sources.yaml"


def titles(listed: tuple[SourceView, ...]) -> list[tuple[int, str]]:
    return [(source.number, source.title) for source in listed]


def test_explainer_lists_the_shared_sources_that_it_cites_after_its_own(site: SiteMaker) -> None:
    front = "sources: {own: Our own}\nknown: [{text: So it is., sources: [report]}]\n"
    story = explainer(front, "It is so.[@own] And so.[@letter]\n")
    made = site({"explainers/a.md": story, SHARED: LIST})
    assert made.codes == []
    content = made.page("/explainers/a/").context
    assert titles(content.sources) == [(1, "Our own"), (2, "A letter"), (3, "A report")]
    assert [key for key, _, _ in content.body.citations] == ["own", "letter"]
    assert content.known[0].sources[0].href == "/explainers/a/#source-3"


def test_an_explainer_s_own_key_wins(site: SiteMaker) -> None:
    story = explainer("sources: {letter: Another letter}\n", "It is so.[@letter] So.[@report]\n")
    made = site({"explainers/a.md": story, SHARED: LIST})
    sources = made.page("/explainers/a/").context.sources
    assert titles(sources) == [(1, "Another letter"), (2, "A report")]
    finding = made.report.diagnostics[0]
    assert finding.code == "unused-source"
    assert finding.location is not None
    assert (finding.location.path, finding.location.line) == ("content/sources.yaml", 2)


@pytest.mark.parametrize(
    ("file", "front", "address"),
    [
        ("participants/ada-byron.md", "name: Ada Byron", "/participants/ada-byron/"),
        ("topics/trams.md", "name: Trams", "/topics/trams/"),
        ("authors/desk.md", "name: The desk", "/authors/desk/"),
        ("pages/about.md", "title: About us", "/about/"),
    ],
)
def test_a_page_of_another_kind_has_its_own_list_of_what_it_cites(
    site: SiteMaker, file: str, front: str, address: str
) -> None:
    text = f"---\n{front}\n---\nFirst.[@report] Then.[@letter] Again.[@report]\n"
    made = site({"explainers/a.md": explainer(), file: text, SHARED: LIST})
    assert made.codes == []
    content = made.page(address).context
    assert titles(content.sources) == [(1, "A report"), (2, "A letter")]
    body = content.profile if hasattr(content, "profile") else content.body
    assert set(body.citations) == {("report", 1, "#source-1"), ("letter", 2, "#source-2")}


def test_a_shared_source_that_nothing_cites_is_a_warning_at_its_key(site: SiteMaker) -> None:
    made = site({"explainers/a.md": explainer("", "So.[@letter]\n"), SHARED: LIST})
    (finding,) = made.report.diagnostics
    assert (finding.severity, finding.code) == ("warning", "unused-source")
    assert finding.message == "Nothing cites the source `report`."
    assert finding.location is not None
    assert (finding.location.line, finding.location.text) == (3, "report: A report")


def test_a_shared_source_that_only_a_draft_cites_is_no_warning(site: SiteMaker) -> None:
    draft = explainer("draft: yes\n", "So.[@report]\n")
    story = explainer("", "So.[@letter]\n")
    made = site({"explainers/a.md": story, "explainers/b.md": draft, SHARED: LIST})
    assert made.codes == []


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("letter:\n  titel: A letter\n", "unknown-key", 2, 3),
        ("letter:\n  title: A letter\n  date: 2020-02-30\n", "invalid-date", 3, 9),
        ("letter: {title: A, url: nowhere}\n", "invalid-web-address", 1, 25),
        ("letter: [A, B]\n", "wrong-type", 1, 1),
        ("a: B\na: C\n", "duplicate-key", 2, 1),
        ("- A letter\n", "front-matter-not-a-mapping", 1, 1),
    ],
)
def test_a_mistake_in_the_list_is_reported_at_its_place(
    site: SiteMaker, text: str, code: str, line: int, column: int
) -> None:
    made = site({"explainers/a.md": explainer(), SHARED: text})
    (finding,) = made.report.diagnostics
    assert finding.code == code
    assert finding.location is not None
    place = finding.location
    assert (place.path, place.line, place.column) == ("content/sources.yaml", line, column)


def test_a_shared_source_may_have_been_looked_at_at_a_time(site: SiteMaker) -> None:
    shared = "letter: {title: A letter, accessed: 2020-09-16T14:30Z}\n"
    made = site({"explainers/a.md": explainer("", "So.[@letter]\n"), SHARED: shared})
    assert made.codes == []
    accessed = made.edition.explainers["a"].sources[0].accessed
    assert accessed
    assert (accessed.time, accessed.offset) == ("14:30", "+00:00")


def test_an_empty_list_is_no_mistake(site: SiteMaker) -> None:
    assert site({"explainers/a.md": explainer(), SHARED: "# none yet\n"}).codes == []


def test_a_key_in_no_list_is_an_error_that_names_the_nearest_shared_one(site: SiteMaker) -> None:
    story = explainer("", "So.[@lettre] [@letter] [@report]\n")
    (finding,) = site({"explainers/a.md": story, SHARED: LIST}).report.diagnostics
    assert finding.code == "unknown-source"
    assert "`letter`" in finding.hint
