"""Publishing: all or nothing, and never a file that isn't ours."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Artifact
from nutgraf.writing import Staging, Written
from nutgraf.writing import publish as write_all


def publish(root: Path, files: Mapping[str, str], report: Report | None = None) -> Written | None:
    with Staging(root / "output", root / "state", report or Report()) as staging:
        for path, content in files.items():
            staging.add(Artifact(path, content.encode()))
        return staging.commit()


def published(root: Path) -> dict[str, str]:
    output = root / "output"
    files = sorted(path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_text() for path in files}


def test_what_was_added_is_published(tmp_path: Path) -> None:
    assert publish(tmp_path, {"index.html": "home", "a/b/index.html": "b"}) == Written(2, 2, 0)
    assert published(tmp_path) == {"index.html": "home", "a/b/index.html": "b"}


def test_nothing_is_published_without_a_commit(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "old"})
    with Staging(tmp_path / "output", tmp_path / "state", Report()) as staging:
        staging.add(Artifact("index.html", b"new"))
    assert published(tmp_path) == {"index.html": "old"}


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "home", "a.html": "a"})
    before = (tmp_path / "output/index.html").stat()
    assert publish(tmp_path, {"index.html": "home", "a.html": "b"}) == Written(2, 1, 0)
    after = (tmp_path / "output/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "home", "a/b/index.html": "b"})
    assert publish(tmp_path, {"index.html": "home"}) == Written(1, 0, 1)
    assert not (tmp_path / "output/a").exists()


def test_a_file_put_there_by_hand_stays(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "home", "a/index.html": "a"})
    (tmp_path / "output/CNAME").write_text("nutgraf.example")
    (tmp_path / "output/a/photo.jpg").write_text("photo")
    publish(tmp_path, {"index.html": "new"})
    assert published(tmp_path) == {
        "index.html": "new",
        "CNAME": "nutgraf.example",
        "a/photo.jpg": "photo",
    }


def test_a_page_never_replaces_a_file_put_there_by_hand(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "home"})
    (tmp_path / "output/about.html").write_text("mine")
    report = Report()
    assert publish(tmp_path, {"index.html": "new", "about.html": "page"}, report) is None
    assert [finding.code for finding in report.diagnostics] == ["foreign-file"]
    assert published(tmp_path) == {"index.html": "home", "about.html": "mine"}


def test_a_stale_page_that_was_replaced_by_hand_stays(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "home", "a.html": "page"})
    (tmp_path / "output/a.html").write_text("my own file now")
    publish(tmp_path, {"index.html": "home"})
    assert published(tmp_path) == {"index.html": "home", "a.html": "my own file now"}


def test_a_page_that_was_damaged_by_hand_is_mended(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "home"})
    (tmp_path / "output/index.html").write_text("damaged")
    assert publish(tmp_path, {"index.html": "home"}) == Written(1, 1, 0)
    assert published(tmp_path) == {"index.html": "home"}


def test_a_lost_manifest_removes_nothing_and_takes_over_what_is_equal(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": "home", "a.html": "a"})
    for file in (tmp_path / "state/outputs").glob("*.json"):
        file.write_text('{"version": 1, "files": {"index.ht')
    assert publish(tmp_path, {"index.html": "home"}) == Written(1, 0, 0)
    assert published(tmp_path) == {"index.html": "home", "a.html": "a"}


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", "a//b", "./x", "a\\b", "C:x", "", "a/", "x\0y"]
)
def test_nothing_is_written_outside_of_the_output(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        publish(tmp_path, {path: "x"})


def test_a_link_out_of_the_output_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a").symlink_to(outside)
    report = Report()
    assert publish(tmp_path, {"a/index.html": "x"}, report) is None
    assert [finding.code for finding in report.diagnostics] == ["foreign-file"]
    assert list(outside.iterdir()) == []


def test_a_folder_of_ours_can_become_a_file_and_back(tmp_path: Path) -> None:
    publish(tmp_path, {"a/index.html": "folder"})
    publish(tmp_path, {"a": "file"})
    assert published(tmp_path) == {"a": "file"}
    publish(tmp_path, {"a/index.html": "folder"})
    assert published(tmp_path) == {"a/index.html": "folder"}


@pytest.mark.parametrize("failing", ["replace", "unlink", "write", "mkdir"])
def test_after_any_failure_every_file_is_whole_and_the_next_build_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    old = {"index.html": "home", "a/index.html": "a", "gone.html": "gone"}
    new = {"index.html": "home 2", "b/index.html": "b", "c/index.html": "c"}
    for at in range(12):
        root = tmp_path / str(at)
        publish(root, old)
        with monkeypatch.context() as patch:
            _fail_after(patch, failing, at)
            with suppress(OSError):
                publish(root, new)
        for path, content in published(root).items():
            assert content in (old.get(path), new.get(path)), (at, path)
        publish(root, new)
        assert published(root) == new, at


def _fail_after(patch: pytest.MonkeyPatch, name: str, calls: int) -> None:
    """Let the system's call of this name fail from the given call on."""
    real = getattr(os, name)
    made = iter(range(10_000))

    def failing(*args: object, **kwargs: object) -> object:
        if next(made) >= calls:
            raise OSError(28, "No space left on device")
        return real(*args, **kwargs)

    patch.setattr(os, name, failing)


@given(
    builds=st.lists(
        st.dictionaries(
            st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"]), st.text(max_size=3), max_size=5
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_output_is_always_exactly_the_last_build(
    tmp_path_factory: pytest.TempPathFactory, builds: Iterable[Mapping[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("site")
    for files in builds:
        with Staging(root / "output", root / "state", Report()) as staging:
            for path, content in files.items():
                staging.add(Artifact(path, content.encode()))
            staging.commit()
        output = root / "output"
        found = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in output.rglob("*")
            if path.is_file()
        }
        assert found == {path: content.encode() for path, content in files.items()}


def test_a_second_build_at_the_same_time_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.writing.locking.PATIENCE", 0)
    report = Report()
    with Staging(tmp_path / "output", tmp_path / "state", Report()) as first:
        first.add(Artifact("index.html", b"first"))
        second = [Artifact("index.html", b"second")]
        assert write_all(second, tmp_path / "output", tmp_path / "state", report) is None
        first.commit()
    assert [finding.code for finding in report.diagnostics] == ["output-busy"]
    assert published(tmp_path) == {"index.html": "first"}
