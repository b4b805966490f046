"""An index of names: by which a thing is found, how it is spelt, what is nearly the same."""

from __future__ import annotations

import pytest

from nutgraf.checking.names import NameIndex, Origin, nearly_equal


def test_one_letter_more_or_less_counts_from_names_of_five_letters_on() -> None:
    assert list(nearly_equal([("a", "Smith"), ("b", "Smyth")])) == [("a", "b")]
    assert not list(nearly_equal([("a", "Lang"), ("b", "Long")]))


@pytest.mark.parametrize(
    "wrong", ["dieselgate", "Dieselgat", "ieselgate", "Diselgate", "Dieselgatte"]
)
def test_a_letter_may_be_wrong_anywhere(wrong: str) -> None:
    assert list(nearly_equal([("a", "Dieselgate"), ("b", wrong)])) == [("a", "b")]


def test_an_index_tells_of_each_name_in_the_spelling_that_came_first() -> None:
    index = NameIndex()
    index.add("zoe", ("Zoë Kravitz",))
    index.add("lenny", ("ZOË  KRAVITZ", "Lenny"))
    assert index.names == ("Zoë Kravitz", "zoe", "Lenny")
    assert index.find("zoë kravitz") == ("zoe", "lenny")


def test_a_thing_is_found_by_its_id_itself_however_that_is_written() -> None:
    index = NameIndex()
    index.add("zoe", ("Zoë Kravitz",))
    assert (index.find("ZOE"), index.find("zoe")) == (("zoe",), ("zoe",))


def test_an_index_with_another_name_is_as_if_there_had_been_no_other() -> None:
    index, wanted = NameIndex(), NameIndex()
    for one, name in ((index, "Mercury"), (wanted, "Venus")):
        one.add("planet", (name,))
        one.add("mars", ("Mars", "The red one"))
    assert index.renamed("planet", "Mercury", "Venus") == wanted
    assert index.names == ("Mercury", "planet", "Mars", "The red one")
    assert index.renamed("planet", "Mercury", "VENUS") != wanted


def test_an_index_with_another_name_finds_by_other_spellings_as_before() -> None:
    index = NameIndex()
    index.add("red-mars", ("Red Mars",), Origin("Red Mars", "content/participants/red-mars.md"))
    index.add("planet", ("Mercury",))
    other = index.renamed("planet", "Mercury", "Venus")
    assert other
    assert index.find_respelt("Red-Mars") == other.find_respelt("Red-Mars") == ("red-mars",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Mercury", "Mars"),
        ("Mercury", "MARS"),
        ("Mercury", "mars"),
        ("God", "Venus"),
        ("planet", "Venus"),
    ],
)
def test_a_name_that_something_else_has_is_not_given_and_not_taken_away(old: str, new: str) -> None:
    index = NameIndex()
    index.add("planet", ("Mercury", "God"))
    index.add("mars", ("Mars", "God"))
    assert index.renamed("planet", old, new) is None


@pytest.mark.parametrize("name", ["Anna{} Bell", "{}Anna Bell", "Anna Bell{}"])
def test_of_hundreds_of_names_that_are_alike_each_is_told_once_or_a_few_times(name: str) -> None:
    names = [(str(at), name.format(chr(0x4E00 + at))) for at in range(400)]
    pairs = list(nearly_equal(names))
    assert {other for _, other in pairs} == {id for id, _ in names[1:]}
    assert len(pairs) == len(set(pairs)) < 400 * 25


def test_names_with_other_digits_hide_no_misspelling() -> None:
    numbered = [(str(at), f"Apollo {at}") for at in range(50)]
    assert list(nearly_equal([*numbered, ("x", "Apolo 42")])) == [("42", "x")]
