"""The texts of a large site are read by several processes: to the same end."""

from __future__ import annotations

from pathlib import Path

from nutgraf.build.reading_room import TEXTS_AT_ONCE, read_early
from nutgraf.model.diagnostics import Report
from nutgraf.model.stopwatch import Stopwatch
from nutgraf.reading import read_file
from nutgraf.settings import Overrides, Settings, load_settings
from tests.conftest import SOUND
from tests.previewing.live import write_site

PATHS = [f"content/explainers/{number}.md" for number in range(TEXTS_AT_ONCE + 5)]
BROKEN = "content/explainers/7.md"


def settings_of(root: Path, jobs: int | None) -> Settings:
    write_site(root, dict.fromkeys(PATHS, SOUND) | {BROKEN: "title: Trams"})
    settings = load_settings(root, Overrides(jobs=jobs), Report())
    assert settings is not None
    return settings


def test_several_processes_read_what_one_reads(tmp_path: Path) -> None:
    found = read_early(settings_of(tmp_path, 2), PATHS, Stopwatch())
    assert found == {path: read_file(tmp_path, path) for path in PATHS}
    document, findings = found[BROKEN]
    assert document is None
    assert [finding.code for finding in findings] == ["front-matter-missing"]
    document, _ = found[PATHS[0]]
    assert document is not None
    assert document.places.of_value(("title",)).line == 2


def test_a_small_site_is_read_by_nobody_else(tmp_path: Path) -> None:
    assert read_early(settings_of(tmp_path, None), PATHS, Stopwatch()) == {}
