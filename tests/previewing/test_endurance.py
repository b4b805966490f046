"""The preview stays as small as it was, however long somebody writes."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SOUND, explainer
from tests.previewing.live import LiveSite, served, write_site

STORY = "content/explainers/trams.md"
PAGE = "/explainers/trams/"
EDITS = 500
SPARE_MEGABYTES = 8
SPARE_HANDLES = 10
"""A connection that is closing still counts."""


def threads_and_files(pid: int) -> tuple[int, int]:
    """How many threads a process has, and how many files and sockets."""
    process = Path(f"/proc/{pid}")
    return len(list((process / "task").iterdir())), len(list((process / "fd").iterdir()))


def megabytes(pid: int) -> float:
    """What a process has in memory."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    (kilobytes,) = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(kilobytes) / 1024


def edit(live: LiveSite, numbers: range) -> None:
    for number in numbers:
        words = f"Version {number}."
        sound = SOUND.replace("trams stopped", f"trams stopped {number % 7} times")
        live.save(STORY, explainer(body=f"{words}\n", base=sound))
        assert words in live.page(PAGE)


def test_many_edits_leave_no_memory_no_threads_and_no_sockets_behind(tmp_path: Path) -> None:
    write_site(tmp_path, {STORY: SOUND})
    with served(tmp_path) as live:
        pid = live.process.pid
        edit(live, range(50))
        threads, files = threads_and_files(pid)
        memory = megabytes(pid)
        edit(live, range(50, 50 + EDITS))
        now = threads_and_files(pid)
        assert now[0] - threads < SPARE_HANDLES
        assert now[1] - files < SPARE_HANDLES
        assert megabytes(pid) - memory < SPARE_MEGABYTES
