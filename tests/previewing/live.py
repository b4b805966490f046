"""The preview as its user has it: the command in a process of its own, on a free port."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Queue
from threading import Thread

PATIENCE = 100
"""Seconds after which what was waited for isn't going to happen any more."""

LAST = "content/pages/last.md"
LAST_TEXT = "---\ntitle: Last\n---\n{}\n"

LOOKED = re.compile(r"(.+): \d+ ms\.")
"""The line that ends what the terminal says after every look at the files."""


class LiveSite:
    """A site's folder, and the preview of it."""

    def __init__(self, root: Path, process: subprocess.Popen[str]) -> None:
        self.root = root
        self.process = process
        self._lines: Queue[str] = Queue()
        self._restored = 0
        Thread(target=self._listen, daemon=True).start()
        self.port = int(self.wait_for(r"Serving http://.+:(\d+)/ ")[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.first_words = self.wait_for(LOOKED.pattern).string

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The next line of the terminal that has this in it; what comes before is passed over."""
        while True:
            found = re.search(pattern, self._lines.get(timeout=PATIENCE))
            if found:
                return found

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file of the site in its place, whole and at once, and don't wait."""
        file, new = self.root / name, self.root.parent / "new"
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(text if isinstance(text, bytes) else text.encode())
        new.replace(file)
        return file

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Ask again after every look at the files until something holds.

        What the terminal says of a look is said before anybody is answered by it.
        """
        while not holds():
            self.wait_for(LOOKED.pattern)

    def save(self, name: str, text: str | bytes) -> str:
        """Write a file of the site, and wait for what the terminal says of it, in one line.

        Where its folder is new, that may be all that it says.
        """
        self.write(name, text)
        folders = [folder.as_posix() for folder in Path(name).parents]
        named = "|".join(map(re.escape, (name, *folders)))
        return self.wait_for(rf"^(?:{named}|\d+ changes): \d+ ms\.").string

    def restore(self, files: Mapping[str, str | bytes]) -> None:
        """Make a sound site of these files again, and wait until the preview has seen that.

        What shows it is a mistake in one more text that nobody has made before, and its end: what
        was written before the mistake is seen at the latest together with its end.
        """
        for path in sorted(self.root.rglob("*"), reverse=True):
            name = path.relative_to(self.root).as_posix()
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif path.is_file() and name not in {*files, LAST}:
                path.unlink()
        for name, text in files.items():
            self.write(name, text)
        self._restored += 1
        self.write(LAST, LAST_TEXT.format(f"[[mistake-{self._restored}]]"))
        self.wait_for(f"`mistake-{self._restored}`")
        self.write(LAST, LAST_TEXT.format("All is said."))
        self.wait_for("All is well again")

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Let the preview sleep, so that what is done meanwhile comes at once for it."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> tuple[HTTPResponse, bytes]:
        """Ask for a path, exactly as it is written."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def page(self, path: str) -> str:
        """The page at a path, whatever its status."""
        return self.ask(path)[1].decode()


def write_site(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files of a site, by their paths; its settings too, unless they are among them."""
    for name, text in {"nutgraf.toml": 'title = "The Trams"\n', **files}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())


@contextmanager
def served(
    root: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[LiveSite]:
    """Serve the site in a folder until the block ends: then as by Ctrl-C, which must end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "nutgraf", "serve", "--root", root, "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
    )
    try:
        yield LiveSite(root, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
