"""Publishing: all or nothing, only what changed, and nothing outside of the output."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Artifact
from nutgraf.writing import Staging, Written, locking
from tests.writing.publishing import build, empty_folders, publish_all, published


def test_what_was_added_is_published(tmp_path: Path) -> None:
    assert build(tmp_path, {"index.html": "home", "a/b/index.html": "b"}) == Written(2, 2, 0)
    assert published(tmp_path) == {"index.html": "home", "a/b/index.html": "b"}


def test_nothing_is_published_without_a_commit(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "old"})
    with Staging(tmp_path / "output", tmp_path / "state", Report()) as staging:
        staging.take(staging.stager.add(Artifact("index.html", b"new")))
    assert published(tmp_path) == {"index.html": "old"}


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home", "a.html": "a"})
    before = (tmp_path / "output/index.html").stat()
    assert build(tmp_path, {"index.html": "home", "a.html": "b"}) == Written(2, 1, 0)
    after = (tmp_path / "output/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home", "a/b/index.html": "b"})
    assert build(tmp_path, {"index.html": "home"}) == Written(1, 0, 1)
    assert not (tmp_path / "output/a").exists()


def test_a_page_that_was_damaged_by_hand_is_mended(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home"})
    (tmp_path / "output/index.html").write_text("damaged")
    assert build(tmp_path, {"index.html": "home"}) == Written(1, 1, 0)
    assert published(tmp_path) == {"index.html": "home"}


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/x",
        "a/../../x",
        "a//b",
        "./x",
        "a\\b",
        "C:x",
        "",
        "a/",
        "x\0y",
        ".nutgraf-staged/x",
    ],
)
def test_nothing_is_written_outside_of_the_output(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        build(tmp_path, {path: "x"})


def test_a_folder_of_ours_can_become_a_file_and_back(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "folder"})
    build(tmp_path, {"a": "file"})
    assert published(tmp_path) == {"a": "file"}
    build(tmp_path, {"a/index.html": "folder"})
    assert published(tmp_path) == {"a/index.html": "folder"}


def test_a_build_that_changes_nothing_writes_nothing_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"index.html": "home", "a/index.html": "a"}
    build(tmp_path, files)

    def fail(*_: object) -> None:
        raise AssertionError("something is renamed")

    monkeypatch.setattr(os, "replace", fail)
    assert build(tmp_path, files) == Written(2, 0, 0)


def test_after_an_error_in_the_report_the_old_site_stays(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "old"})
    report = Report()

    def artifacts() -> Iterator[Artifact]:
        yield Artifact("index.html", b"new")
        report.error("template-error", "The template fails.", None)

    assert publish_all(artifacts(), tmp_path / "output", tmp_path / "state", report) is None
    assert published(tmp_path) == {"index.html": "old"}


def test_after_a_bug_while_rendering_the_old_site_stays(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "old"})

    def artifacts() -> Iterator[Artifact]:
        yield Artifact("index.html", b"new")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish_all(artifacts(), tmp_path / "output", tmp_path / "state", Report())
    assert published(tmp_path) == {"index.html": "old"}
    assert build(tmp_path, {"index.html": "newer"}) == Written(1, 1, 0)


def test_nothing_of_a_build_is_left_in_the_output(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home"})
    build(tmp_path, {"index.html": "new"})
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["index.html"]


def test_a_file_that_is_as_it_should_be_but_touched_is_not_written_again(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home"})
    file = tmp_path / "output/index.html"
    os.utime(file, ns=(1, 1))
    assert build(tmp_path, {"index.html": "home"}) == Written(1, 0, 0)
    assert file.stat().st_mtime_ns == 1


def test_a_file_that_was_removed_by_hand_is_written_again(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "a", "b/index.html": "b"})
    (tmp_path / "output/a/index.html").unlink()
    (tmp_path / "output/a").rmdir()
    assert build(tmp_path, {"a/index.html": "a", "b/index.html": "b"}) == Written(2, 1, 0)
    assert published(tmp_path) == {"a/index.html": "a", "b/index.html": "b"}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_web_server_can_read_everything_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        build(tmp_path, {"a/b/index.html": "b"})
    finally:
        os.umask(before)
    modes = {
        path: stat.S_IMODE((tmp_path / "output" / path).stat().st_mode)
        for path in ("", "a", "a/b", "a/b/index.html")
    }
    assert modes == {"": 0o755, "a": 0o755, "a/b": 0o755, "a/b/index.html": 0o644}


def test_a_file_of_no_bytes_is_published(tmp_path: Path) -> None:
    build(tmp_path, {".nojekyll": ""})
    assert published(tmp_path) == {".nojekyll": ""}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("About.html", "about.html"),
        ("stra\u00dfe/x", "STRASSE/x"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_two_artifacts_that_a_file_system_takes_for_one_are_a_bug(
    tmp_path: Path, one: str, other: str
) -> None:
    with pytest.raises(ValueError, match="two artifacts for one path"):
        publish_all(
            [Artifact(one, b"1"), Artifact(other, b"2")],
            tmp_path / "output",
            tmp_path / "state",
            Report(),
        )
    assert published(tmp_path) == {}


def test_an_artifact_in_the_place_of_a_folder_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a folder of artifacts"):
        build(tmp_path, {"a/b/c": "1", "a/b": "2"})
    assert published(tmp_path) == {}


def test_a_site_that_moves_together_with_its_output_keeps_its_memory(tmp_path: Path) -> None:
    build(tmp_path / "here", {"index.html": "home", "a.html": "a"})
    (tmp_path / "here").rename(tmp_path / "there")
    assert build(tmp_path / "there", {"index.html": "new"}) == Written(1, 1, 1)
    assert published(tmp_path / "there") == {"index.html": "new"}


def test_two_outputs_of_one_site_are_two_things(tmp_path: Path) -> None:
    state = tmp_path / "state"
    for name in ("one", "two"):
        publish_all([Artifact("a.html", b"a")], tmp_path / name, state, Report())
    publish_all([Artifact("b.html", b"b")], tmp_path / "one", state, Report())
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["b.html"]
    assert [path.name for path in (tmp_path / "two").iterdir()] == ["a.html"]


def test_an_output_that_is_a_link_is_published_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").symlink_to("elsewhere")
    build(tmp_path, {"index.html": "home"})
    assert (tmp_path / "elsewhere/index.html").read_text() == "home"


def test_folders_that_become_files_leave_no_empty_folders(tmp_path: Path) -> None:
    build(tmp_path, {"a/b/c/index.html": "c", "a/b/d/index.html": "d", "e": "e"})
    assert build(tmp_path, {"a/b": "file", "e/f": "folder"}) == Written(2, 2, 3)
    assert published(tmp_path) == {"a/b": "file", "e/f": "folder"}
    assert empty_folders(tmp_path) == []


def test_a_second_build_at_the_same_time_says_that_it_is_too_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.0)
    report = Report()
    with Staging(tmp_path / "output", tmp_path / "state", Report()) as first:
        first.take(first.stager.add(Artifact("index.html", b"first")))
        assert build(tmp_path, {"index.html": "second"}, report) is None
        first.commit()
    (finding,) = report.diagnostics
    assert (finding.code, finding.message, finding.hint) == (
        "output-busy",
        "Another build is writing to the output folder.",
        "Wait for it to end, and try again.",
    )
    assert published(tmp_path) == {"index.html": "first"}
    assert build(tmp_path, {"index.html": "second"}) == Written(1, 1, 0)
