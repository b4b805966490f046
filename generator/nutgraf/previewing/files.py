"""The texts as they were read last: a file is read again only after something happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from nutgraf.reading import Reading, read_file


class Readings:
    """Remembers what reading each file gave, by its path from the site's root."""

    def __init__(self) -> None:
        self._known: dict[str, Reading] = {}
        self._doubted: dict[str, Reading] = {}

    def read(self, root: Path, path: str) -> Reading:
        """What is in the file; the very same value as before where its bytes are the same."""
        if path not in self._known:
            before, now = self._doubted.get(path), read_file(root, path)
            self._known[path] = before if before is not None and before == now else now
        return self._known[path]

    @property
    def known(self) -> Mapping[str, Reading]:
        """What is remembered now."""
        return dict(self._known)

    def doubt(self, paths: Iterable[str]) -> None:
        """Take it that these files, and all that lies in such folders, may have changed."""
        self._doubted.clear()
        for path in paths:
            inside = [path] if path in self._known else self._below(f"{path}/")
            self._doubted.update((each, self._known.pop(each)) for each in inside)

    def _below(self, folder: str) -> list[str]:
        return [path for path in self._known if path.startswith(folder)]
