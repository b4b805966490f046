"""From the bytes of one file to a document: text stays text, and lines keep their numbers."""

from __future__ import annotations

import hashlib
import pickle

import frontmatter
import pytest

from nutgraf.model.diagnostics import Diagnostic, Location, Report, Severity
from nutgraf.model.documents import Document
from nutgraf.reading import parse_document
from nutgraf.reading.front_matter import FrontMatterHandler

PATH = "content/explainers/trams.md"


def document(text: str | bytes, path: str = PATH) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    found, findings = parse_document(path, data)
    assert findings == ()
    assert found is not None
    return found


def finding(text: str | bytes) -> Diagnostic:
    """The one thing that is wrong with a file that gives no document."""
    data = text if isinstance(text, bytes) else text.encode()
    found, findings = parse_document(PATH, data)
    assert found is None
    (only,) = findings
    return only


@pytest.mark.parametrize(
    "written", ["NO", "yes", "null", "~", "12:30", "010", "2024", "2024-02-30", "1e3", "0x10", ".5"]
)
def test_every_value_is_read_as_the_text_that_it_is(written: str) -> None:
    assert document(f"---\ntitle: {written}\n---\n").fields == {"title": written}


def test_fields_have_the_shape_in_which_they_are_written() -> None:
    fields = document(
        "---\n"
        "# A note\n"
        "title: Trams stop  # for a day\n"
        "empty:\n"
        "nothing: ''\n"
        "topics: [law, 'trams: new']\n"
        "who:\n"
        "  - name: Ann\n"
        "    role: chair\n"
        "  - Bob\n"
        "  -\n"
        "what: |\n"
        "  One.\n"
        "\n"
        "  Two.\n"
        "why: >-\n"
        "  One\n"
        "  line.\n"
        "where: {city: Graz}\n"
        "---\n"
    ).fields
    assert fields == {
        "title": "Trams stop",
        "empty": None,
        "nothing": "",
        "topics": ["law", "trams: new"],
        "who": [{"name": "Ann", "role": "chair"}, "Bob", None],
        "what": "One.\n\nTwo.\n",
        "why": "One line.",
        "where": {"city": "Graz"},
    }


def test_front_matter_with_nothing_in_it_has_no_fields() -> None:
    assert document("---\n---\nText\n").fields == {}
    assert document("---\n# only a note\n\n---\nText\n").fields == {}


def test_python_frontmatter_itself_reads_with_the_same_handler() -> None:
    report = Report()
    text = "---\ntitle: NO\ndate: 2020-02-30\n---\nText\n"
    post = frontmatter.loads(text, handler=FrontMatterHandler(PATH, 1, report))
    assert post.metadata == {"title": "NO", "date": "2020-02-30"}
    assert post.content == "Text"
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\nText\n", "Text\n", 4),
        ("---\na: b\n---\n\n\n  Text \n\n", "\n\n  Text \n\n", 4),
        ("\n\n---\na: b\n---\nText", "Text", 6),
        ("---\na: b\n---", "", 4),
        ("---  \na: b\n---\t\nText\n", "Text\n", 4),
        ("---\r\na: b\r\n---\r\nText\r\nMore\r", "Text\nMore\n", 4),
        ("\ufeff---\na: b\n---\nText\n", "Text\n", 4),
        ("---\na: |\n  one\n  ---\n---\nText\n", "Text\n", 6),
        ("---\na: b\n---\nText\n\n---\n\nMore\n---\n", "Text\n\n---\n\nMore\n---\n", 4),
    ],
)
def test_the_body_is_kept_to_the_letter_and_knows_its_line(text: str, body: str, line: int) -> None:
    found = document(text)
    assert (found.body, found.body_line) == (body, line)


