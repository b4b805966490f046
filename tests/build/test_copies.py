"""Compressed copies beside the files of a site."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from nutgraf.writing import compressing
from tests.conftest import NOW, explainer
from tests.hostile.world import snapshot

SETTINGS = 'title = "Trams"\nurl = "https://trams.example/"\n'
BOTH = SETTINGS + 'compress = ["br", "gz"]\n'
DECOMPRESS = {".br": brotli.decompress, ".gz": gzip.decompress}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder is a small site."""
    monkeypatch.chdir(tmp_path)
    Path("content/explainers").mkdir(parents=True)
    Path("content/explainers/trams.md").write_text(explainer())
    Path("nutgraf.toml").write_text(BOTH)


@pytest.fixture
def presses(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents that are compressed, as it happens."""
    contents: list[bytes] = []
    real = compressing.compressed

    def noted(content: bytes, *options: object) -> bytes:
        contents.append(content)
        return real(content, *options)  # type: ignore[arg-type]

    monkeypatch.setattr(compressing, "compressed", noted)
    return contents


def build() -> None:
    report = Report()
    settings = load_settings(None, Overrides(now=NOW, jobs=1), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed, report.diagnostics


def copies() -> Iterator[Path]:
    return (path for path in Path("output").rglob("*") if path.suffix in DECOMPRESS)


def test_each_copy_is_its_file_and_smaller() -> None:
    build()
    found = list(copies())
    assert {path.suffix for path in found} == set(DECOMPRESS)
    for path in found:
        original = path.with_suffix("").read_bytes()
        assert DECOMPRESS[path.suffix](path.read_bytes()) == original
        assert path.stat().st_size < len(original)


def test_what_is_short_or_compressed_already_has_no_copy() -> None:
    Path("content/explainers/notes.csv").write_text("a,b\n")
    Path("content/explainers/noise.csv").write_bytes(os.urandom(4_000))
    build()
    originals = {path.with_suffix("").relative_to("output").as_posix() for path in copies()}
    assert {"index.html", "feed.xml", "explainers/trams/timeline.ics"} < originals
    assert not originals & {"favicon.ico", "explainers/notes.csv", "explainers/noise.csv"}
    assert not {path for path in originals if path.startswith("_")}


def test_a_copy_has_neither_the_time_nor_the_machine_in_it() -> None:
    build()
    head = Path("output/index.html.gz").read_bytes()[:10]
    assert (head[4:8], head[9]) == (bytes(4), 255)


def test_only_what_has_changed_is_compressed_again(presses: list[bytes]) -> None:
    build()
    presses.clear()
    build()
    assert presses == []
    text = explainer("updated: 2020-09-20\n")
    Path("content/explainers/trams.md").write_text(text)
    before = {path: path.with_suffix("").read_bytes() for path in copies()}
    build()
    changed = [path for path in copies() if before.get(path) != path.with_suffix("").read_bytes()]
    assert 0 < len(presses) == len(changed) < len(before)


@pytest.mark.parametrize("harm", ["remove", "damage"])
def test_a_copy_that_was_lost_or_damaged_is_made_again(harm: str) -> None:
    build()
    copy = Path("output/index.html.br")
    before = snapshot(Path("output"))
    copy.unlink() if harm == "remove" else copy.write_bytes(copy.read_bytes()[:-3])
    build()
    assert snapshot(Path("output")) == before


def test_a_build_with_a_memory_gives_what_one_without_gives() -> None:
    build()
    Path("content/explainers/trams.md").write_text(explainer("updated: 2020-09-20\n"))
    build()
    warm = snapshot(Path("output"))
    Path(".nutgraf/memory.sqlite").unlink()
    build()
    assert snapshot(Path("output")) == warm


def test_a_copy_that_a_writer_has_made_stays_theirs() -> None:
    Path("nutgraf.toml").write_text(BOTH + "[limits]\nkinds = ['gz']\n")
    Path("content/explainers/data.csv").write_text("a,b\n" * 1_000)
    Path("content/explainers/data.csv.GZ").write_bytes(b"theirs")
    build()
    assert Path("output/explainers/data.csv.GZ").read_bytes() == b"theirs"
    assert not Path("output/explainers/data.csv.gz").exists()
    assert Path("output/explainers/data.csv.br").exists()


def test_copies_go_when_nobody_wants_them_any_more() -> None:
    build()
    Path("nutgraf.toml").write_text(SETTINGS)
    build()
    assert list(copies()) == []
