"""The same content, settings, version and clock give the same bytes, wherever and however."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.world import snapshot

SITE = Path(__file__).parent / "trams" / "site"
NOW = "2020-10-01T12:00:00Z"
EVERYTHING = 'cards = true\ncompress = ["br", "gz"]\n'

ELSEWHERE = {
    "a time zone far to the east": {"TZ": "Pacific/Kiritimati"},
    "a time zone far to the west": {"TZ": "Etc/GMT+12"},
    "a locale with other numbers": {"LC_ALL": "de_DE.UTF-8", "LANG": "ar_EG.UTF-8"},
    "a locale without letters": {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    "another seed of hashes": {"PYTHONHASHSEED": "4711"},
    "optimised code": {"PYTHONOPTIMIZE": "2"},
}


def copy_in_any_order(target: Path) -> Path:
    """A copy of the site whose files are made in another order, and have other times."""
    files = sorted(
        path for path in SITE.rglob("*") if path.is_file() and "output" not in path.parts
    )
    random.Random(target.name).shuffle(files)
    for at, file in enumerate(files):
        copy = target / file.relative_to(SITE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
        os.utime(copy, (at * 86_400, at * 86_400))
    settings = (SITE / "nutgraf.toml").read_text(encoding="utf-8")
    (target / "nutgraf.toml").write_text(EVERYTHING + settings, encoding="utf-8")
    return target


def built(
    root: Path, *options: str, environment: dict[str, str] | None = None, umask: int = 0o022
) -> dict[str, bytes]:
    """The whole output of a build by a process of its own."""
    words = [sys.executable, "-m", "nutgraf", "build", "--root", str(root), "--now", NOW, *options]
    subprocess.run(
        words,
        env={**os.environ, **(environment or {})},
        umask=umask,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return snapshot(root / "output")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(copy_in_any_order(tmp_path_factory.mktemp("here")))


def test_the_site_has_cards_and_compressed_copies(expected: dict[str, bytes]) -> None:
    kinds = {path.rpartition(".")[2] for path in expected}
    assert {"br", "gz"} <= kinds
    assert any("card" in path for path in expected)


@pytest.mark.parametrize("environment", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_site_is_the_same_whatever_the_machine_is_set_to(
    tmp_path: Path, expected: dict[str, bytes], environment: dict[str, str]
) -> None:
    assert built(copy_in_any_order(tmp_path), environment=environment) == expected


def test_a_site_is_the_same_at_another_place_and_in_another_order(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    assert built(copy_in_any_order(tmp_path / "a folder, Ümläut & more"), umask=0o077) == expected


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_a_site_is_the_same_however_many_processes_make_it(
    tmp_path: Path, expected: dict[str, bytes], jobs: int
) -> None:
    assert built(copy_in_any_order(tmp_path), "--jobs", str(jobs)) == expected
