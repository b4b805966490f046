"""The law of writing: the output is what was built last, and what somebody else put there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.model.diagnostics import Report
from tests.writing.publishing import build, empty_folders, published

PATHS = ["a", "a/b", "a/b/c", "a/d", "e", "e/f", "g.html", "é/ü"]
CONTENTS = st.sampled_from(["", "1", "2", "long " * 9])


def without_clashes(files: dict[str, str]) -> dict[str, str]:
    """Files of which none is in a folder that another one is."""
    return {
        path: text
        for path, text in files.items()
        if not any(other.startswith(f"{path}/") for other in files)
    }


sites = st.dictionaries(st.sampled_from(PATHS), CONTENTS).map(without_clashes)


@given(builds=st.lists(sites, min_size=1, max_size=5))
def test_the_output_is_exactly_the_last_build(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("site")
    before: dict[str, str] = {}
    for files in builds:
        written = build(root, files)
        assert written is not None
        assert published(root) == files
        assert written.files == len(files)
        assert written.changed == len(files.items() - before.items())
        assert written.removed == len(before.keys() - files.keys())
        before = files
    assert empty_folders(root) == []


@given(steps=st.lists(st.tuples(sites, sites), max_size=5))
def test_no_build_changes_what_somebody_else_put_there(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[dict[str, str], dict[str, str]]]
) -> None:
    """Each step puts files into the output by hand where there is room, and then builds."""
    root = tmp_path_factory.mktemp("site")
    output = root / "output"
    by_hand: dict[str, str] = {}
    ours: dict[str, str] = {}
    for added, files in steps:
        for path, text in added.items():
            if has_room(output, path):
                (output / path).parent.mkdir(parents=True, exist_ok=True)
                (output / path).write_text(text)
                by_hand[path] = text
        report = Report()
        if build(root, files, report) is None:
            assert [finding.code for finding in report.diagnostics] == ["foreign-file"]
            assert published(root) == {**ours, **by_hand}
        else:
            ours = files
            by_hand = {path: text for path, text in by_hand.items() if path not in files}
            assert published(root) == {**files, **by_hand}


def has_room(output: Path, path: str) -> bool:
    """Whether nothing is at a path, and only folders are above it."""
    above = [folder for folder in (output / path).parents if folder != output]
    taken = any(folder.exists() and not folder.is_dir() for folder in above)
    return not taken and not (output / path).exists()
