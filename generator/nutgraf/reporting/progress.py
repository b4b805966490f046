"""How far a long run is: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from nutgraf.model.stopwatch import Stopwatch

T = TypeVar("T")

PATIENCE = 0.5
"""Seconds after which somebody who waits wants to see something."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Watches things go by. `shown`: whether somebody watches too, on a terminal.

    `clock` takes the time that the stages need.
    """

    shown: bool = False
    clock: Stopwatch = field(default_factory=Stopwatch)

    def track(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Hand the items on, one by one, and show how many of `total` have gone by.

        The bar stands on the standard error stream and is gone when all is done. A short run has
        none, and doesn't load what draws it.
        """
        remaining = iter(items)
        started = time.monotonic()
        for done, item in enumerate(remaining, 1):
            yield item
            if self.shown and time.monotonic() - started > PATIENCE:
                yield from _drawn(remaining, done, total)


def _drawn(items: Iterator[T], done: int, total: int) -> Iterator[T]:
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("Building"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, completed=done)
        for item in items:
            yield item
            bar.advance(task)
