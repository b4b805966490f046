"""How long a build takes: from nothing, after no edit, after one; and those of others, in turn.

All build the same stories on the same disk. Hugo and Eleventy keep no record of what they have
built, so their second build is as whole as their first. Nutgraf checks everything, every time.
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
from tests.benchmarks.peers import eleventy, hugo, pelican
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
                return measure(self.command, place=self.site)
        if case == NAME:
            with _edited(self.person, _renamed(self.person.read_text(encoding="utf-8"))):
                return measure(self.command, place=self.site)
        return measure(self.command, place=self.site)


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
    """Nutgraf, Hugo and others. Nutgraf and Hugo each with all that they make here and with less.

    Plain has the same pages as Hugo's, and what these show. With no events on the participants'
    pages Hugo's templates have nothing to collect.
    """
    full, plain, theirs = (stored_corpus(size, kind) for kind in ("nutgraf", "plain", "hugo"))
    build = (hugo(), "--quiet", "--source", theirs)
    fewer = ("--config", f"{theirs / 'hugo.toml'},{theirs / 'without-events.toml'}")
    word = file_name(World(size).people[0])
    return (
        _nutgraf("Nutgraf, plain", plain, word),
        _peer(PEER, theirs, build, word),
        _nutgraf("Nutgraf, full", full, word),
        _peer(f"{PEER}, no events", theirs, (*build, *fewer), word),
        *_others(size, word),
    )


def _others(size: int, word: str) -> Iterator[Contestant]:
    """Those generators that can be had."""
    for name, command in (("Pelican", _pelican), ("Eleventy", _eleventy)):
        site = stored_corpus(size, name.lower())
        try:
            yield _peer(name, site, command(site), word)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{name} is left out, since it couldn't be installed: {error}", file=sys.stderr)


def _pelican(site: Path) -> Sequence[str | Path]:
    return (pelican(), "--quiet", "--settings", site / "pelicanconf.py")


def _eleventy(_: Path) -> Sequence[str | Path]:
    return ("node", eleventy(), "--quiet")


def _peer(name: str, site: Path, command: Sequence[str | Path], word: str) -> Contestant:
    person = site / "content" / "participants" / word / "_index.md"
    return Contestant(name, site, command, ("public", "resources", "cache"), person)


def _nutgraf(name: str, site: Path, word: str) -> Contestant:
    person = site / "content" / "participants" / f"{word}.md"
    command = (NUTGRAF, "build", "--root", site)
    return Contestant(name, site, command, ("output", ".nutgraf"), person)


Costs = dict[tuple[str, str], list[Measurement]]


def measured(size: int, runs: int, names: Sequence[str]) -> Costs:
    """What each case cost each contestant of these names, or all if none is named, run by run.

    They take turns on the same machine.
    """
    costs: Costs = {}
    asked = [one for one in contestants(size) if not names or one.name in {*names, PEER}]
    for _ in range(runs):
        for contestant in asked:
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
    parser.add_argument("--only", nargs="+", default=(), help=f"these and {PEER}, without stages")
    options = parser.parse_args()
    for size in options.explainers:
        print_table(
            f"A site of {size:,} explainers",
            ("", "wall s", "spread", "CPU s", "peak MB", "wall, Hugo = 1", "CPU, Hugo = 1"),
            rows(measured(size, options.runs, options.only)),
        )
        if not options.only:
            print_table(
                f"CPU s of Nutgraf's stages, from nothing, {size:,} explainers",
                ("", "plain", "full"),
                stages(size),
            )


if __name__ == "__main__":
    main()
