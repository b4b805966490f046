"""The texts of a large site are read by several processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from nutgraf.model.stopwatch import Stage, Stopwatch
from nutgraf.reading import Reading, read_file
from nutgraf.settings import Settings
from nutgraf.working import usual_crew
from nutgraf.working.worker import Bench

TEXTS_AT_ONCE = 32

Batch: TypeAlias = Sequence[str]
Read: TypeAlias = tuple[tuple[Reading, ...], Mapping[str, float]]
"""What came of a batch, and what it took, as of a `Stopwatch`."""


def read_early(settings: Settings, paths: Sequence[str], clock: Stopwatch) -> dict[str, Reading]:
    """What reading gives of some texts, by their paths; nothing where one process is enough."""
    crew = usual_crew(settings.jobs, len(paths))
    if crew.workers == 1:
        return {}
    starts = range(0, len(paths), TEXTS_AT_ONCE)
    batches = [paths[start : start + TEXTS_AT_ONCE] for start in starts]
    found: dict[str, Reading] = {}
    done = crew.do(batches, _desk, settings.root, clock.is_on)
    for batch, (readings, spent) in zip(batches, done, strict=True):
        found.update(zip(batch, readings, strict=True))
        clock.add(spent, is_elsewhere=True)
    return found


def _desk(root: Path, is_timed: bool) -> Bench[Batch, Read]:
    def read(batch: Batch) -> Read:
        clock = Stopwatch(is_timed)
        with clock.taking(Stage.READING):
            readings = tuple(read_file(root, path) for path in batch)
        return readings, clock.spent

    return read
