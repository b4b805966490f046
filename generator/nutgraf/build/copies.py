"""Compressed copies beside a site's files: made where a file has changed, else left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from nutgraf.model.compression import Compression
from nutgraf.remembering import Memory
from nutgraf.working import Crew
from nutgraf.writing import Compared, Copy, Press, Stager, compressor_state, identity, is_worthwhile

COPIES_AT_ONCE = 32
NO_COPY = ""
"""Remembered of a file whose copy would be no smaller."""


class Copies:
    """The compressed copies of a site, of some kinds. It remembers which copy came of which file.

    What is remembered is told by digests alone, so it is never wrong, only of no use.
    """

    def __init__(self, kinds: tuple[Compression, ...], memory: Memory) -> None:
        self._kinds = kinds
        self._memory = memory
        self._kind = f"copies {compressor_state()}" if kinds else ""
        self._kept = memory.recall(self._kind) if kinds else {}
        self._now: dict[str, bytes] = {}

    def beside(
        self, files: Iterable[Compared], stager: Stager, crew_for: Callable[[int], Crew]
    ) -> Iterator[Compared]:
        """All files, and behind them the copies. `crew_for` gives the crew that makes so many.

        None takes the place of a file: a writer may have compressed one by hand.
        """
        if not self._kinds:
            yield from files
            return
        taken: set[str] = set()
        wanted: list[Copy] = []
        for file in files:
            yield file
            taken.add(identity(file.path))
            if is_worthwhile(file):
                wanted += (Copy(file, kind) for kind in self._kinds)
        anew: list[Copy] = []
        for copy in wanted:
            if identity(copy.path) not in taken:
                yield from self._kept_or_put_to(anew, copy, stager)
        yield from self._made(anew, stager, crew_for(len(anew)))

    def remember(self) -> None:
        """Keep what came of each file, for the next build."""
        if self._now != self._kept:
            news = {
                path: found for path, found in self._now.items() if self._kept.get(path) != found
            }
            self._memory.remember(self._kind, news, self._kept.keys() - self._now.keys())

    def _result_of(self, copy: Copy) -> str | None:
        """The digest of what came of the same content before; None if nobody knows."""
        source, _, result = self._kept.get(copy.path, b"").decode().partition(" ")
        return result if copy.of.version and source == copy.of.version.digest else None

    def _kept_or_put_to(self, anew: list[Copy], copy: Copy, stager: Stager) -> Iterator[Compared]:
        """A copy that is published as it would be made; any other is put to those made anew."""
        result = self._result_of(copy)
        kept = stager.keep(copy.path, result) if result else None
        if kept:
            yield kept
        if kept or result == NO_COPY:
            self._note(copy, result or NO_COPY)
        else:
            anew.append(copy)

    def _made(self, copies: Sequence[Copy], stager: Stager, crew: Crew) -> Iterator[Compared]:
        starts = range(0, len(copies), COPIES_AT_ONCE)
        tasks = [tuple(copies[start : start + COPIES_AT_ONCE]) for start in starts]
        for copy, made in chain.from_iterable(crew.do(tasks, Press, stager)) if tasks else ():
            if made is None:
                self._note(copy, NO_COPY)
            else:
                yield made
            if made and made.version:
                self._note(copy, made.version.digest)

    def _note(self, copy: Copy, result: str) -> None:
        source = copy.of.version.digest if copy.of.version else ""
        self._now[copy.path] = f"{source} {result}".encode()
