"""Which participant a name means."""

from __future__ import annotations

import pytest

from nutgraf.checking.names import NameIndex, fold, nearly_equal
from tests.conftest import SiteMaker, explainer


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
