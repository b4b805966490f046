"""How `nutgraf check` grows with the site: time, memory, and where the time goes."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.corpus import stored_corpus
from tests.benchmarks.measuring import Measurement, measure, middle, print_table

HEADER = ("explainers", "wall s", "CPU s", "CPU ms each", "peak MB", "peak KB each")
SIZES = (300, 1_000, 3_000)
SOUND_OR_NOT = frozenset({0, 1})
NUTGRAF = Path(sys.executable).with_name("nutgraf")


def main() -> None:
    """Print the tables: the whole command, for a sound site and another, and its stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--explainers", type=int, nargs="+", default=SIZES, help="site sizes")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many counts")
    options = parser.parse_args()
    sites = {size: stored_corpus(size) for size in options.explainers}
    print_table(
        "nutgraf check",
        HEADER,
        (_row(size, _checked(site, options.runs)) for size, site in sites.items()),
    )
    spoiled = {size: stored_corpus(size, "mistaken") for size in options.explainers}
    print_table(
        "nutgraf check, with a mistake in every explainer",
        HEADER,
        (_row(size, _checked(site, options.runs)) for size, site in spoiled.items()),
    )
    print_table(
        "The stages without mistakes: CPU ms an explainer (peak MB at their ends)",
        ("explainers", "reading", "checking", "planning", "its parts, for a build"),
        ((f"{size:,}", *_stages(site, size)) for size, site in sites.items()),
    )


def _checked(site: Path, runs: int) -> Measurement:
    return middle([measure([NUTGRAF, "check", "--root", site], SOUND_OR_NOT) for _ in range(runs)])


def _row(size: int, cost: Measurement) -> tuple[str, ...]:
    return (
        f"{size:,}",
        f"{cost.wall:.2f}",
        f"{cost.cpu:.2f}",
        f"{1000 * cost.cpu / size:.2f}",
        f"{cost.peak:.0f}",
        f"{1024 * cost.peak / size:.0f}",
    )


def _stages(site: Path, size: int) -> list[str]:
    command = [sys.executable, "-m", "tests.benchmarks.stages", str(site)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    stages = [json.loads(line) for line in said.splitlines()]
    return [f"{1000 * one['seconds'] / size:.2f} ({one['peak']:.0f})" for one in stages]


if __name__ == "__main__":
    main()
