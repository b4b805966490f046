"""`nutgraf serve`: the watcher, the desk, the server and the open pages, put together.

There are three kinds of thread. The server's takes requests, hands out answers and talks to the
open pages. The desk's does all the work: it looks at the files, and makes the pages; it is one
alone, so no page is ever made of half a change. The watcher's only say what has changed.
"""

from __future__ import annotations

import signal
import time
import webbrowser
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Lock
from urllib.parse import unquote

from tornado.ioloop import IOLoop
from tornado.platform.asyncio import BaseAsyncIOLoop

from nutgraf.model.diagnostics import Report
from nutgraf.previewing.answering import Application
from nutgraf.previewing.audience import Audience
from nutgraf.previewing.desk import Desk
from nutgraf.previewing.guarding import Guard
from nutgraf.previewing.patience import telling_if_long
from nutgraf.previewing.preview import Preview
from nutgraf.previewing.server import Front, PreviewServer
from nutgraf.previewing.telling import Say, Teller
from nutgraf.previewing.watching import SiteWatcher
from nutgraf.settings import Settings


@dataclass(frozen=True, slots=True)
class Door:
    """Where the preview listens (port 0: any that is free), and whether a browser is opened."""

    host: str
    port: int
    opens_browser: bool = False


class LivePreview:
    """A site's preview: what happens when a file has changed, or a page has been opened."""

    def __init__(
        self, root: Path, load: Callable[[Report], Settings | None], teller: Teller
    ) -> None:
        self._desk = Desk(root, load)
        self._preview = Preview(self._desk)
        self._teller = teller
        self._work = ThreadPoolExecutor(1, "desk")
        self._watcher = SiteWatcher(self._changed)
        self._audience = Audience(partial(self._work.submit, self._look))
        self._loop = IOLoop.current()
        self._pending = frozenset({root})
        self._lock = Lock()

    def run(self, door: Door, say: Say) -> None:
        """Serve until somebody interrupts. OSError if the port can't be had."""

        def listening(host: str, port: int) -> None:
            address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
            say(f"Serving {address} – Ctrl-C ends it.")
            self._work.submit(self._revise)
            self._work.submit(self._warm_up, self._preview.warm_up())
            if door.opens_browser:
                self._work.submit(webbrowser.open, address)

        self._watcher.follow(self._desk.places)
        application = Application(self._preview)
        front = Front(application, self._work, self._audience, Guard(door.host), listening)
        try:
            with _ended_by_interrupt(self._loop):
                PreviewServer(front, self._watcher).serve(door.port, host=door.host, debug=False)
        finally:
            self._watcher.stop()
            self._work.shutdown(wait=False, cancel_futures=True)

    def _changed(self, paths: frozenset[Path]) -> None:
        with self._lock:
            self._pending |= paths
        self._work.submit(self._revise)

    def _revise(self) -> None:
        """Look at the files again, and let the open pages know."""
        with self._lock:
            changed, self._pending = self._pending, frozenset()
        if changed:
            with telling_if_long(self._tell_of_work):
                self._follow(changed)

    def _follow(self, changed: frozenset[Path]) -> None:
        started = time.perf_counter()
        places = self._desk.places
        is_new = self._watcher.follow(places, anew=places.have_other_folders(changed))
        self._desk.revise(changed | places.trees if is_new else changed)
        while self._watcher.follow(self._desk.places):
            self._desk.revise(self._desk.places.trees)
        self._teller.tell(self._desk.snapshot, changed, time.perf_counter() - started)
        self._look()

    def _tell_of_work(self, goes_on: bool) -> None:
        if goes_on:
            self._teller.tell_of_work()
        self._loop.add_callback(self._audience.tell_of_work, goes_on)

    def _warm_up(self, steps: Iterator[None]) -> None:
        """Take one step, and leave the next for when nobody waits for anything else."""
        for _ in islice(steps, 1):
            self._work.submit(self._warm_up, steps)

    def _look(self) -> None:
        """Find out what the open pages should show, and tell those that show something else."""
        shown = {
            path: self._preview.view(self._preview.address_of(unquote(path))).shown
            for path in self._audience.paths
        }
        self._loop.add_callback(self._audience.tell, shown)


@contextmanager
def _ended_by_interrupt(loop: IOLoop) -> Iterator[None]:
    """Let Ctrl-C end the loop between two of its steps: within one it could get lost."""
    assert isinstance(loop, BaseAsyncIOLoop)  # since tornado 5 there is no other
    turn = loop.asyncio_loop

    def end(*_: object) -> None:
        turn.call_soon_threadsafe(loop.stop)

    before = signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def preview_site(
    root: Path,
    load: Callable[[Report], Settings | None],
    door: Door,
    say: Say,
    style: tuple[bool, int],
) -> None:
    """Show the site at `root` (absolute) and follow every change, until somebody interrupts.

    `load` reads its settings, `say` prints a text to a terminal of the given colour and width.
    OSError if the port can't be had.
    """
    LivePreview(root, load, Teller(root, say, style)).run(door, say)
