"""What `nutgraf audit` says, and how the settings let a rule stop a build."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nutgraf import cli
from nutgraf.authoring.audit import audit_site, format_audit
from nutgraf.build import read_edition
from nutgraf.model.audit import USUAL_ERRORS, Rule
from nutgraf.model.diagnostics import Report, Severity
from nutgraf.settings import Overrides, Settings, load_settings
from tests.conftest import SOUND

TRAMS = Path(__file__).parents[1] / "sites" / "trams"
NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)
PERSON = "---\nname: Ada Byron\nkind: person\ndescription: a driver\n---\n"
STORY = SOUND.replace("is called\n", "is called\n    status: planned\n    who: Ada Byron\n")


def settings_of(root: Path) -> Settings:
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None, report.diagnostics
    return settings


def make_site(root: Path, settings: str) -> Path:
    for name, text in {
        "nutgraf.toml": f'title = "Trams"\n{settings}',
        "content/explainers/a.md": STORY,
        "content/participants/ada-byron.md": PERSON,
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_the_audit_of_a_site_reads_exactly_so() -> None:
    findings = audit_site(settings_of(TRAMS / "site"), Report())
    assert findings is not None
    text = format_audit(findings, {Rule.UNSUPPORTED_LIVING_PERSON})
    expected = TRAMS / "audit.txt"
    if os.environ.get("NUTGRAF_GOLDEN") == "rewrite":
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_nothing_found_is_said(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "nutgraf.toml").write_text('title = "Empty"\n', encoding="utf-8")
    assert audit_site(settings_of(tmp_path), Report()) == ()
    assert format_audit((), USUAL_ERRORS) == "0 findings.\n"


def test_living_person_without_support_stops_a_build_of_usual_settings(tmp_path: Path) -> None:
    report = Report()
    read_edition(settings_of(make_site(tmp_path, "")), report)
    errors = [one for one in report.diagnostics if one.severity is Severity.ERROR]
    assert [one.code for one in errors] == ["unsupported-living-person"]
    assert "name this person in the explainer's `cleared`" in errors[0].hint


@pytest.mark.parametrize("rule", ["planned-event-passed", "review-overdue"])
def test_a_warning_that_the_settings_make_an_error_is_said_once(tmp_path: Path, rule: str) -> None:
    table = f'review_after = 7\n[audit]\nerrors = ["{rule}"]\n'
    report = Report()
    read_edition(settings_of(make_site(tmp_path, table)), report)
    found = [(one.code, one.severity) for one in report.diagnostics]
    other = ({"planned-event-passed", "review-overdue"} - {rule}).pop()
    assert sorted(found) == sorted([(rule, Severity.ERROR), (other, Severity.WARNING)])


@pytest.mark.parametrize(
    ("table", "status"),
    [("", 1), ("[audit]\nerrors = []\n", 0), ('[audit]\nerrors = ["event-without-source"]\n', 1)],
)
def test_the_settings_say_which_findings_fail_audit_and_check(
    tmp_path: Path, table: str, status: int
) -> None:
    root = ["--root", str(make_site(tmp_path, table))]
    assert cli.run(["audit", *root]) == status
    assert cli.run(["check", *root]) == status


def test_findings_as_json_have_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make_site(tmp_path, "")
    assert cli.run(["audit", "--root", str(site), "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["diagnostics"] == []
    person = next(one for one in document["outcome"]["findings"] if one["error"])
    assert (person["rule"], person["explainer"]) == ("unsupported-living-person", "a")
    assert person["location"]["file"] == "content/explainers/a.md"
    assert person["location"]["line"] == 12


def test_a_review_that_is_overdue_is_found_at_the_day_of_the_last_one(tmp_path: Path) -> None:
    site = make_site(tmp_path, "review_after = 7\n")
    story = STORY.replace("what:", "reviewed: 2020-09-17\nwhat:")
    (site / "content" / "explainers" / "a.md").write_text(story, encoding="utf-8")
    findings = audit_site(settings_of(site), Report()) or ()
    (found,) = (one for one in findings if one.rule is Rule.REVIEW_OVERDUE)
    assert found.location.text == "reviewed: 2020-09-17"
    assert found.message == (
        "Nobody has looked at this for longer than the site's `review_after` allows."
    )


def test_findings_as_annotations_are_errors_and_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make_site(tmp_path, "")
    assert cli.run(["audit", "--root", str(site), "--format", "github"]) == 1
    out = capsys.readouterr().out
    assert "::error " in out
    assert "::warning " in out


def test_content_with_errors_is_reported_and_not_audited(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make_site(tmp_path, "")
    story = site / "content" / "explainers" / "a.md"
    story.write_text(STORY.replace("title", "titel"), encoding="utf-8")
    assert cli.run(["audit", "--root", str(site)]) == 1
    out = capsys.readouterr().out
    assert "unknown-key" in out
    assert out.splitlines()[-1].endswith("As it is, nothing can be audited.")


def test_a_setting_that_is_no_table_is_explained(tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "nutgraf.toml").write_text('title = "T"\naudit = 3\n', encoding="utf-8")
    assert load_settings(tmp_path, Overrides(), report) is None
    assert [one.message for one in report.diagnostics] == ["`audit` should be a table."]
