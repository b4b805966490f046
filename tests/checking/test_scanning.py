"""What a Markdown text points at."""

from __future__ import annotations

from nutgraf.checking.scanning import scan


def test_what_stands_in_brackets_may_go_on_in_the_next_line() -> None:
    found = scan("[[Stop Hate\nfor Profit]] [@report,\np. 12;\n@law]", with_headings=False)
    assert found.wiki == ("Stop Hate\nfor Profit",)
    assert found.citations == ("report", "law")


def test_what_stands_in_brackets_ends_with_its_paragraph() -> None:
    found = scan("[[Stop Hate\n\nfor Profit]] [@report\n \np. 12]", with_headings=False)
    assert found.wiki == found.citations == ()
