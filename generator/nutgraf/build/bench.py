"""A worker's bench: parts of the site are planned, rendered and staged there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.pages import Artifact, Plan
from nutgraf.planning import Name, OpenPlan
from nutgraf.rendering import Failure, Theme, render
from nutgraf.rendering.cards import FontCase, make_card
from nutgraf.rendering.pictures import Album
from nutgraf.writing import Compared, Stager

Batch: TypeAlias = tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a batch: its files, how many of them are pages, and what is wrong."""

    files: tuple[Compared, ...]
    pages: int
    failures: tuple[Failure, ...]
    findings: tuple[Diagnostic, ...]


class Bench:
    """Makes parts of a site. Any process may have one, and what it gives back is small."""

    def __init__(self, plan: OpenPlan, theme: Theme, album: Album, stager: Stager) -> None:
        self._plan = plan
        self._theme = theme
        self._album = album
        self._fonts = FontCase()
        self._stager = stager

    def __call__(self, batch: Batch) -> Made:
        """Make all files of a batch, and stage those that differ from the published ones."""
        report = Report()
        files: list[Compared] = []
        failures: list[Failure] = []
        pages = 0
        for name in batch:
            part = self._plan.part(name)
            pages += len(part.pages)
            for made in render(part, self._theme, report):
                if isinstance(made, Failure):
                    failures.append(made)
                else:
                    files.append(self._stager.add(made))
            files += [self._stager.add(card) for card in self._cards(part, report)]
        return Made(tuple(files), pages, tuple(failures), report.diagnostics)

    def _cards(self, part: Plan, report: Report) -> Iterator[Artifact]:
        for card in part.cards:
            finished = make_card(card, self._fonts, self._album)
            if finished.finding:
                report.add(finished.finding)
            yield Artifact(card.url.removeprefix("/"), finished.content)
