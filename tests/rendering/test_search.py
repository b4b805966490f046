"""The index of the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Diagnostic
from nutgraf.model.pages import Markup, PlainWords
from nutgraf.model.search import SearchRecord, Sought
from nutgraf.rendering import search
from nutgraf.rendering.pictures import Album

RECORDS = [
    SearchRecord(
        Sought.EXPLAINER,
        "/explainers/trams/",
        'Why <trams> & "buses" stopped',
        ("They stood still.", PlainWords(Markup("All *forty* of them."), "en")),
        ("Transport",),
        (2019, 2020),
    ),
    SearchRecord(Sought.PARTICIPANT, "/participants/ada/", "Ada Byron", ("",)),
]


def indexed(folder: Path, records: list[SearchRecord] | None = None) -> dict[str, bytes]:
    made = search.index_records(records or RECORDS, "en-GB", Album(folder))
    assert not isinstance(made, Diagnostic)
    return {one.path: one.content for one in made}


def test_the_index_is_a_folder_that_a_script_can_load(tmp_path: Path) -> None:
    files = indexed(tmp_path)
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"} <= files.keys()
    assert sum(path.startswith("pagefind/fragment/") for path in files) == len(RECORDS)
    assert not any("ui" in path for path in files)


def test_the_same_records_are_indexed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = indexed(tmp_path)
    monkeypatch.setattr(search, "_indexed", None)
    assert indexed(tmp_path) == first


def test_other_records_give_another_index(tmp_path: Path) -> None:
    assert indexed(tmp_path) != indexed(tmp_path, RECORDS[:1])


def test_an_index_that_cannot_be_made_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "pagefind"
    failing.write_text("#!/bin/sh\necho no room >&2\nexit 1\n")
    failing.chmod(0o755)
    monkeypatch.setattr(search, "_program", lambda: failing)
    finding = search.index_records(RECORDS, "en", Album(tmp_path / "album"))
    assert isinstance(finding, Diagnostic)
    assert finding.code == "search-failed"
    assert "no room" in finding.message


def test_settings_of_pagefind_s_own_that_lie_about_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "pagefind.yml").write_text("glob: nothing\n")
    monkeypatch.chdir(elsewhere)
    files = indexed(tmp_path / "album")
    assert sum(path.startswith("pagefind/fragment/") for path in files) == len(RECORDS)


def test_an_index_that_takes_too_long_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "pagefind"
    endless.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    endless.chmod(0o755)
    monkeypatch.setattr(search, "_program", lambda: endless)
    monkeypatch.setattr(search, "MOST_SECONDS", 0.05)
    finding = search.index_records(RECORDS, "en", Album(tmp_path / "album"))
    assert isinstance(finding, Diagnostic)
    assert "it took longer than" in finding.message
