"""Where keys, values and words of a document stand in its file."""

from __future__ import annotations

import pytest

from nutgraf.model.diagnostics import Location
from nutgraf.model.documents import KeyPath, Places
from nutgraf.reading import parse_document

PATH = "content/explainers/trams.md"

STORY = """\
title: Trams stop
"summary": 'All of them, it''s said'
empty:
topics: [law, "trams: new"]
who:
  - name: Ann
    role: chair
  -   Bob
  -
what: |

  First line.
  Second line.
why: >-
  Folded
  text.
long: one
  two
where: {city: Graz}
nothing: |
"""


def places(text: str) -> Places:
    document, findings = parse_document(PATH, text.encode())
    assert document is not None, findings
    return document.places


def marked(location: Location) -> str:
    """The number of the line and the stretch of it that would be underlined."""
    start = location.column - 1
    return f"{location.line}: {location.text[start : start + location.length]}"


VALUES: dict[KeyPath, str] = {
    ("title",): "2: Trams stop",
    ("summary",): "3: 'All of them, it''s said'",
    ("empty",): "4: empty",
    ("topics",): "5: topics",
    ("topics", 0): "5: law",
    ("topics", 1): '5: "trams: new"',
    ("who",): "6: who",
    ("who", 0): "7: name: Ann",
    ("who", 0, "role"): "8: chair",
    ("who", 1): "9: Bob",
    ("what",): "13: First line.",
    ("why",): "16: Folded",
    ("long",): "18: one",
    ("where", 0, "city"): "20: Graz",
    ("where",): "20: where",
    ("where", "city"): "20: Graz",
    ("nothing",): "21: |",
    (): "1: ---",
    ("missing",): "1: ---",
    ("who", 0, "missing"): "7: name: Ann",
    ("who", 7): "6: who",
    ("who", "name"): "6: who",
    ("title", "inside"): "2: Trams stop",
    ("topics", 0, 1, "x"): "5: law",
}


@pytest.mark.parametrize("path", VALUES)
def test_a_value_is_found_at_its_place(path: KeyPath) -> None:
    found = places(f"---\n{STORY}---\n").of_value(path)
    assert found.path == PATH
    assert marked(found) == VALUES[path]


def test_an_empty_entry_of_a_list_is_its_whole_line() -> None:
    found = places(f"---\n{STORY}---\n").of_value(("who", 2))
    assert found == Location(PATH, 10, 1, 0, "  -")


KEYS: dict[KeyPath, str] = {
    ("title",): "2: title",
    ("summary",): '3: "summary"',
    ("who", 0, "role"): "8: role",
    ("where", "city"): "20: city",
    ("who", 0): "7: name: Ann",
    ("who", 0, "missing"): "7: name: Ann",
    ("missing",): "1: ---",
    (): "1: ---",
}


@pytest.mark.parametrize("path", KEYS)
def test_a_key_is_found_at_its_place(path: KeyPath) -> None:
    assert marked(places(f"---\n{STORY}---\n").of_key(path)) == KEYS[path]


@pytest.mark.parametrize(
    "before", ["", "\ufeff", "\n\n", " \n\t\n"], ids=["nothing", "mark", "lines", "blanks"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_places_are_right_however_the_file_was_saved(before: str, end: str) -> None:
    text = f"{before}---\ntitle: Trams\nwho:\n  - Ann\n---\n\nShe spoke.\n".replace("\n", end)
    found = places(text)
    shift = before.count("\n")
    assert found.of_value(("who", 0)) == Location(PATH, 4 + shift, 5, 3, "  - Ann")
    assert found.of_text((), "spoke") == Location(PATH, 7 + shift, 5, 5, "She spoke.")


def test_columns_count_characters_however_wide_they_are() -> None:
    found = places("---\n'😀e\u0301日本': [日本, '😀', x]\n---\n")
    assert found.of_value(("😀e\u0301日本", 2)).column == 20
    assert found.of_value(("😀e\u0301日本", 1)).column == 15
    assert found.of_key(("😀e\u0301日本",)).length == 7


def test_a_long_quoted_text_is_shown_by_its_first_line() -> None:
    found = places('---\ntitle: "Trams\n  stop"\n---\n').of_value(("title",))
    assert found == Location(PATH, 2, 8, 6, 'title: "Trams')


def test_front_matter_without_fields_is_the_line_that_begins_it() -> None:
    found = places("\n---\n---\nText\n")
    assert found.of_value(()) == found.of_key(("title",)) == Location(PATH, 2, 1, 3, "---")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (("what",), "Second", "14: Second"),
        (("who", 0), "chair", "8: chair"),
        (("summary",), "of them", "3: of them"),
        (("topics", 1), "new", "5: new"),
        (("summary",), "it's", "3: 'All of them, it''s said'"),
        (("why",), "Folded text", "16: Folded"),
        (("who", 0), "Bob", "7: name: Ann"),
        (("missing",), "Trams", "1: ---"),
        ((), "[[Ann]]", "24: [[Ann]]"),
    ],
)
def test_words_are_found_inside_a_value_or_the_body(
    path: KeyPath, text: str, expected: str
) -> None:
    found = places(f"---\n{STORY}---\nThe chair,\n[[Ann]], spoke.\n")
    assert marked(found.of_text(path, text)) == expected


def test_words_that_are_not_in_the_body_are_placed_at_its_first_line() -> None:
    found = places("---\na: b\n---\nText\nmore\n")
    assert found.of_text((), "no such words") == Location(PATH, 4, 1, 0, "Text")
    assert places("---\na: b\n---").of_text((), "x") == Location(PATH, 4, 1, 0, "")


def test_words_are_found_in_a_text_that_stands_for_keys() -> None:
    found = places("---\nwhy:\n  - No.\n  - The trams\n    stood [still](x).\n---\n")
    assert marked(found.of_text(("why", 1, "text"), "[still](x)")) == "5: [still](x)"


@pytest.mark.parametrize("front_matter", [STORY, "draft:\n", "", "# Nothing yet\n"])
def test_fields_that_were_let_go_are_read_again_as_they_were(front_matter: str) -> None:
    document, _ = parse_document(PATH, f"---\n{front_matter}---\n".encode())
    assert document is not None
    before = document.fields
    document.places.let_go()
    assert document.fields == before
