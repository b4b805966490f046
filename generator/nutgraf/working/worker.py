"""One process of a crew, as its leader sees it; and what goes on in it."""

from __future__ import annotations

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, TypeAlias, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Bench: TypeAlias = Callable[[Task], Result]
"""Where a worker stands: takes a task and gives its result."""


class WorkerLostError(ChildProcessError):
    """A worker has ended in the middle of its work."""


_LOST = (
    "a process of the build was ended from outside, perhaps because memory ran out. "
    "With `--jobs 1` a build needs the least"
)


class Worker:
    """A process that does one task after the other. `line` has something when one is done.

    It `is_idle` while it has none.
    """

    def __init__(
        self, method: str, set_up: Callable[..., Bench[Any, Any]], materials: tuple[Any, ...]
    ) -> None:
        context = get_context(method)
        self.line, far_end = context.Pipe()
        # mypy knows no context in general that has processes
        self._process = context.Process(  # type: ignore[attr-defined]
            target=_work, args=(far_end, set_up, materials), daemon=True
        )
        self._process.start()
        far_end.close()
        self._numbers: deque[int] = deque()

    @property
    def is_idle(self) -> bool:
        return not self._numbers

    def begin(self, number: int, task: object) -> None:
        """Have it do a task, after those that it has. WorkerLostError if it is no more."""
        self._numbers.append(number)
        try:
            self.line.send(task)
        except OSError:
            raise WorkerLostError(_LOST) from None

    def result(self) -> tuple[int, Any]:
        """The number of its first task, and what came of it; wait for it if need be.

        WorkerLostError if it died. What the task raised is raised here.
        """
        try:
            result, error = self.line.recv()
        except (EOFError, OSError):
            raise WorkerLostError(_LOST) from None
        if error is not None:
            raise error
        return self._numbers.popleft(), result

    def dismiss(self) -> None:
        """End it, whatever it does."""
        self.line.close()
        self._process.kill()
        self._process.join()


def _work(
    line: Connection, set_up: Callable[..., Bench[Any, Any]], materials: tuple[Any, ...]
) -> None:
    """What goes on in the process: tasks come on the line, and results go back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key to stop the build is for who leads it
    Thread(target=_end_with_parent, daemon=True).start()
    bench = None
    while True:
        task = line.recv()
        try:
            bench = bench or set_up(*materials)
            line.send((bench(task), None))
        except Exception as error:  # noqa: BLE001 - it is raised again where it was asked for
            error.add_note(traceback.format_exc())
            line.send((None, error))


def _end_with_parent() -> None:
    """A worker without the process that leads it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
