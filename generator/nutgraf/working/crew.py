"""A crew: does one piece of work after the other, each as soon as one of its workers is free."""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import wait
from typing import Any, TypeVar

from nutgraf.working.worker import Bench, Worker

Task = TypeVar("Task")
Result = TypeVar("Result")

USUAL_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How processes begin. Forked ones have at once all that there is; not every system can do that."""

FEW = 100
"""For so many pieces, to begin more processes takes longer than they would save."""


def _alike(_: object) -> Hashable:
    return None


@dataclass(frozen=True, slots=True)
class Crew:
    """`workers` processes, each begun by `method` (see multiprocessing); one is this process."""

    workers: int = 1
    method: str = USUAL_METHOD

    def do(
        self,
        tasks: Sequence[Task],
        set_up: Callable[..., Bench[Task, Result]],
        *materials: Any,
        sort: Callable[[Task], Hashable] = _alike,
    ) -> Iterator[Result]:
        """The results of the tasks, in their order.

        Every worker sets up a bench of its own from the materials. It goes on with tasks of the
        same `sort` while there are some, for which its bench may have things ready. Where processes
        aren't forked, `set_up`, materials, tasks and results are pickled on their way.
        WorkerLostError if a worker dies; what a task raises comes out here.
        """
        if self.workers == 1:
            yield from map(set_up(*materials), tasks)
            return
        count = min(self.workers, len(tasks))
        workers = [Worker(self.method, set_up, materials) for _ in range(count)]
        try:
            yield from _in_order(_done(workers, _Pile(tasks, sort)))
        finally:
            for one in workers:
                one.dismiss()

    @contextmanager
    def aside(self, work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
        """Have a piece of work done while this process goes on; gives what waits for its result.

        Another process does it only where there are several anyway, and forked, which have at once
        all that there is. WorkerLostError if that one dies.
        """
        if self.workers == 1 or self.method != "fork":
            result = work()
            yield lambda: result
            return
        worker = Worker(self.method, _lone, (work,))
        try:
            worker.begin(0, None)
            done = cache(worker.result)
            yield lambda: done()[1]
            done()
        finally:
            worker.dismiss()


def _lone(work: Callable[[], Result]) -> Bench[None, Result]:
    return lambda _: work()


class _Pile:
    """Tasks that are still to be done, by their numbers."""

    def __init__(self, tasks: Sequence[Any], sort: Callable[[Any], Hashable]) -> None:
        self._tasks = tasks
        self._left: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for number, task in enumerate(tasks):
            self._left[sort(task)].append(number)
        self._sorts: dict[Worker, Hashable] = {}

    def hand_to(self, worker: Worker) -> bool:
        """Have a worker begin the next task of its sort; False if nothing is left at all."""
        if worker not in self._sorts or not self._left[self._sorts[worker]]:
            self._sorts[worker] = self._longest()
        left = self._left[self._sorts[worker]]
        if left:
            number = left.popleft()
            worker.begin(number, self._tasks[number])
            return True
        return False

    def _longest(self) -> Hashable:
        """The sort that will take longest if nobody else begins with it."""
        at_work = Counter(self._sorts.values())
        return max(self._left, key=lambda sort: len(self._left[sort]) / (at_work[sort] + 1))


def _done(workers: Sequence[Worker], pile: _Pile) -> Iterator[tuple[int, Any]]:
    """The number of each task with its result, as they are done.

    Each worker has the next task before it is done with one: so nobody waits for who leads them.
    """
    busy = {one.line: one for one in workers if pile.hand_to(one)}
    for one in busy.values():
        pile.hand_to(one)
    while busy:
        for line in wait(list(busy)):
            worker = busy[line]  # type: ignore[index]  # nothing else was waited for
            yield worker.result()
            if not pile.hand_to(worker) and worker.is_idle:
                del busy[worker.line]


def _in_order(done: Iterator[tuple[int, Result]]) -> Iterator[Result]:
    """The results in the order of their numbers."""
    early: dict[int, Result] = {}
    due = 0
    for number, result in done:
        early[number] = result
        while due in early:
            yield early.pop(due)
            due += 1


def usual_crew(jobs: int | None, pieces: int) -> Crew:
    """So many workers as somebody wants, None: as are of use for so many pieces of work."""
    return Crew(jobs or (1 if pieces <= FEW else usual_workers()))


def usual_workers() -> int:
    """As many as there are processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
