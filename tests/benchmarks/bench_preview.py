"""How fast the preview follows a writer: from a saved file to an answer, and to an open page."""

from __future__ import annotations

import argparse
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.corpus import stored_corpus
from tests.benchmarks.measuring import print_table
from tests.browser.screenshots import CHROMIUM, OFFLINE
from tests.previewing.live import LiveSite, served

SIZES = (10, 1_000)
EDITS = 50
IDLE = 0.05
"""Seconds of processor in one second that somebody has who does nothing."""

WATCHING = """() => {
    const look = () => {
        const word = sessionStorage.getItem("word");
        if (!word || !document.body?.textContent.includes(word)) return;
        sessionStorage.removeItem("word");
        sessionStorage.setItem("read", performance.timeOrigin + performance.now());
    };
    new MutationObserver(look).observe(document, {
        childList: true, characterData: true, subtree: true,
    });
}"""
"""Notes when a page has a word in it, in milliseconds since 1970, loaded again or not."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A kind of edit: `text` gives the whole file with a word that is new, `path` the page."""

    name: str
    file: str
    path: str
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Answered:
    """One edit, in milliseconds: all of it, looking at the files again, asking for the page."""

    whole: float
    looked: float
    asked: float

    @property
    def heard(self) -> float:
        """Until it was known what has changed: the system's word, and waiting for more of it."""
        return self.whole - self.looked - self.asked


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of a site of one size; times in seconds, memory in megabytes.

    `worked` is what the preview's processor did for an edit and its answer, in milliseconds.
    """

    ready: float
    peak: float
    answered: dict[str, list[Answered]]
    worked: dict[str, float]
    seen: dict[str, list[float]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--explainers", type=int, nargs="+", default=SIZES, help="site sizes")
    parser.add_argument("--edits", type=int, default=EDITS, help="edits of each kind")
    options = parser.parse_args()
    found = {size: _follow(stored_corpus(size), options.edits) for size in options.explainers}
    print_table(
        f"From the write of a file: ms, median (worst) of {options.edits} edits",
        ("explainers", "edit of", "to the answer of a GET", "to an open page in Chromium"),
        (row for size, one in found.items() for row in _times(size, one)),
    )
    print_table(
        "What the answer's time is made of: ms, medians; and the processor's own",
        (
            "explainers",
            "edit of",
            "heard and gathered",
            "looked at again",
            "page made and sent",
            "CPU ms",
        ),
        (row for size, one in found.items() for row in _shares(size, one)),
    )
    print_table(
        "Start and memory",
        ("explainers", "s from the command to the first page", "peak MB"),
        ((f"{size:,}", f"{one.ready:.2f}", f"{one.peak:.0f}") for size, one in found.items()),
    )


def _times(size: int, one: Followed) -> Iterator[tuple[str, ...]]:
    for name, answers in one.answered.items():
        yield f"{size:,}", name, _spread([each.whole for each in answers]), _spread(one.seen[name])


def _spread(times: list[float]) -> str:
    return f"{median(times):.0f} ({max(times):.0f})"


def _shares(size: int, one: Followed) -> Iterator[tuple[str, ...]]:
    for name, answers in one.answered.items():
        shares = [
            median(share)
            for share in zip(*((e.heard, e.looked, e.asked) for e in answers), strict=True)
        ]
        yield f"{size:,}", name, *(f"{share:.0f}" for share in shares), f"{one.worked[name]:.0f}"


def _follow(root: Path, edits: int) -> Followed:
    """Serve a site, edit it, ask for pages, watch them in Chromium, and put all back."""
    started = time.perf_counter()
    with served(root) as live:
        ready = time.perf_counter() - started
        _wait_until_warm(live.process.pid)
        answered: dict[str, list[Answered]] = {}
        worked: dict[str, float] = {}
        seen: dict[str, list[float]] = {}
        with _chromium() as page:
            for edited in _kinds(live):
                with _put_back(live, edited.file):
                    words = (f"word{at}" for at in range(2 * edits))
                    before = _processor(live.process.pid)
                    answered[edited.name] = [_ask(live, edited, next(words)) for _ in range(edits)]
                    spent = _processor(live.process.pid) - before
                    worked[edited.name] = 1000 * spent / edits
                    page.goto(live.address + edited.path)
                    page.wait_for_load_state("networkidle")
                    seen[edited.name] = [
                        _watch(page, live, edited, next(words)) for _ in range(edits)
                    ]
                    page.goto("about:blank")  # what follows is nothing to look at
        return Followed(ready, _peak(live.process.pid), answered, worked, seen)


def _ask(live: LiveSite, edited: Edited, word: str) -> Answered:
    text = edited.text(word)
    started = time.perf_counter()
    said = live.save(edited.file, text)
    told = time.perf_counter()
    assert word in live.page(edited.path)
    ended = time.perf_counter()
    looked = re.search(r"(\d+) ms", said)
    assert looked
    return Answered(1000 * (ended - started), float(looked[1]), 1000 * (ended - told))


def _watch(page: Page, live: LiveSite, edited: Edited, word: str) -> float:
    """By the browser's own clock: to ask it from outside takes as long as all the rest."""
    text = edited.text(word)
    page.evaluate("word => sessionStorage.setItem('word', word)", word)
    started = 1000 * time.time()
    live.write(edited.file, text)
    page.get_by_text(word).first.wait_for(state="attached")
    live.wait_for(re.escape(edited.file))
    page.wait_for_load_state("networkidle")
    return float(page.evaluate("sessionStorage.getItem('read')")) - started


