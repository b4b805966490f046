"""Every key and value of a TOML file is found where it stands."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.model.documents import KeyPath
from nutgraf.settings.toml import TomlPlaces

TEXT = '''\
# a comment with "quotes" and = signs
title = "One # not a comment"
'quoted key' = 'it''s'
a.b."c.d" = 2020-09-16 14:30:00.5   # dotted
long = """
line "one"
line two"""
list = [ 1, # one
  "two", [3.5, { x = true, y.z = [] }],
]

[table]
key = -1e5

[[entry]]
label = "first"

[[entry]]
label = "ä"
[entry.sub]
inner = 1
[[entry.list]]
deep = "x"
'''.replace("'it''s'", "'its'")


def written(path: KeyPath, *, key: bool = False) -> tuple[int, str]:
    places = TomlPlaces("nutgraf.toml", TEXT)
    place = places.of_key(path) if key else places.of_value(path)
    start = place.column - 1
    return place.line, place.text[start : start + place.length]


@pytest.mark.parametrize(
    ("path", "line", "value"),
    [
        (("title",), 2, '"One # not a comment"'),
        (("quoted key",), 3, "'its'"),
        (("a", "b", "c.d"), 4, "2020-09-16 14:30:00.5"),
        (("long",), 5, '"""'),
        (("list", 0), 8, "1"),
        (("list", 1), 9, '"two"'),
        (("list", 2, 0), 9, "3.5"),
        (("list", 2, 1, "x"), 9, "true"),
        (("list", 2, 1, "y", "z"), 9, "[]"),
        (("table", "key"), 13, "-1e5"),
        (("entry", 0, "label"), 16, '"first"'),
        (("entry", 1, "label"), 19, '"ä"'),
        (("entry", 1, "sub", "inner"), 21, "1"),
        (("entry", 1, "list", 0, "deep"), 23, '"x"'),
    ],
)
def test_value_is_found_at_its_place(path: KeyPath, line: int, value: str) -> None:
    assert written(path) == (line, value)


@pytest.mark.parametrize(
    ("path", "line", "key"),
    [
        (("title",), 2, "title"),
        (("quoted key",), 3, "'quoted key'"),
        (("a", "b"), 4, "b"),
        (("a", "b", "c.d"), 4, '"c.d"'),
        (("table",), 12, "table"),
        (("entry", 1), 18, "entry"),
        (("entry", 1, "sub"), 20, "entry.sub"),
    ],
)
def test_key_is_found_at_its_place(path: KeyPath, line: int, key: str) -> None:
    assert written(path, key=True) == (line, key)


def test_what_is_missing_from_a_table_is_placed_at_the_table() -> None:
    assert written(("entry", 1, "address")) == (18, "entry")


def test_what_is_missing_from_the_file_is_placed_at_its_beginning() -> None:
    place = TomlPlaces("nutgraf.toml", TEXT).of_value(("url",))
    assert (place.line, place.column, place.text) == (1, 1, "")


values = st.recursive(
    st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["C"])),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=8,
)
names = st.text("abc-_.ä \"'\\#=", min_size=1, max_size=5)


def toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower()


@given(st.dictionaries(names, values, max_size=4))
def test_the_text_at_a_value_s_place_is_that_value(fields: dict[str, object]) -> None:
    text = "".join(f"{toml(name)} = {toml(value)} # end\n" for name, value in fields.items())
    assert tomllib.loads(text) == fields
    places = TomlPlaces("nutgraf.toml", text)
    for name, value in fields.items():
        place = places.of_value((name,))
        assert place.text[place.column - 1 :][: place.length] == toml(value)