@pytest.mark.parametrize(
    ("path", "folder", "name"),
    [
        ("content/explainers/trams.md", "explainers", "trams"),
        ("content/explainers/trams/index.md", "explainers", "trams"),
        ("stories/topics/v1.2.md", "topics", "v1.2"),
        ("content/topics/Cafe\u0301.md", "topics", "Caf\u00e9"),
    ],
)
def test_a_document_is_named_by_its_place(path: str, folder: str, name: str) -> None:
    found = document("---\na: b\n---\n", path)
    assert (found.path, found.folder, found.id) == (path, folder, name)


def test_the_digest_is_that_of_the_bytes() -> None:
    data = b"\xef\xbb\xbf---\r\na: b\r\n---\r\n"
    assert document(data).digest == hashlib.sha256(data).hexdigest()


def test_a_document_can_be_handed_to_another_process() -> None:
    found = document("---\ntitle: Trams\n---\nText\n")
    copy = pickle.loads(pickle.dumps(found))
    assert copy == found
    assert copy.places.of_value(("title",)) == Location(PATH, 2, 8, 5, "title: Trams")


def test_a_file_without_front_matter_is_reported_where_it_begins() -> None:
    found = finding("\nThe trams stopped.\n\n---\n\nAll day.\n\n---\n")
    assert found.code == "front-matter-missing"
    assert found.location == Location(PATH, 2, 1, 0, "The trams stopped.")
    assert found.message == "The file has no front matter."
    assert found.hint == (
        "Begin it with a line `---`, then a key a line, such as `title: …`, and another line `---`."
    )


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " \t\n"])
def test_an_empty_file_has_no_front_matter(text: str) -> None:
    assert finding(text).code == "front-matter-missing"


@pytest.mark.parametrize("line", ["—", "--", "----", "– – –", "+++", "==="])
def test_a_line_that_is_nearly_the_right_one_is_told_apart(line: str) -> None:
    found = finding(f"{line.replace(' ', '')}\ntitle: Trams\n---\nText\n")
    assert found.code == "front-matter-missing"
    assert found.message == "The line that should begin the front matter isn't `---`."
    assert found.hint == "Write exactly three hyphens, and nothing else on the line."


@pytest.mark.parametrize("line", ["——", "--", "----"])
def test_a_line_that_nearly_ends_it_is_shown(line: str) -> None:
    found = finding(f"---\ntitle: Trams\n{line}\nText\n")
    assert found.code == "front-matter-unclosed"
    assert found.location == Location(PATH, 3, 1, len(line), line)
    assert found.message == "The line that should end the front matter isn't `---`."


def test_front_matter_that_never_ends_is_reported_where_it_begins() -> None:
    found = finding("\n---\ntitle: Trams\n\nThe trams stopped.\n")
    assert found.code == "front-matter-unclosed"
    assert found.location == Location(PATH, 2, 1, 3, "---")
    assert found.message == "The front matter that begins here never ends."
    assert found.hint == ("Write a line `---` after its last key, before the text of the page.")


@pytest.mark.parametrize(
    ("encoding", "byte"), [("cp1252", "E4"), ("latin-1", "E4"), ("mac-roman", "8A")]
)
def test_another_encoding_is_reported_at_its_first_character(encoding: str, byte: str) -> None:
    found = finding("---\r\ntitle: Die Tram fährt\r\n---\r\n".encode(encoding))
    assert found.code == "not-utf8"
    assert found.message == (
        f"The file isn't saved as UTF-8: the byte {byte} here is no character."
    )
    assert found.hint == "Save it as UTF-8: in most editors “Save as”, then “Encoding: UTF-8”."
    assert found.location == Location(PATH, 2, 18, 1, "title: Die Tram f\ufffdhrt")


def test_a_file_in_utf16_is_told_so() -> None:
    found = finding("---\ntitle: Trams\n---\n".encode("utf-16"))
    assert found.code == "not-utf8"
    assert found.message == "The file is saved as UTF-16, not as UTF-8."


def test_a_half_of_a_character_is_not_text() -> None:
    assert finding(b"---\ntitle: \xed\xa0\x80\n---\n").code == "not-utf8"


