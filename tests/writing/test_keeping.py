"""What is published already: it is kept without a look at it, or goes without a trace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.writing import Compared, Stager, Written, publish
from nutgraf.writing.folder import OutputFolder
from tests.writing.publishing import build, published


def test_an_untouched_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, {"index.html": "home"})
    monkeypatch.setattr(OutputFolder, "digest", None)
    assert build(tmp_path, {"index.html": "home"}) == Written(1, 0, 0)


def test_a_file_kept_by_its_digest_is_one_of_the_site(tmp_path: Path) -> None:
    files = {"index.html": "home", "a/index.html": "a"}
    build(tmp_path, files)
    report = Report()
    digest = sha256(b"a").hexdigest()

    def make(stager: Stager) -> Iterator[Compared]:
        assert stager.keep("a/index.html", sha256(b"b").hexdigest()) is None
        assert stager.keep("b/index.html", digest) is None
        assert stager.keep("a", digest) is None
        kept = stager.keep("a/index.html", digest)
        assert kept is not None
        yield kept

    assert publish(make, tmp_path / "output", tmp_path / "state", report) == Written(1, 0, 1)
    assert published(tmp_path) == {"a/index.html": "a"}


def test_a_file_that_changed_or_was_never_ours_is_not_kept_by_its_digest(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "a"})
    output = tmp_path / "output"
    (output / "a/index.html").write_text("by hand")
    (output / "by-hand").write_text("a")
    report = Report()
    digest = sha256(b"a").hexdigest()

    def make(stager: Stager) -> Iterator[Compared]:
        assert stager.keep("a/index.html", digest) is None
        assert stager.keep("by-hand", digest) is None
        return iter(())

    publish(make, output, tmp_path / "state", report)


def test_a_touched_file_that_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home", "old": "old"})
    os.utime(tmp_path / "output/old", (1, 1))
    assert build(tmp_path, {"index.html": "home"}) == Written(1, 0, 1)
    assert published(tmp_path) == {"index.html": "home"}


def test_what_somebody_has_removed_already_is_not_counted_and_leaves_no_empty_folder(
    tmp_path: Path,
) -> None:
    build(tmp_path, {"index.html": "home", "a/b/index.html": "b"})
    rmtree(tmp_path / "output/a/b")
    assert build(tmp_path, {"index.html": "home"}) == Written(1, 0, 0)
    assert not (tmp_path / "output/a").exists()
