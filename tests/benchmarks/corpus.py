"""Writes a corpus: a whole site of invented stories, the same on every machine for a seed."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.benchmarks.hugo_site import write_hugo_site
from tests.benchmarks.texts import document, texts, write
from tests.benchmarks.world import World

HERE = Path(__file__).parent
STORE = HERE.parents[1] / ".benchmarks"
"""Where benchmarks keep what they made: corpora, peers, built sites."""

MADE_BY = ("words", "world", "stories", "texts", "corpus", "hugo_site")

SETTINGS = """\
title = "The Benchmark"
description = "Invented stories to measure with."
url = "https://benchmark.example/"
"""


def write_corpus(world: World, folder: Path) -> None:
    """Write the site of a world into an empty or new folder."""
    for path, fields, body in texts(world):
        write(folder / "content" / path, document(fields, body))
    write(folder / "nutgraf.toml", SETTINGS)


WRITERS: dict[str, Callable[[World, Path], None]] = {
    "nutgraf": write_corpus,
    "hugo": write_hugo_site,
}


def stored_corpus(explainers: int, generator: str = "nutgraf") -> Path:
    """A site of so many explainers for a generator, made anew only if the generator has changed.

    Benchmarks that edit a file of it put it back.
    """
    folder = STORE / f"{generator}-{explainers}"
    stamp = folder.with_suffix(".made-by")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != _digest():
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        WRITERS[generator](World(explainers), folder)
        write(stamp, _digest())
    return folder


def _digest() -> str:
    made_by = [HERE / f"{name}.py" for name in MADE_BY] + sorted((HERE / "hugo").rglob("*.*"))
    return sha256(b"".join(path.read_bytes() for path in made_by)).hexdigest()


def main() -> None:
    """Write a corpus as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("--explainers", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peer", choices=["hugo"], help="write the same site for a peer instead")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} isn't empty")
    world = World(options.explainers, options.seed)
    WRITERS[options.peer or "nutgraf"](world, options.folder)


if __name__ == "__main__":
    main()
