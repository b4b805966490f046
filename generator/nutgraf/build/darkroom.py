"""A worker's place for pictures: each is decoded once, and staged in all of its versions."""

from __future__ import annotations

from typing import TypeAlias

from nutgraf.model.diagnostics import Diagnostic
from nutgraf.model.pictures import PictureFile
from nutgraf.rendering.pictures import Album, develop
from nutgraf.writing import Compared, Stager

Developed: TypeAlias = tuple[tuple[Compared, ...], Diagnostic | None]
"""What came of each file, or what is wrong with the picture."""


class Darkroom:
    """Makes the versions of one picture after the other. Any process may have one."""

    def __init__(self, album: Album, stager: Stager) -> None:
        self._album = album
        self._stager = stager

    def __call__(self, versions: tuple[PictureFile, ...]) -> Developed:
        """Make these versions of one picture, as far as the album doesn't have them."""
        made = develop(versions, self._album)
        if isinstance(made, Diagnostic):
            return (), made
        return tuple(map(self._stager.add, made)), None
