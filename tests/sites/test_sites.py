"""Whole sites and every file that is made of them.

`make golden` writes the expected files anew; the difference is for a person to read.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings

SITES = sorted(path for path in Path(__file__).parent.iterdir() if (path / "site").is_dir())
NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("case", SITES, ids=lambda case: case.name)
def test_a_site_is_made_exactly_so(case: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(case / "site", site)
    report = Report()
    settings = load_settings(site, Overrides(now=NOW), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert [finding.code for finding in report.diagnostics] == ["incomplete-draft"]
    made = files(site / "output")
    if os.environ.get("NUTGRAF_GOLDEN") == "rewrite":
        shutil.rmtree(case / "expected", ignore_errors=True)
        shutil.copytree(site / "output", case / "expected")
    expected = files(case / "expected")
    assert made.keys() == expected.keys()
    for name, content in expected.items():
        assert made[name] == content, name


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
