"""A crew: does one piece of work after the other, each as soon as one of its workers is free."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Bench = Callable[[Task], Result]
"""Where a worker stands: takes a task and gives its result."""

USUAL_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How processes begin. Forked ones have at once all that there is; not every system can do that."""


class WorkerLostError(ChildProcessError):
    """A worker has ended in the middle of its work."""


@dataclass(frozen=True, slots=True)
class Crew:
    """`workers` processes, each begun by `method` (see multiprocessing); one is this process."""

    workers: int = 1
    method: str = USUAL_METHOD

    def do(
        self, tasks: Sequence[Task], set_up: Callable[..., Bench[Task, Result]], *materials: Any
    ) -> Iterator[Result]:
        """The results of the tasks, in their order.

        Every worker sets up a bench of its own from the materials. Where processes aren't forked,
        `set_up`, materials, tasks and results are pickled on their way. WorkerLostError if a worker
        dies; what a task raises comes out here.
        """
        if self.workers == 1:
            yield from map(set_up(*materials), tasks)
            return
        executor = ProcessPoolExecutor(
            self.workers,
            get_context(self.method),
            initializer=_begin,
            initargs=(set_up, materials),
        )
        try:
            yield from executor.map(_do, tasks)
        except BrokenProcessPool:
            raise WorkerLostError(_LOST) from None
        finally:
            executor.shutdown(cancel_futures=True)


_LOST = (
    "a process of the build was ended from outside, perhaps because memory ran out. "
    "With `--jobs 1` a build needs the least"
)

_bench: list[Bench[Any, Any]] = []
"""The bench of this process, if it is a worker: what begins one can hand it on in no other way."""


def usual_workers() -> int:
    """As many as there are processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(set_up: Callable[..., Bench[Any, Any]], materials: tuple[Any, ...]) -> None:
    """Begin as a worker: a key pressed to stop the build is for the process that leads it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _bench.append(set_up(*materials))


def _end_with_parent() -> None:
    """A worker without the process that leads it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(task: Any) -> Any:
    return _bench[-1](task)
