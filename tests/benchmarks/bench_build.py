"""How long a build takes: from nothing, after no edit, after one; and Hugo's, in turn.

All build the same stories on the same disk. Hugo keeps no record of what it has built, so its
second build is as whole as its first. Nutgraf checks everything, every time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import stored_corpus
from tests.benchmarks.measuring import Measurement, measure, middle, print_table
from tests.benchmarks.peers import hugo
from tests.benchmarks.texts import file_name
from tests.benchmarks.world import World

SIZES = (300, 1_000)
NUTGRAF = Path(sys.executable).with_name("nutgraf")
PEER = "Hugo"
NOTHING, SAME, BODY, NAME = "from nothing", "unchanged", "one body edited", "one name edited"
CASES = (NOTHING, SAME, BODY, NAME)


@dataclass(frozen=True, slots=True)
class Contestant:
    """A generator with its site, and the folders in it that a build leaves behind.

    `person` is the file of the participant who is in most stories.
    """

    name: str
    site: Path
    command: Sequence[str | Path]
    leaves: tuple[str, ...]
    person: Path

    def build(self, case: str) -> Measurement:
        """Build once in the given case; what is edited is put back afterwards."""
        if case == NOTHING:
            for folder in self.leaves:
                shutil.rmtree(self.site / folder, ignore_errors=True)
        if case == BODY:
            text = min((self.site / "content" / "explainers").iterdir())
            with _edited(text, f"{text.read_text(encoding='utf-8')}\nA sentence more.\n"):
                return measure(self.command)
        if case == NAME:
            with _edited(self.person, _renamed(self.person.read_text(encoding="utf-8"))):
                return measure(self.command)
        return measure(self.command)


@contextmanager
def _edited(file: Path, text: str) -> Iterator[None]:
    before = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(before, encoding="utf-8")


def _renamed(text: str) -> str:
    """A participant's file with another name; texts go on calling it by the one before."""
    opening, line, rest = text.split("\n", 2)
    key, _, name = line.partition(": ")
    return "\n".join([opening, f"{key}: {name} Junior", f"also_known_as: [{name}]", rest])


def contestants(size: int) -> tuple[Contestant, ...]:
    """Nutgraf and Hugo, each with all that it makes here and with less.

    Plain has the same pages as Hugo's, and what these show. With no events on the participants'
    pages Hugo's templates have nothing to collect.
    """
    full, plain, theirs = (stored_corpus(size, kind) for kind in ("nutgraf", "plain", "hugo"))
    build = (hugo(), "--quiet", "--source", theirs)
    fewer = ("--config", f"{theirs / 'hugo.toml'},{theirs / 'without-events.toml'}")
    word = file_name(World(size).people[0])
    person = theirs / "content" / "participants" / word / "_index.md"
    leaves = ("public", "resources")
    return (
        _nutgraf("Nutgraf, plain", plain, word),
        Contestant(PEER, theirs, build, leaves, person),
        _nutgraf("Nutgraf, full", full, word),
        Contestant(f"{PEER}, no events", theirs, (*build, *fewer), leaves, person),
    )


def _nutgraf(name: str, site: Path, word: str) -> Contestant:
    person = site / "content" / "participants" / f"{word}.md"
    command = (NUTGRAF, "build", "--root", site)
    return Contestant(name, site, command, ("output", ".nutgraf"), person)


Costs = dict[tuple[str, str], list[Measurement]]


def measured(size: int, runs: int) -> Costs:
    """What each case cost each contestant, run by run; they take turns on the same machine."""
    costs: Costs = {}
    for _ in range(runs):
        for contestant in contestants(size):
            for case in CASES:
                costs.setdefault((case, contestant.name), []).append(contestant.build(case))
    return costs


def rows(costs: Costs) -> Iterator[tuple[str, ...]]:
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


def stages(size: int) -> Iterator[tuple[str, ...]]:
    """What the processor's time goes into when Nutgraf builds from nothing."""
    spent = [_spent(stored_corpus(size, kind)) for kind in ("plain", "nutgraf")]
    for stage in spent[0]:
        yield (stage, *(f"{one[stage]:.2f}" for one in spent))


def _spent(site: Path) -> dict[str, float]:
    for folder in ("output", ".nutgraf"):
        shutil.rmtree(site / folder, ignore_errors=True)
    command = (NUTGRAF, "build", "--root", site, "--timings", "--format", "json")
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    timings: dict[str, float] = json.loads(said)["outcome"]["timings"]
    return timings


def main() -> None:
    """Print the tables for each size."""
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
        print_table(
            f"CPU s of Nutgraf's stages, from nothing, {size:,} explainers",
            ("", "plain", "full"),
            stages(size),
        )


if __name__ == "__main__":
    main()
