"""Writes a corpus: a whole site of invented stories, the same on every machine for a seed."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from tests.benchmarks.mistakes import write_spoiled_site
from tests.benchmarks.nutgraf_site import write_nutgraf_site, write_plain_site
from tests.benchmarks.peer_site import write_peer_site
from tests.benchmarks.texts import write
from tests.benchmarks.world import World

HERE = Path(__file__).parent
STORE = HERE.parents[1] / ".benchmarks"
"""Where benchmarks keep what they made: corpora, peers, built sites."""

MADE_BY = ("words", "world", "stories", "texts", "nutgraf_site", "mistakes", "peer_site")

PEERS = ("hugo", "pelican", "eleventy")
"""Other generators for which there is a site here, in folders of these names."""

WRITERS: dict[str, Callable[[World, Path], None]] = {
    "nutgraf": write_nutgraf_site,
    "plain": write_plain_site,
    "mistaken": write_spoiled_site,
    **{peer: partial(write_peer_site, peer) for peer in PEERS},
}


def stored_corpus(explainers: int, kind: str = "nutgraf") -> Path:
    """A site of so many explainers, of a kind of `WRITERS`.

    It is made anew only if what makes it has changed: who edits a file of it puts it back.
    """
    folder = STORE / f"{kind}-{explainers}"
    stamp = folder.with_suffix(".made-by")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != _digest():
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        WRITERS[kind](World(explainers), folder)
        write(stamp, _digest())
    return folder


def _digest() -> str:
    copied = [path for name in (*PEERS, "themes") for path in sorted((HERE / name).rglob("*.*"))]
    made_by = [HERE / f"{name}.py" for name in MADE_BY] + copied
    return sha256(b"".join(path.read_bytes() for path in made_by)).hexdigest()


def main() -> None:
    """Write a corpus as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("--explainers", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--peer", choices=PEERS, help="write the same site for a peer")
    instead.add_argument("--mistakes", action="store_true", help="with one in each explainer")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} isn't empty")
    world = World(options.explainers, options.seed)
    kind = "mistaken" if options.mistakes else options.peer or "nutgraf"
    WRITERS[kind](world, options.folder)


if __name__ == "__main__":
    main()
