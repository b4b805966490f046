"""What GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from nutgraf.model.diagnostics import Diagnostic, Location, Severity
from nutgraf.reporting.github import format_github

PLACE = Location("content/explainers/a.md", 4, 1, 5, "titel: x")


def test_finding_is_a_command_with_file_line_and_column() -> None:
    found = Diagnostic(Severity.ERROR, "unknown-key", "No key `titel`.", PLACE, "Try `title`.")
    assert format_github([found]) == (
        "::error file=content/explainers/a.md,line=4,col=1,title=unknown-key"
        "::No key `titel`.%0ATry `title`.\n"
    )


def test_file_is_named_from_the_top_of_the_repository() -> None:
    found = Diagnostic(Severity.WARNING, "unknown-key", "No.", PLACE)
    assert format_github([found], "news/site").startswith(
        "::warning file=news/site/content/explainers/a.md,line=4,"
    )


def test_finding_without_a_place_has_its_code_alone() -> None:
    found = Diagnostic(Severity.ERROR, "settings-missing", "Nothing here.")
    assert format_github([found]) == "::error title=settings-missing::Nothing here.\n"


def test_nothing_in_a_file_can_begin_a_command_of_its_own() -> None:
    place = Location("a,b:c%\n.md", 1, 1)
    found = Diagnostic(Severity.ERROR, "unknown-key", "100 %\r\n::warning::mine", place)
    assert format_github([found]) == (
        "::error file=a%2Cb%3Ac%25%0A.md,line=1,col=1,title=unknown-key"
        "::100 %25%0D%0A::warning::mine\n"
    )
