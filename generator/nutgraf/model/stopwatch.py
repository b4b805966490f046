"""What a run does with the processor's time, stage by stage."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Stage(StrEnum):
    """What the time goes into."""

    READING = "reading"
    CHECKING = "checking"
    RECALLING = "recalling"
    PLANNING = "planning"
    MARKDOWN = "Markdown"
    TEMPLATES = "templates"
    WRITING = "writing"


class Stopwatch:
    """Counts the seconds of processor that each stage takes, if it `is_on`.

    A stage within another takes its time away from it, so that the sum is that of all.
    """

    def __init__(self, is_on: bool = False) -> None:
        self.is_on = is_on
        self.spent: dict[str, float] = defaultdict(float)
        self._stages: list[Stage] = []
        self._since = 0.0

    @contextmanager
    def taking(self, stage: Stage) -> Iterator[None]:
        """What is done now belongs to a stage."""
        if not self.is_on:
            yield
            return
        self._charge()
        self._stages.append(stage)
        try:
            yield
        finally:
            self._charge()
            self._stages.pop()

    def each(self, stage: Stage, items: Iterable[T]) -> Iterator[T]:
        """The same items; what it takes to make them belongs to a stage."""
        remaining = iter(items)
        while True:
            with self.taking(stage):
                try:
                    item = next(remaining)
                except StopIteration:
                    return
            yield item

    def timed(self, stage: Stage, work: Callable[..., T]) -> Callable[..., T]:
        """A function that does the same, for a stage."""

        def do(*given: object, **named: object) -> T:
            with self.taking(stage):
                return work(*given, **named)

        return do if self.is_on else work

    def add(self, spent: Mapping[str, float], is_elsewhere: bool) -> None:
        """Count what another stopwatch has counted: in another process, or within this stage."""
        for stage, seconds in spent.items():
            self.spent[stage] += seconds
        if self._stages and not is_elsewhere:
            self.spent[self._stages[-1]] -= sum(spent.values())

    def _charge(self) -> None:
        now = time.process_time()
        if self._stages:
            self.spent[self._stages[-1]] += now - self._since
        self._since = now


UNTIMED = Stopwatch()
"""One that stands still."""
