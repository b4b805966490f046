"""A crew does what one process would do, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from nutgraf.working import Crew, WorkerLostError

CREWS = [Crew(1), *(Crew(2, method) for method in get_all_start_methods())]
crews = pytest.mark.parametrize("crew", CREWS, ids=lambda crew: f"{crew.workers} {crew.method}")


def adding(amount: int) -> Callable[[int], int]:
    return amount.__add__


def ending(way: str) -> Callable[[int], int]:
    """A bench that does what ends a process, or a task, for the third of its tasks."""

    def work(task: int) -> int:
        if task == 3 and way == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if task == 3:
            raise FileNotFoundError(2, "No such file or directory", "picture.jpg")
        return task

    return work


@crews
def test_results_come_in_the_order_of_the_tasks(crew: Crew) -> None:
    assert list(crew.do(range(50), adding, 7)) == list(range(7, 57))


@crews
def test_what_a_task_raises_comes_out_at_the_one_who_asked(crew: Crew) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        list(crew.do(range(50), ending, "raised"))
    assert caught.value.filename == "picture.jpg"


def counting() -> Callable[[str], tuple[int, str, int]]:
    """A bench that says by whom a task was done, its sort, and as which of their tasks."""
    done: list[str] = []

    def work(task: str) -> tuple[int, str, int]:
        done.append(task)
        return os.getpid(), task, len(done)

    return work


def test_a_worker_goes_on_with_what_is_alike_while_there_is_some() -> None:
    results = list(Crew(2).do(["page", "feed"] * 20, counting, sort=str))
    assert [task for _, task, _ in results] == ["page", "feed"] * 20
    for worker in {by for by, _, _ in results}:
        mine = [task for by, task, _ in sorted(results, key=lambda one: one[2]) if by == worker]
        assert sum(before != after for before, after in pairwise(mine)) <= 1
    assert len({by for by, _, _ in results[:2]}) == 2


@pytest.mark.parametrize("crew", CREWS[1:], ids=lambda crew: crew.method)
def test_a_worker_that_is_killed_is_an_error_and_not_a_wait_for_ever(crew: Crew) -> None:
    with pytest.raises(WorkerLostError, match="ended from outside"):
        list(crew.do(range(50), ending, "killed"))


@crews
def test_a_piece_of_work_is_done_aside(crew: Crew) -> None:
    with crew.aside(os.getpid) as by:
        assert (by() == os.getpid()) == (crew.method != "fork" or crew.workers == 1)
        assert by() == by()


@crews
def test_what_is_done_aside_is_done_when_the_rest_is(crew: Crew, tmp_path: Path) -> None:
    with crew.aside((tmp_path / "done").touch):
        pass
    assert (tmp_path / "done").exists()


@crews
def test_what_work_aside_raises_comes_out(crew: Crew, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), crew.aside((tmp_path / "nobody").read_bytes):
        pass


LEADER = """
import sys, threading
from nutgraf.working import Crew

def set_up():
    def work(task):
        sys.stdout.write(".")
        sys.stdout.flush()
        threading.Event().wait()
    return work

if __name__ == "__main__":
    list(Crew(2, "fork").do(range(2), set_up))
"""


@pytest.mark.skipif("fork" not in get_all_start_methods(), reason="no processes can be forked here")
def test_workers_end_when_the_process_that_leads_them_is_killed() -> None:
    command = [sys.executable, "-c", LEADER]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as leader:
        assert leader.stdout is not None
        assert leader.stdout.read(2) == b".."  # both are at work, and will never be done
        leader.kill()
        assert leader.stdout.read() == b""  # comes only when nobody holds the other end any more
