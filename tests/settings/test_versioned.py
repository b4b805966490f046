"""What a build remembers is its own: it is refused where a contribution could have brought it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.settings import Overrides, load_settings, make_state_folder

FILE = ".nutgraf/edition.sqlite"


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a folder of a repository."""
    git(tmp_path, "init")
    site = tmp_path / "site"
    (site / ".nutgraf").mkdir(parents=True)
    (site / "nutgraf.toml").write_text('title = "News"\n')
    (site / FILE).write_bytes(b"made up")
    return site


def codes(site: Path) -> list[str]:
    report = Report()
    settings = load_settings(site, Overrides(), report)
    assert (settings is None) == report.failed
    return [found.code for found in report.diagnostics]


def test_a_memory_that_git_does_not_keep_is_used(site: Path) -> None:
    assert codes(site) == []
    git(site, "add", "nutgraf.toml")
    assert codes(site) == []


@pytest.mark.parametrize("version", ["2", "4"])
def test_a_memory_that_git_keeps_is_refused(site: Path, version: str) -> None:
    git(site, "add", "--force", "nutgraf.toml", FILE)
    git(site, "update-index", "--index-version", version)
    assert codes(site) == ["state-in-git"]
    git(site, "rm", "-r", "--cached", ".nutgraf")
    assert codes(site) == []


def test_a_memory_that_git_keeps_is_refused_in_a_worktree(site: Path) -> None:
    git(site.parent, "init", "--separate-git-dir", "elsewhere")
    assert (site.parent / ".git").is_file()
    git(site, "add", "--force", FILE)
    assert codes(site) == ["state-in-git"]


def test_a_memory_elsewhere_that_git_keeps_a_link_to_is_refused(site: Path) -> None:
    hidden = site / "content" / ".hidden"
    hidden.parent.mkdir()
    (site / ".nutgraf").rename(hidden)
    (site / ".nutgraf").symlink_to("content/.hidden")
    assert codes(site) == []
    git(site, "add", "--force", ".nutgraf", "content")
    assert codes(site) == ["state-in-git"]


def test_a_memory_in_the_other_file_of_a_split_index_is_refused(site: Path) -> None:
    git(site, "add", "--force", FILE)
    git(site, "update-index", "--split-index")
    (site.parent / ".git" / "sharedindex.of-nothing").write_bytes(b"")
    assert FILE.encode() not in (site.parent / ".git" / "index").read_bytes()
    assert codes(site) == ["state-in-git"]
    git(site, "rm", "-r", "--cached", ".nutgraf")
    git(site, "update-index", "--no-split-index")
    assert codes(site) == []


def test_an_index_that_cannot_be_read_is_no_reason_to_stop(site: Path) -> None:
    (site.parent / ".git" / "index").write_bytes(b"DIRC")
    assert codes(site) == []


def test_git_passes_over_what_is_remembered(site: Path) -> None:
    make_state_folder(site / ".nutgraf")
    git(site, "add", ".")
    assert codes(site) == []