def _kinds(live: LiveSite) -> Iterator[Edited]:
    """An edit of a body, and of an event's headline, seen on a page of somebody in it; a new name.

    The last is one that other texts can notice.
    """
    files = sorted((live.root / "content" / "explainers").glob("*.md"))
    file = files[len(files) // 2]
    text, name = file.read_text(encoding="utf-8"), f"content/explainers/{file.name}"
    story = f"/explainers/{file.stem}/"
    front, mark, body = text.rpartition("\n---\n")
    yield Edited("a body", name, story, lambda word: f"{front}{mark}{word}. {body}")
    found = _headline_elsewhere(live, text, story)
    if found:
        headline, path = found
        yield Edited("a front matter", name, path, partial(_reword, text, headline))
    yield Edited("who, a new name", name, story, partial(_with_a_name, text))


def _headline_elsewhere(live: LiveSite, text: str, story: str) -> tuple[str, str] | None:
    """A headline of an event, and the page of somebody in it that shows it."""
    people = dict.fromkeys(re.findall(r'"(/participants/[^/"]+/)"', live.page(story)))
    for headline in re.findall(r"^ +event: (.+)$", text, re.MULTILINE):
        for path in people:
            if headline in live.page(path):
                return headline, path
    return None


def _reword(text: str, headline: str, word: str) -> str:
    return text.replace(headline, f"{headline} {word}")


def _with_a_name(text: str, word: str) -> str:
    return text.replace("\nwho:\n", f"\nwho:\n- Somebody {word}\n", 1)


@contextmanager
def _put_back(live: LiveSite, name: str) -> Iterator[None]:
    content = (live.root / name).read_bytes()
    try:
        yield
    finally:
        live.save(name, content)


@contextmanager
def _chromium() -> Iterator[Page]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", *OFFLINE]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        page = browser.new_page()
        page.add_init_script(f"({WATCHING})()")
        yield page
        browser.close()


def _processor(pid: int) -> float:
    """The seconds of processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_until_warm(pid: int) -> None:
    """Wait until it has done what it does ahead: for a second it has had next to no processor."""
    before, now = 0.0, _processor(pid)
    while now - before > IDLE:
        time.sleep(1)
        before, now = now, _processor(pid)


def _peak(pid: int) -> float:
    """The most memory that a process has had, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    (kilobytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main()
