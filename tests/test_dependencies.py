"""What the program needs is listed, each with a licence that goes with its own."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| ([a-z][a-z0-9-]*) \| ([A-Z]\S*) \|", re.MULTILINE)
TEXT = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
LISTED = dict(ROW.findall(TEXT))
COMPATIBLE = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MIT-CMU",
    "OFL-1.1",
    "PSF-2.0",
}
"""Licences that let anybody use and pass on what is built on them (SPDX)."""

SPELT = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
"""The names that packages without an SPDX expression use in their classifiers."""

LOCKS = sorted(ROOT.glob("requirements*.lock"))


def locked(file: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", file.read_text(encoding="utf-8"), re.MULTILINE))


def declared(package: str) -> str:
    """The licence that a package says it has."""
    said = metadata(package).json
    classifiers = [str(line) for line in said.get("classifier", [])]
    names = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License")]
    expression = said.get("license_expression") or said.get("license")
    return SPELT[names[-1]] if names else str(expression)


def test_everything_that_is_installed_with_the_program_is_listed() -> None:
    assert set(LISTED) == locked(ROOT / "requirements.lock")


def test_what_the_project_chose_stands_under_chosen() -> None:
    chosen = TEXT.partition("## Chosen")[2].partition("## Brought along")[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[>=<;\[]", each)[0] for each in project["dependencies"]}
    assert set(dict(ROW.findall(chosen))) == wanted


@pytest.mark.parametrize("package", sorted(LISTED))
def test_licence_is_as_listed_and_goes_with_ours(package: str) -> None:
    assert LISTED[package] == declared(package)
    assert LISTED[package] in COMPATIBLE


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_the_hashes_of_its_files(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text):
        if re.match(r"[a-z0-9-]+==", entry):
            assert "--hash=sha256:" in entry, entry
    assert "http" not in text
