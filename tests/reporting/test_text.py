"""What a writer reads: the exact words and lines, whatever is in the file."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from nutgraf.model.diagnostics import Diagnostic, Location, Severity
from nutgraf.reporting.counting import count
from nutgraf.reporting.text import format_text

PATH = "content/explainers/freeze.md"


def finding(
    location: Location | None = None,
    message: str = "There is no key `titel` here.",
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    return Diagnostic(severity, "unknown-key", message, location, hint)


def at(text: str, part: str) -> Location:
    """The first `part` in `text`, on line 12."""
    return Location(PATH, 12, text.index(part) + 1, len(part), text)


def excerpt(location: Location, width: int = 80) -> list[str]:
    lines = format_text([finding(location)], colour=False, width=width).splitlines()
    return [line for line in lines if " | " in f"{line} "]


def test_finding_is_told_with_its_place_its_line_and_what_to_do() -> None:
    place = at("titel: A day without Facebook", "titel")
    assert format_text([finding(place, hint="Did you mean `title`?")], colour=False) == (
        "-- error: unknown-key ------------------------ content/explainers/freeze.md:12:1\n"
        "\n"
        "There is no key `titel` here.\n"
        "\n"
        "12 | titel: A day without Facebook\n"
        "   | ^^^^^\n"
        "\n"
        "Did you mean `title`?\n"
        "\n"
    )


def test_finding_without_a_place_has_no_line() -> None:
    found = finding(message="Two files have one address.", severity=Severity.WARNING)
    assert format_text([found], colour=False) == (
        "-- warning: unknown-key --------------------------------------------------------\n"
        "\n"
        "Two files have one address.\n"
        "\n"
    )


def test_finding_about_a_whole_file_has_no_line() -> None:
    assert excerpt(Location(PATH)) == []


def test_nothing_found_is_nothing_said() -> None:
    assert format_text([], colour=True) == ""


def test_wide_characters_are_underlined_where_they_stand() -> None:
    assert excerpt(at("中文: 頭條 x", "頭條")) == [
        "12 | 中文: 頭條 x",
        "   |       ^^^^",
    ]


def test_combining_marks_take_no_room() -> None:
    assert excerpt(at("e\u0301e\u0301: x", "x")) == [
        "12 | e\u0301e\u0301: x",
        "   |     ^",
    ]


def test_tabs_are_shown_as_four_spaces() -> None:
    assert excerpt(at("\tdate:\tx", "x")) == [
        "12 |     date:    x",
        "   |              ^",
    ]


def test_control_characters_and_turned_text_are_spelt_out() -> None:
    assert excerpt(at("a\u202e\x1b[31m: x", "x")) == [
        "12 | a<U+202E><U+001B>[31m: x",
        "   |                        ^",
    ]


def test_half_a_character_is_spelt_out() -> None:
    assert excerpt(at("\udcff: x", "\udcff")) == [
        "12 | <U+DCFF>: x",
        "   | ^^^^^^^^",
    ]


def test_control_characters_in_a_message_are_spelt_out() -> None:
    found = finding(Location("a\x1b.md"), message="No \x1b[31m here.", hint="\u202eyes")
    text = format_text([found], colour=False)
    assert "No <U+001B>[31m here." in text
    assert "<U+202E>yes" in text
    assert "a<U+001B>.md:1:1" in text


def test_long_line_is_cut_around_the_value() -> None:
    line = "before " * 40 + "VALUE" + " after" * 40
    assert excerpt(at(line, "VALUE"), width=60) == [
        "12 | …re before before VALUE after after after after after …",
        "   |                   ^^^^^",
    ]


def test_long_line_is_cut_at_its_end_only_if_the_value_is_at_its_beginning() -> None:
    (text, carets) = excerpt(at("VALUE" + " after" * 40, "VALUE"), width=60)
    assert text.startswith("12 | VALUE after")
    assert text.endswith("…")
    assert carets == "   | ^^^^^"


def test_long_line_is_cut_at_its_beginning_only_if_the_value_is_at_its_end() -> None:
    (text, carets) = excerpt(at("before " * 40 + "VALUE", "VALUE"), width=60)
    assert text.startswith("12 | …")
    assert text.endswith("before VALUE")
    assert text.index("VALUE") == carets.index("^^^^^")


def test_whole_line_is_underlined_without_its_indentation() -> None:
    assert excerpt(Location(PATH, 12, 1, 0, "  - name: x  ")) == [
        "12 |   - name: x",
        "   |   ^^^^^^^^^",
    ]


def test_place_behind_the_line_s_end_gets_one_caret() -> None:
    assert excerpt(Location(PATH, 12, 9, 3, "title:")) == ["12 | title:", "   |       ^"]


def test_long_message_is_wrapped_and_keeps_its_own_lines() -> None:
    found = finding(message="Two could be meant:\n  - " + "ada " * 12 + "\n  - bea")
    assert format_text([found], colour=False, width=30).splitlines()[2:-1] == [
        "Two could be meant:",
        "  - ada ada ada ada ada ada",
        "  ada ada ada ada ada ada",
        "  - bea",
    ]


def test_colours_mark_severity_and_advice() -> None:
    text = format_text([finding(at("titel: x", "titel"), hint="Look here.")], colour=True)
    assert "\x1b[1;31m   | ^^^^^\x1b[0m\n" in text
    assert "\x1b[32mLook here.\x1b[0m\n" in text


def test_a_line_of_a_million_characters_is_cut_at_once() -> None:
    line = "x" * 1_000_000
    (text, _) = excerpt(Location(PATH, 12, 500_000, 3, line))
    assert len(text) == 80


def test_findings_are_counted_in_words() -> None:
    error = finding(at("titel: x", "titel"))
    other = finding(Location("content/explainers/b.md"))
    warning = finding(Location(PATH), severity=Severity.WARNING)
    assert count([]) == ""
    assert count([error]) == "1 error in 1 file."
    assert count([warning]) == "1 warning in 1 file."
    assert count([error, other, warning]) == "2 errors and 1 warning in 2 files."
    assert count([finding()]) == "1 error."


lines = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=200)


@example("0" * 43, 44, 1, 47)
@given(lines, st.integers(1, 250), st.integers(0, 80), st.integers(40, 120))
def test_any_line_is_shown_harmlessly_inside_the_window(
    line: str, column: int, length: int, width: int
) -> None:
    found = finding(Location("a.md", 7, column, length, line))
    text = format_text([found], colour=False, width=width)
    for shown in text.removesuffix("\n").split("\n"):
        assert shown == shown.rstrip()
        assert cell_len(shown) <= width
        assert "\x1b" not in shown


@given(st.text("ab中é\u0301\t", min_size=1, max_size=60), st.data())
def test_carets_are_as_wide_as_the_value_and_stand_below_it(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    whole = all("\u0301" not in line[at : at + 1] for at in (start, end))
    shown = excerpt(Location("a.md", 7, start + 1, end - start, line), width=400)
    if not whole or len(shown) < 2:
        return
    before = line[:start].replace("\t", "    ")
    value = line[start:end].replace("\t", "    ")
    assert shown[1] == f"  | {' ' * cell_len(before)}{'^' * max(1, cell_len(value))}"
