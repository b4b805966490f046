"""Changes the program in small ways and looks whether a test notices: `make mutants ARGS=writing`.

mutmut does that, on a copy with the tests of one area. The copy is made here, since some tests have
links that lead nowhere, which mutmut doesn't copy. Each mutant begins in a fresh process: what one
that has run the tests remembers, of dates say, would hide it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec
from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).resolve().parents[1]
COPIES = ROOT / ".venv" / "mutants"
PROGRAM = ROOT / "generator" / "nutgraf"
BESIDE = ("themes", "content", "docs", "README.md", "nutgraf.toml")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the program, as patterns of its files, and the tests that concern it."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "dates": Area(
        (
            "nutgraf/model/dates.py",
            "nutgraf/checking/edtf*.py",
            "nutgraf/checking/misspelt_dates.py",
            "nutgraf/rendering/date_*.py",
        ),
        (
            "tests/model/test_dates.py",
            "tests/checking/test_edtf.py",
            "tests/properties/test_dates.py",
            "tests/rendering/test_wording.py",
        ),
    ),
    "checking": Area(("nutgraf/checking/*",), ("tests/checking", "tests/diagnostics")),
    "writing": Area(("nutgraf/writing/*",), ("tests/writing", "tests/properties/test_writing.py")),
}


def main() -> None:
    """Try the mutants of an area that weren't tried yet, and print what became of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("names", nargs="*", help='of some mutants alone, such as "*.edtf.*"')
    options = parser.parse_args()
    copy = COPIES / options.area
    if not copy.exists():
        make_copy(AREAS[options.area], copy)
    mutmut = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "1"]
    same_examples = {**os.environ, "CI": "yes"}
    subprocess.run([*mutmut, *options.names], cwd=copy, env=same_examples, check=False)
    print_table(copy)


def make_copy(area: Area, copy: Path) -> None:
    """A folder with the program, the tests and what these need, as mutmut wants it."""
    tests = copy / "mutants" / "tests"
    heavy = shutil.ignore_patterns("node_modules", "__pycache__")
    shutil.copytree(ROOT / "tests", tests, symlinks=True, ignore=heavy)
    (copy / "nutgraf").symlink_to(PROGRAM)
    (copy / "themes").symlink_to(ROOT / "themes")  # beside the folder of the program, as here
    for name in BESIDE:
        (copy / "mutants" / name).symlink_to(ROOT / name)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    told = {
        "source_paths": ["nutgraf"],
        "only_mutate": area.files,
        "pytest_add_cli_args_test_selection": area.tests,
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        "process_isolation": "forkserver",
    }
    tool = {"pytest": settings["pytest"], "mutmut": told}
    (copy / "pyproject.toml").write_bytes(msgspec.toml.encode({"tool": tool}))


def print_table(copy: Path) -> None:
    """How many mutants of each file came to which end, and the names of those that lived."""
    lived = []
    for meta in sorted((copy / "mutants" / "nutgraf").rglob("*.meta")):
        codes: dict[str, int | None] = json.loads(meta.read_text())["exit_code_by_key"]
        ends = Counter(status_by_exit_code[code] for code in codes.values())
        said = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
        print(f"{meta.relative_to(copy / 'mutants').with_suffix('')}: {said or 'none'}")
        lived += [name for name, code in codes.items() if code == 0]
    print(*lived, sep="\n")


if __name__ == "__main__":
    main()
