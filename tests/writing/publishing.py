"""What the tests of this folder share: publish some texts, and look at what is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Artifact
from nutgraf.writing import Written, publish


def build(root: Path, files: Mapping[str, str], report: Report | None = None) -> Written | None:
    """Publish texts by path into `output`; None after an error."""
    artifacts = (Artifact(path, content.encode()) for path, content in files.items())
    return publish_all(artifacts, root / "output", root / "state", report or Report())


def publish_all(
    artifacts: Iterable[Artifact], output: Path, state: Path, report: Report
) -> Written | None:
    """Publish artifacts as they come."""
    return publish(lambda stager: map(stager.add, artifacts), output, state, report)


def refused(root: Path, files: Mapping[str, str]) -> str:
    """The message of the one error that keeps texts from being published."""
    report = Report()
    assert build(root, files, report) is None
    (finding,) = report.diagnostics
    assert finding.code == "foreign-file"
    assert finding.location is None
    return finding.message


def published(root: Path) -> dict[str, str]:
    """All files of the output with their texts."""
    output = root / "output"
    files = sorted(path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_text() for path in files}


def empty_folders(root: Path) -> list[Path]:
    """The folders of the output with nothing in them."""
    folders = (path for path in (root / "output").rglob("*") if path.is_dir())
    return [folder for folder in folders if not any(folder.iterdir())]