@pytest.mark.parametrize(
    ("character", "message", "hint"),
    [
        (
            "\0",
            "An invisible character (control character, U+0000) stands here.",
            "Is this a text file, saved as UTF-8? Delete the character, or save the file again.",
        ),
        (
            "\x0b",
            "An invisible character (control character, U+000B) stands here.",
            "Delete it, and press Enter where a new line should begin.",
        ),
        (
            "\u2028",
            "An invisible character (line separator, U+2028) stands here.",
            "Delete it, and press Enter where a new line should begin.",
        ),
        (
            "\ufeff",
            "An invisible character (zero width no-break space, U+FEFF) stands here.",
            "Delete it; it may have come along with pasted text.",
        ),
        (
            "\x7f",
            "An invisible character (control character, U+007F) stands here.",
            "Delete it; it may have come along with pasted text.",
        ),
    ],
)
def test_a_character_that_nobody_can_see_is_reported(
    character: str, message: str, hint: str
) -> None:
    found = finding(f"---\ntitle: Trams\n---\nText\nOne {character}two\n")
    assert (found.code, found.message, found.hint) == ("control-character", message, hint)
    assert found.location == Location(PATH, 5, 5, 1, f"One {character}two")


def test_what_is_wrong_beside_an_invisible_character_is_told_too() -> None:
    _, findings = parse_document(PATH, b"---\ntitle: a\x00b: c\ntitle: d\n---\n\x01\n")
    assert [(each.location.line, each.code) for each in findings if each.location] == [
        (2, "unquoted-colon"),
        (2, "control-character"),
        (3, "duplicate-key"),
        (5, "control-character"),
    ]


def test_a_hundred_invisible_characters_are_told_one_by_one_and_no_more() -> None:
    _, findings = parse_document(PATH, b"---\na: b\n---\n" + b"\0 \n" * 1000)
    codes = [finding.code for finding in findings]
    assert codes == ["more-findings"] + ["control-character"] * 100


@pytest.mark.parametrize(
    ("line", "word", "column", "mended"),
    [
        ("title: #MeToo", "#MeToo", 8, 'title: "#MeToo"'),
        ("title: Apple  #1 in the world", "#1", 15, 'title: "Apple  #1 in the world"'),
        ('title: "Apple" #1', "#1", 16, "title: '\"Apple\" #1'"),
    ],
)
def test_a_hashtag_that_would_vanish_as_a_comment_is_a_warning(
    line: str, word: str, column: int, mended: str
) -> None:
    found, findings = parse_document(PATH, f"---\n{line}\n---\n".encode())
    assert found is not None
    (warning,) = findings
    assert (warning.severity, warning.code) == (Severity.WARNING, "text-after-hash")
    assert warning.message == f"From `{word}` on this is read as a comment, and doesn't appear."
    assert warning.hint == (
        f"If it belongs to the text, put the text in quotes: `{mended}`. "
        "If it is a comment, put a space after the `#`."
    )
    length = len(line) - column + 1
    assert warning.location == Location(PATH, 2, column, length, line)


@pytest.mark.parametrize(
    "line", ["title: Trams # a note", "#title: Trams", "title: C#", "title: 'a #b'", "a: |\n  b #c"]
)
def test_a_comment_that_is_meant_and_a_hash_in_a_text_are_no_warning(line: str) -> None:
    document(f"---\n{line}\n---\n")


def test_another_encoding_behind_a_byte_order_mark_is_reported_at_its_first_character() -> None:
    found = finding(b"\xef\xbb\xbf---\ntitle: f\xe4hrt\n---\n")
    assert found.code == "not-utf8"
    assert found.location == Location(PATH, 2, 9, 1, "title: f\ufffdhrt")


def test_a_no_break_space_alone_is_no_front_matter() -> None:
    found = finding("---\n\xa0\n---\nThe story.\n")
    assert found.code == "front-matter-not-a-mapping"
    assert found.location == Location(PATH, 2, 1, 1, "\xa0")
