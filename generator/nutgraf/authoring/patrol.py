"""Visits all outgoing links politely: few at a time, one host slowly, and none again too soon."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Lock
from urllib.parse import urlsplit

from nutgraf.authoring.visiting import USUAL_LIMITS, Limits, Outcome, Visit, visit

SEEN_LATELY = timedelta(days=7)
GOOD = frozenset({Outcome.THERE, Outcome.MOVED})
GIVEN_UP = "its host didn't answer the requests before this one"


@dataclass(frozen=True, slots=True)
class Manners:
    """How visits are paid; times are in seconds.

    `at_once` hosts are visited at a time, each with `pause` between two requests. A busy host is
    tried `tries` times in all, if it doesn't want to be left alone for longer than `patience`; one
    that is silent `tries` times in a row isn't asked for anything else.
    """

    at_once: int = 6
    pause: float = 1.0
    limits: Limits = USUAL_LIMITS
    patience: float = 60.0
    tries: int = 3


@dataclass(slots=True)
class Ledger:
    """The good visits of earlier runs, in a file that gets a line as soon as there is one more."""

    path: Path
    now: datetime
    known: dict[str, Visit] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def open(self) -> None:
        """Read what is not too old; lines that were cut off, or aren't ours, are no harm."""
        content = self.path.read_bytes() if self.path.is_file() else b""
        for line in content.splitlines():
            try:
                seen, url, outcome, note = json.loads(line)
                if self.now - datetime.fromisoformat(seen) < SEEN_LATELY:
                    self.known[url] = Visit(url, Outcome(outcome), note)
            except (ValueError, TypeError, RecursionError):
                continue

    def note(self, done: Visit) -> None:
        """Remember a good visit, at once."""
        if done.outcome not in GOOD:
            return
        entry = (self.now.isoformat(), done.url, done.outcome, done.note)
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(entry)}\n")


def patrol(
    urls: Iterable[str], ledger: Ledger, manners: Manners, stopped: Event
) -> tuple[Visit, ...]:
    """A visit for every address, in their order; those in the open ledger aren't paid again.

    Once `stopped` is set, as by an interrupt, it ends with the requests that are under way; what
    was visited is remembered.
    """
    wanted = tuple(urls)
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in wanted:
        if url not in ledger.known:
            by_host[urlsplit(url).netloc.lower()].append(url)

    def see(host: list[str]) -> list[Visit]:
        return list(_visit_host(host, ledger, manners, stopped))

    found = dict(ledger.known)
    with ThreadPoolExecutor(manners.at_once) as pool:
        try:
            for visits in pool.map(see, by_host.values()):
                found.update({done.url: done for done in visits})
        finally:
            stopped.set()
    return tuple(found[url] for url in wanted if url in found)


def _visit_host(
    urls: list[str], ledger: Ledger, manners: Manners, stopped: Event
) -> Iterator[Visit]:
    silent = 0
    for at, url in enumerate(urls):
        if silent >= manners.tries:
            yield Visit(url, Outcome.SILENT, GIVEN_UP)
            continue
        if at:
            stopped.wait(manners.pause)
        if stopped.is_set():
            return
        done = patiently(url, manners, stopped.wait)
        silent = silent + 1 if done.outcome is Outcome.SILENT else 0
        ledger.note(done)
        yield done


def patiently(url: str, manners: Manners, wait: Callable[[float], object]) -> Visit:
    """A visit, and another after as long as a busy host asks for, which `wait` waits."""
    done = visit(url, manners.limits)
    for _ in range(manners.tries - 1):
        if done.outcome is not Outcome.BUSY or done.retry_after > manners.patience:
            break
        wait(done.retry_after)
        done = visit(url, manners.limits)
    return done
