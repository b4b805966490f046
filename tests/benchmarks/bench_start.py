"""How long it takes to begin: the version, and a check of a site of ten explainers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks.corpus import stored_corpus
from tests.benchmarks.measuring import measure, middle, print_table

NUTGRAF = Path(sys.executable).with_name("nutgraf")
FEW = 10


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="the median of so many counts")
    runs = parser.parse_args().runs
    commands: dict[str, list[str | Path]] = {
        "nutgraf --version": ["--version"],
        f"nutgraf check, {FEW} explainers": ["check", "--root", stored_corpus(FEW)],
    }
    costs = {
        name: middle([measure([NUTGRAF, *arguments]) for _ in range(runs)])
        for name, arguments in commands.items()
    }
    print_table(
        "To begin",
        ("", "wall s", "CPU s", "peak MB"),
        (
            (name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}")
            for name, cost in costs.items()
        ),
    )


if __name__ == "__main__":
    main()
