"""Every code has a folder here: content that provokes it, and exactly what a writer then reads."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.model.values import replace
from nutgraf.reporting import Progress
from nutgraf.reporting.text import format_text
from nutgraf.settings import Overrides, load_settings

CASES = sorted(
    path for path in Path(__file__).parent.iterdir() if path.is_dir() and path.name[0] != "_"
)
NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_writer_reads_this_and_nothing_else(case: Path, tmp_path: Path) -> None:
    report = Report()
    settings = load_settings(case, Overrides(now=NOW), report)
    if settings is not None:
        elsewhere = replace(settings, output=tmp_path / "output", state=tmp_path / "state")
        build_site(elsewhere, report, Progress())
    found = format_text(report.diagnostics, colour=False)
    expected = case / "expected.txt"
    if os.environ.get("NUTGRAF_GOLDEN") == "rewrite":
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert case.name in {finding.code for finding in report.diagnostics}
