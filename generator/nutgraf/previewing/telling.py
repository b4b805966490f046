"""What the terminal says of the preview: every finding once, and when all is well again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nutgraf.model.diagnostics import Diagnostic
from nutgraf.previewing.snapshot import Snapshot
from nutgraf.reporting.counting import count, counted
from nutgraf.reporting.text import format_text

Say = Callable[[str], None]


class Teller:
    """Says what is new. `say` prints a text, and `style` is colour and width of the terminal."""

    def __init__(self, root: Path, say: Say, style: tuple[bool, int]) -> None:
        self._root = root
        self._say = say
        self._colour, self._width = style
        self._told: frozenset[Diagnostic] = frozenset()
        self._was_broken = False
        self._has_told = False

    def tell(self, snapshot: Snapshot, changed: frozenset[Path], seconds: float) -> None:
        """Say what came of a change of these files, or of the first look at the site."""
        new = [each for each in snapshot.findings if each not in self._told]
        lines = [format_text(new, colour=self._colour, width=self._width)]
        if snapshot.failure:
            lines.append(f"{snapshot.failure}\n\n")
        lines.append(" ".join(self._summary(snapshot, changed, seconds)))
        self._say("".join(lines))
        self._told = frozenset(snapshot.findings)
        self._was_broken = snapshot.is_broken
        self._has_told = True

    def tell_of_work(self) -> None:
        """Say that a look at the files takes long."""
        self._say("Still looking at the texts …")

    def _summary(self, snapshot: Snapshot, changed: frozenset[Path], seconds: float) -> list[str]:
        what = self._named(changed) if self._has_told else "The site"
        words = [f"{what}: {1000 * seconds:.0f} ms."]
        if snapshot.findings:
            words.append(count(snapshot.findings))
        if snapshot.is_broken and snapshot.site:
            words.append("The pages stay as they were.")
        elif self._was_broken and not snapshot.is_broken:
            words.append("All is well again.")
        return words

    def _named(self, changed: frozenset[Path]) -> str:
        """A changed file by its name in the site, or how many there are."""
        if len(changed) > 1:
            return counted(len(changed), "change")
        (path,) = changed
        inside = path.is_relative_to(self._root)
        return path.relative_to(self._root).as_posix() if inside else path.name
