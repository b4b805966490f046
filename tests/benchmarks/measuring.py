"""Runs commands, measures them, and prints what came of it as Markdown tables."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""What commands run in: pip has compiled what it installed, and a checkout does so at first use."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a command cost: seconds on the clock, seconds of processor, peak megabytes.

    The processor's seconds are those of the command and of every process that it waited for; the
    peak is that of its largest process.
    """

    wall: float
    cpu: float
    peak: float


def measure(
    command: Sequence[str | Path],
    allowed: frozenset[int] = frozenset({0}),
    place: Path | None = None,
) -> Measurement:
    """Run a command to its end, in a folder (`place`) if it matters where.

    RuntimeError with what it said, if its status isn't allowed.
    """
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        child = subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, env=ENVIRONMENT, cwd=place
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in allowed:
            said.seek(0)
            shown = said.read(4000).decode(errors="replace")
            raise RuntimeError(f"{' '.join(map(str, command))}\n{shown}")
    return Measurement(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def middle(measured: Sequence[Measurement]) -> Measurement:
    """The median of each figure."""
    return Measurement(
        median(one.wall for one in measured),
        median(one.cpu for one in measured),
        median(one.peak for one in measured),
    )


def print_table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table; the first column is of words, the others are of figures."""
    print(f"\n### {title}\n")
    print(f"| {' | '.join(header)} |")
    print(f"| --- |{' ---: |' * (len(header) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)
