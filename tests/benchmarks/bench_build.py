"""How long a build takes: from nothing, after no edit, after one; and Hugo's, in turn.

Both build the same stories on the same disk. Hugo keeps no record of what it has built, so its
second build is as whole as its first. Nutgraf checks everything, every time.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import stored_corpus
from tests.benchmarks.measuring import Measurement, measure, middle, print_table
from tests.benchmarks.peers import hugo

SIZES = (300, 1_000)
NUTGRAF = Path(sys.executable).with_name("nutgraf")
PEER = "Hugo"
CASES = ("from nothing", "unchanged", "one body edited")


@dataclass(frozen=True, slots=True)
class Contestant:
    """A generator with its site, and the folders in it that a build leaves behind."""

    name: str
    site: Path
    command: Sequence[str | Path]
    leaves: tuple[str, ...]

    def build(self, case: str) -> Measurement:
        """Build once in the given case; an edited body is put back afterwards."""
        if case == "from nothing":
            for folder in self.leaves:
                shutil.rmtree(self.site / folder, ignore_errors=True)
        if case != "one body edited":
            return measure(self.command)
        edited = min((self.site / "content" / "explainers").iterdir())
        text = edited.read_text(encoding="utf-8")
        edited.write_text(f"{text}\nA sentence more.\n", encoding="utf-8")
        try:
            return measure(self.command)
        finally:
            edited.write_text(text, encoding="utf-8")


def contestants(size: int) -> tuple[Contestant, ...]:
    """Nutgraf and Hugo, each with all that it makes here and with less.

    Less is: of what Nutgraf makes beside pages nothing but feeds; no events on the participants'
    pages, which Hugo's templates have to collect.
    """
    full, plain, theirs = (stored_corpus(size, kind) for kind in ("nutgraf", "plain", "hugo"))
    build = (hugo(), "--quiet", "--source", theirs)
    fewer = ("--config", f"{theirs / 'hugo.toml'},{theirs / 'without-events.toml'}")
    return (
        _nutgraf("Nutgraf", full),
        _nutgraf("Nutgraf, pages and feeds", plain),
        Contestant(PEER, theirs, build, ("public", "resources")),
        Contestant(f"{PEER}, no events", theirs, (*build, *fewer), ("public", "resources")),
    )


def _nutgraf(name: str, site: Path) -> Contestant:
    return Contestant(name, site, (NUTGRAF, "build", "--root", site), ("output", ".nutgraf"))


def measured(size: int, runs: int) -> dict[tuple[str, str], list[Measurement]]:
    """What each case cost each contestant, run by run; they take turns on the same machine."""
    costs: dict[tuple[str, str], list[Measurement]] = {}
    for _ in range(runs):
        for contestant in contestants(size):
            for case in CASES:
                costs.setdefault((case, contestant.name), []).append(contestant.build(case))
    return costs


def rows(costs: dict[tuple[str, str], list[Measurement]]) -> Iterator[tuple[str, ...]]:
    """A row for each case and contestant: medians, the spread, and the ratio to Hugo."""
    for (case, name), runs in sorted(costs.items(), key=lambda item: CASES.index(item[0][0])):
        median, walls = middle(runs), [run.wall for run in runs]
        peer = middle(costs[case, PEER])
        yield (
            f"{case}: {name}",
            f"{median.wall:.2f}",
            f"{min(walls):.2f}–{max(walls):.2f}",
            f"{median.cpu:.2f}",
            f"{median.peak:.0f}",
            f"{median.wall / peer.wall:.2f}",
            f"{median.cpu / peer.cpu:.2f}",
        )


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--explainers", type=int, nargs="+", default=SIZES, help="site sizes")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many counts")
    options = parser.parse_args()
    for size in options.explainers:
        print_table(
            f"A site of {size:,} explainers",
            ("", "wall s", "spread", "CPU s", "peak MB", "wall, Hugo = 1", "CPU, Hugo = 1"),
            rows(measured(size, options.runs)),
        )


if __name__ == "__main__":
    main()
