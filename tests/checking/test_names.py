"""Which participant a name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.checking import Conventions, Recollection, prove
from nutgraf.checking.names import NameIndex, fold, nearly_equal
from nutgraf.model.diagnostics import Report
from nutgraf.model.limits import USUAL_LIMITS
from nutgraf.reading import read_manuscript
from tests.conftest import NOW, ZONE, SiteMaker, explainer, with_line


@pytest.mark.parametrize(
    "spelling",
    ["Zoë Kravitz", "zoë kravitz", "ZOË KRAVITZ", "Zoe\u0308 Kravitz", "Ｚoë  Kravitz"],
)
def test_a_name_is_found_whatever_its_case_width_composition_and_spaces(spelling: str) -> None:
    index = NameIndex()
    index.add("zoe", ("Zoë Kravitz",))
    assert index.find(spelling) == ("zoe",)


def test_a_name_without_its_accent_is_another_name() -> None:
    assert fold("Zoe") != fold("Zoë")


def test_an_id_written_exactly_wins_over_names() -> None:
    index = NameIndex()
    index.add("mercury", ("Mercury",))
    index.add("freddie", ("Freddie Mercury", "Mercury"))
    assert index.find("mercury") == ("mercury",)
    assert index.find("Mercury") == ("mercury", "freddie")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sacha Baron Cohen", "Sacha Baron-Cohen"),
        ("Mark Ruffalo", "Marc Ruffalo"),
        ("Mark Ruffalo", "Mark Rufalo"),
        ("Zoë Kravitz", "Zoe Kravitz"),
    ],
)
def test_spellings_that_differ_by_a_letter_or_a_mark_are_nearly_equal(one: str, other: str) -> None:
    assert list(nearly_equal([("a", one), ("b", other)])) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"), [("Apollo 11", "Apollo 12"), ("NBC", "ABC"), ("Ada Byron", "Ada Smith")]
)
def test_numbers_and_short_names_that_differ_are_no_misspellings(one: str, other: str) -> None:
    assert not list(nearly_equal([("a", one), ("b", other)]))


def test_one_person_named_in_two_ways_has_one_page(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/a.md": explainer("topics: Trams\n"),
            "explainers/b.md": explainer("slug: other\n").replace("Ada Byron", "the Countess"),
            "participants/ada-byron.md": "---\nname: Ada Byron\nalso_known_as: The Countess\n---\n",
        }
    )
    assert made.codes == []
    assert list(made.edition.participants) == ["ada-byron"]
    content = made.page("/participants/ada-byron/").context
    assert [appearance.card.href for appearance in content.appearances] == [
        "/explainers/a/",
        "/explainers/other/",
    ]


def test_a_person_without_a_file_exists_by_being_named(site: SiteMaker) -> None:
    made = site({"explainers/a.md": explainer()})
    assert made.edition.participants["ada-byron"].name == "Ada Byron"


def test_somebody_named_only_in_a_draft_has_no_page(site: SiteMaker) -> None:
    files = {"explainers/a.md": explainer("draft: yes\n")}
    assert not site(files).edition.participants
    assert site(files, drafts=True).edition.participants


PLACES = {
    "who": "who: Sacha Baron-Cohen\n",
    "an event": "timeline: {date: 2020-01-01, event: E, who: Sacha Baron-Cohen}\n",
    "by": "quotes: {text: Jagshemash, by: Sacha Baron-Cohen}\n",
    "according_to": "why: {text: He said so, according_to: Sacha Baron-Cohen}\n",
    "[[…]]": "method: We asked [[Sacha Baron-Cohen]].\n",
    "[[…]] with its kind": "method: We asked [[participants/Sacha Baron-Cohen|him]].\n",
}
SACHA = "---\nname: Sacha Baron Cohen\nkind: person\ndescription: A comedian\n---\n"


@pytest.mark.parametrize("line", PLACES.values(), ids=PLACES)
def test_another_spelling_of_a_name_means_the_same_and_is_warned_of(
    site: SiteMaker, line: str
) -> None:
    files = {
        "explainers/a.md": with_line(line),
        "participants/sacha-baron-cohen.md": SACHA,
    }
    made = site(files)
    assert made.codes == ["similar-name"]
    (finding,) = made.report.diagnostics
    assert "`Sacha Baron Cohen`, as content/participants/sacha-baron-cohen.md" in finding.message
    assert "Sacha Baron-Cohen" in finding.message
    assert finding.location
    assert "Sacha Baron-Cohen" in finding.location.text
    known = made.edition.participants["sacha-baron-cohen"]
    assert (known.name, known.description) == ("Sacha Baron Cohen", "A comedian")


@pytest.mark.parametrize("line", PLACES.values(), ids=PLACES)
def test_an_id_itself_is_no_other_spelling(site: SiteMaker, line: str) -> None:
    exact = line.replace("Sacha Baron-Cohen", "sacha-baron-cohen")
    made = site({"explainers/a.md": with_line(exact), "participants/sacha-baron-cohen.md": SACHA})
    assert made.codes == []


def test_two_spellings_of_somebody_without_a_file_are_warned_of(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/a.md": with_line("who: Sacha Baron Cohen\n"),
            "explainers/b.md": with_line("who: Sacha Baron-Cohen\n"),
        }
    )
    (finding,) = made.report.diagnostics
    assert "`Sacha Baron Cohen`, as content/explainers/a.md spells it" in finding.message
    assert made.edition.participants["sacha-baron-cohen"].name == "Sacha Baron Cohen"


def test_a_name_with_a_slash_can_be_linked_to(site: SiteMaker) -> None:
    made = site({"explainers/a.md": with_line("who: AC/DC\n").replace("The story", "[[AC/DC]]")})
    assert made.codes == []


def test_an_entry_that_names_nobody_brings_nobody_into_being(site: SiteMaker) -> None:
    made = site({"explainers/a.md": with_line("who: {role: driver}\n")})
    assert made.codes == ["missing-key"]
    assert not made.edition.participants


@pytest.mark.parametrize("line", ["who: '!'\n", "topics: '!'\n", "authors: '!'\n"])
def test_a_name_without_a_letter_is_one_mistake(site: SiteMaker, line: str) -> None:
    (finding,) = site({"explainers/a.md": with_line(line)}).report.diagnostics
    assert finding.code == "invalid-id"
    assert finding.message == "`!` has no letters or digits to make an address of."
    assert finding.hint == "Write the name in full."


def test_a_name_like_another_in_an_event_is_marked_where_it_is_written(site: SiteMaker) -> None:
    event = "{date: 2020-09-15, event: E, who: [Bo Li, {role: driver, name: Ada Biron}]}"
    made = site({"explainers/a.md": with_line(f"timeline: [{event}]\n")})
    (finding,) = made.report.diagnostics
    assert finding.code == "similar-name"
    assert finding.location
    assert finding.location.text[finding.location.column - 1 :].startswith("Ada Biron")


def test_a_name_like_that_of_somebody_with_a_file_is_warned_of_where_it_is_written(
    site: SiteMaker,
) -> None:
    made = site(
        {
            "explainers/a.md": with_line("who: [Bo Li, {role: driver, name: Ada Biron}]\n"),
            "participants/countess.md": "---\nname: Ada Byron\n---\n",
            "participants/smith.md": "---\nname: Jo Smith\n---\n",
            "participants/smyth.md": "---\nname: Jo Smyth\n---\n",
        }
    )
    (finding,) = made.report.diagnostics
    assert "nearly the same as `Ada Byron` in content/participants/countess.md" in finding.message
    assert finding.location
    assert (finding.location.line, finding.location.column) == (2, 35)


def test_a_name_with_a_slash_is_found_with_its_kind_and_without(site: SiteMaker) -> None:
    body = "[[AC/DC]], or [[participants/AC/DC|the band]].\n"
    made = site({"explainers/a.md": explainer(body=body).replace("Ada Byron", "AC/DC")})
    assert made.codes == []


def test_somebody_whose_file_lacks_a_name_is_called_as_the_file(site: SiteMaker) -> None:
    files = {
        "explainers/a.md": with_line("who: Sacha.Baron.Cohen\n"),
        "participants/sacha-baron-cohen.md": "---\nkind: person\n---\n",
    }
    finding, _ = site(files).report.diagnostics
    assert "`sacha-baron-cohen`, as content/participants/sacha-baron-cohen.md" in finding.message


def test_an_id_that_two_kinds_of_things_share_leads_to_the_story_before_the_topic(
    site: SiteMaker,
) -> None:
    made = site(
        {
            "explainers/trams.md": explainer(body="[[trams]]\n"),
            "topics/trams.md": "---\nname: Trams\n---\n",
        }
    )
    assert "ambiguous-name" not in made.codes
    assert [link[1] for link in made.page("/explainers/trams/").context.body.links] == [
        "/explainers/trams/"
    ]


def test_names_that_are_alike_are_told_in_every_check_of_texts_that_are_known(
    tmp_path: Path,
) -> None:
    text = explainer().replace("  - Ada Byron", "  - Ada Byron\n  - Ada Byrom")
    file = tmp_path / "content" / "explainers" / "a.md"
    file.parent.mkdir(parents=True)
    file.write_text(text.replace("date: 2020-09-16", "date: 2020-09-16T14:30"))
    manuscript = read_manuscript(tmp_path, tmp_path / "content", USUAL_LIMITS, Report())
    past = Recollection()
    for _ in range(2):
        report = Report()
        prove(manuscript, Conventions(NOW, ZONE, "en", ()), False, report, past)
        (finding,) = report.diagnostics
        assert (finding.code, finding.location and finding.location.line) == ("similar-name", 8)


def test_an_organization_that_is_nearly_named_like_another_is_marked(site: SiteMaker) -> None:
    posts = "memberships: [A club, {role: driver, organization: Tram Unian}]\n"
    made = site(
        {
            "explainers/a.md": with_line("who: [Ada Byron, Tram Union]\n"),
            "participants/ada-byron.md": f"---\nname: Ada Byron\n{posts}---\n",
        }
    )
    (finding,) = made.report.diagnostics
    assert finding.code == "similar-name"
    place = finding.location
    assert place
    assert place.text[place.column - 1 :][: place.length] == "Tram Unian"


def test_a_name_is_known_from_a_file_with_mistakes_too(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/a.md": with_line("who: [Ada.Byron]\n"),
            "participants/ada-byron.md": "---\nname: Ada Byron\nkind: persona\n---\n",
        }
    )
    assert made.codes == ["similar-name", "unknown-value"]
    assert made.report.diagnostics[0].message == (
        "`Ada.Byron` is taken for `Ada Byron`, as content/participants/ada-byron.md spells it."
    )
