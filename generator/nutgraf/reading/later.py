"""The places in a file that is read only when somebody asks for one."""

from __future__ import annotations

from pathlib import Path

from nutgraf.model.diagnostics import Location
from nutgraf.model.documents import KeyPath, Places
from nutgraf.reading.manuscript import read_file


class PlacesInFile(Places):
    """The places of the document in the file at `path` of the site at `root`.

    Of a file that is no sound document any more, all that is known is that it is there.
    """

    __slots__ = ("path", "root")

    def __init__(self, root: Path, path: str) -> None:
        self.root = root
        self.path = path

    def file_path(self) -> str:
        """See `Places`."""
        return self.path

    def of_value(self, path: KeyPath) -> Location:
        """See `Places`."""
        places = self._read()
        return places.of_value(path) if places else Location(self.path)

    def of_key(self, path: KeyPath) -> Location:
        """See `Places`."""
        places = self._read()
        return places.of_key(path) if places else Location(self.path)

    def of_text(self, path: KeyPath, text: str) -> Location:
        """See `Places`."""
        places = self._read()
        return places.of_text(path, text) if places else Location(self.path)

    def _read(self) -> Places | None:
        document, _ = read_file(self.root, self.path)
        return document.places if document else None
