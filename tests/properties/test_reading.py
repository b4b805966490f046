"""Laws of reading: no bytes make it fail, and every place is where the value stands."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.model.documents import FieldValue, KeyPath
from nutgraf.reading import parse_document
from nutgraf.reading.decoding import CONTROL

PATH = "content/topics/x.md"

SCRAPS = [
    *("a", "b: ", "- ", "'", '"', ": ", "[", "]", "{", "}", ", ", "|", "> ", "&x ", "*x", "!t "),
    *("%", "@", "`", "#", " #x", "? ", "\n", "\n  ", "\n ", "\t", "---", "\n---\n", "...", "<<: "),
    *(
        "\\",
        "\\x",
        "é",
        "😀",
        "\u2028",
        "\ufeff",
        "\r",
        "\r\n",
        "\0",
        "~",
        "key: value",
        "|2",
        "\n- ",
    ),
]
TANGLES = st.lists(st.sampled_from(SCRAPS), max_size=30).map("".join)


@given(st.binary(max_size=200) | TANGLES.map(str.encode))
@example(b"---\n" + b"[" * 5000)
@example(b"---\n%\n---\n")
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    for content in (data, b"---\n" + data, b"---\n" + data + b"\n---\n"):
        document, findings = parse_document(PATH, content)
        assert document is not None or findings


@given(TANGLES)
@example("%b: '")
def test_every_finding_is_marked_inside_the_file(tangle: str) -> None:
    text = f"---\n{tangle}\n---\n"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in parse_document(PATH, text.encode())[1]:
        place = finding.location
        assert place is not None
        assert CONTROL.sub("\ufffd", place.text) == CONTROL.sub("\ufffd", lines[place.line - 1])
        assert 0 <= place.length <= len(place.text) - place.column + 1
        assert finding.hint


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), max_size=20
).filter(lambda text: "\ufeff" not in text)
words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def scalars(value: FieldValue, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a tree that isn't empty, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from scalars(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from scalars(inner, (*path, key))


@given(
    st.dictionaries(words, trees, max_size=5),
    st.sampled_from(["", "\ufeff", "\n\n", "\ufeff\n"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([None, False, True]),
)
def test_what_is_written_in_quotes_is_read_and_found_where_it_stands(
    fields: dict[str, FieldValue], before: str, end: str, flow: bool | None
) -> None:
    """Whatever the kind of YAML, line end and beginning of the file."""
    written = yaml.dump(
        fields,
        Dumper=yaml.CSafeDumper,
        default_style='"',
        default_flow_style=flow,
        allow_unicode=True,
        width=10_000,
    )
    text = f"{before}---\n{written}---\nBody"
    document, findings = parse_document(PATH, text.replace("\n", end).encode())
    assert findings == ()
    assert document is not None
    assert document.fields == fields
    assert (document.body, document.body_line) == ("Body", text.count("\n") + 1)
    for path, value in scalars(fields):
        place = document.places.of_value(path)
        marked = place.text[place.column - 1 : place.column - 1 + place.length]
        assert yaml.safe_load(marked) == value


@given(st.lists(st.text(max_size=8), max_size=6).map("\n".join))
def test_the_body_is_kept_whatever_is_in_it(body: str) -> None:
    text = f"---\na: b\n---\n{body}"
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    document, findings = parse_document(PATH, data)
    if document is None:
        assert {finding.code for finding in findings} == {"control-character"}
    else:
        assert document.body == body.replace("\r\n", "\n").replace("\r", "\n")
