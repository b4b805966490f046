"""What is too large, or could run in a reader's browser, is refused before it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.model.limits import Limits
from nutgraf.reading import read_manuscript

STORY = "---\ntitle: Trams\n---\n"


def findings(root: Path, limits: Limits) -> list[tuple[str, str, str]]:
    report = Report()
    read_manuscript(root, root / "content", limits, report)
    return [
        (found.location.path.rpartition("/")[2], found.code, found.message)
        for found in report.diagnostics
        if found.location
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "explainers" / "trams").mkdir(parents=True)
    (tmp_path / "content" / "explainers" / "trams" / "index.md").write_text(STORY)
    return tmp_path


def test_a_text_may_be_as_large_as_the_limit_and_no_larger(root: Path) -> None:
    assert findings(root, Limits(text_size=len(STORY))) == []
    ((name, code, message),) = findings(root, Limits(text_size=len(STORY) - 1))
    assert (name, code) == ("index.md", "file-too-large")
    assert message == "The file has 0.1 MB; at most 0.1 MB are allowed."


def test_a_file_beside_a_text_has_a_limit_of_its_own(root: Path) -> None:
    (root / "content" / "explainers" / "trams" / "map.png").write_bytes(b"x" * 2_000_000)
    assert findings(root, Limits(text_size=1_000, file_size=2_000_000)) == []
    ((name, code, message),) = findings(root, Limits(file_size=1_500_000))
    assert (name, code) == ("map.png", "file-too-large")
    assert message == "The file has 2 MB; at most 1.5 MB are allowed."


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.js", "a.svgz", "a.xml", "a.php", "a"])
def test_a_file_that_a_browser_could_run_is_not_published(root: Path, name: str) -> None:
    (root / "content" / "explainers" / "trams" / name).write_text("x")
    assert [(found, code) for found, code, _ in findings(root, Limits())] == [
        (name, "file-not-allowed")
    ]


def test_an_owner_can_let_another_kind_in(root: Path) -> None:
    (root / "content" / "explainers" / "trams" / "poll.JS").write_text("x")
    assert findings(root, Limits(kinds=frozenset({"js"}))) == []
