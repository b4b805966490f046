"""A worker's place for pictures: their versions are staged there, and the cards that show them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from nutgraf.model.cards import SocialCard
from nutgraf.model.diagnostics import Diagnostic
from nutgraf.model.pages import Artifact
from nutgraf.model.pictures import PictureFile
from nutgraf.rendering.cards import FontCase, make_card
from nutgraf.rendering.pictures import Album, develop
from nutgraf.writing import Compared, Stager

Task: TypeAlias = tuple[tuple[PictureFile, ...], tuple[SocialCard, ...]]
"""The versions of one picture, and the cards that show it."""

Developed: TypeAlias = tuple[tuple[Compared, ...], tuple[Diagnostic, ...]]
"""What came of each file, and what is wrong."""


class Darkroom:
    """Makes the versions of one picture after the other. Any process may have one."""

    def __init__(self, album: Album, stager: Stager) -> None:
        self._album = album
        self._fonts = FontCase()
        self._stager = stager

    def __call__(self, task: Task) -> Developed:
        """Make what shows one picture, as far as the album doesn't have it."""
        versions, cards = task
        made = develop(versions, self._album)
        if isinstance(made, Diagnostic):
            return (), (made,)
        files = [self._stager.add(one) for one in made]
        findings = []
        for card in cards:
            content = Path(versions[0].file).read_bytes()
            finished = make_card(card, self._fonts, self._album, content)
            files.append(self._stager.add(Artifact(card.url.removeprefix("/"), finished.content)))
            findings += [finished.finding] if finished.finding else []
        return tuple(files), tuple(findings)
