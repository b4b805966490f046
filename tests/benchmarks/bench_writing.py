"""How long publishing takes: `python -m tests.benchmarks.bench_writing [files]`.

Files of 10,000 characters, each in a folder of its own, on the file system of the temporary
folder. Figures are seconds of wall time, and microseconds a file.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Artifact
from tests.writing.publishing import publish_all

LENGTH = 10_000


def artifacts(number: int, edited: int = -1) -> Iterator[Artifact]:
    """Files that are the same every time, but for the one with the number `edited`."""
    for index in range(number):
        head = f"page {index}{' edited' if index == edited else ''} ".encode()
        yield Artifact(f"explainers/story-{index}/index.html", head.ljust(LENGTH, b"x"))


def main() -> None:
    """Print one line for each kind of build."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, files in {
            "first build": artifacts(number),
            "nothing changed": artifacts(number),
            "one page edited": artifacts(number, 1),
            "all pages removed": artifacts(0),
        }.items():
            start = time.perf_counter()
            publish_all(files, root / "output", root / "state", Report())
            seconds = time.perf_counter() - start
            print(f"{name:<20}{seconds:>8.2f} s{seconds / number * 1e6:>8.0f} µs a file")


if __name__ == "__main__":
    main()
