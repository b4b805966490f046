"""Whole sites and every file that is made of them.

`make golden` writes the expected files anew; the difference is for a person to read.
"""

from __future__ import annotations

import os
import re
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
    made = without_fingerprints(files(site / "output"))
    if os.environ.get("NUTGRAF_GOLDEN") == "rewrite":
        rewrite(case / "expected", made)
    expected = files(case / "expected")
    assert made.keys() == expected.keys()
    for name, content in expected.items():
        assert made[name] == content, name


def without_fingerprints(made: dict[str, bytes]) -> dict[str, bytes]:
    """The files with plain names of assets: a rule in a stylesheet doesn't change every page."""
    plain = re.compile(rb"(assets/[\w/-]+)\.[0-9a-f]{8}(?=\.\w+)")
    integrity = re.compile(rb' integrity="sha384-[^"]+"')
    return {
        plain.sub(rb"\1", name.encode()).decode(): plain.sub(rb"\1", integrity.sub(b"", content))
        for name, content in made.items()
    }


def rewrite(folder: Path, made: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
