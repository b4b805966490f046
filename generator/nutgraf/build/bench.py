"""A worker's bench: parts of the site are planned, rendered and staged there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from nutgraf.build.records import News
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.pages import Artifact, Plan
from nutgraf.model.stopwatch import Stage, Stopwatch
from nutgraf.planning import Name, Notes, OpenPlan
from nutgraf.rendering import Failure, Theme, render
from nutgraf.rendering.cards import FontCase, make_card
from nutgraf.rendering.pictures import Album
from nutgraf.writing import Compared, Stager

Batch: TypeAlias = tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a part: its files, how many of them are pages, and what is wrong.

    `news` is what to remember of it, None where it has to be made again in any case.
    """

    name: Name
    files: tuple[Compared, ...]
    pages: int
    failures: tuple[Failure, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    news: News | None = None
    spent: Mapping[str, float] = field(default_factory=dict)


class Bench:
    """Makes parts of a site. Any process may have one, and what it gives back is small."""

    def __init__(
        self, plan: OpenPlan, theme: Theme, album: Album, stager: Stager, is_timed: bool = False
    ) -> None:
        self._plan = plan
        self._theme = theme
        self._album = album
        self._fonts = FontCase()
        self._stager = stager
        self._is_timed = is_timed

    def __call__(self, batch: Batch) -> tuple[Made, ...]:
        """Make all files of a batch, and stage those that differ from the published ones."""
        return tuple(map(self._make, batch))

    def _make(self, name: Name) -> Made:
        report, clock = Report(), Stopwatch(self._is_timed)
        with clock.taking(Stage.PLANNING):
            part, notes = self._plan.part(name)
        files: list[Compared] = []
        failures: list[Failure] = []
        for made in clock.each(Stage.TEMPLATES, render(part, self._theme, report, clock)):
            if isinstance(made, Failure):
                failures.append(made)
            else:
                with clock.taking(Stage.WRITING):
                    files.append(self._stager.add(made))
        files += [self._stager.add(card) for card in self._cards(part, report)]
        findings, pages = report.diagnostics, len(part.pages)
        is_sound = not failures and not findings
        with clock.taking(Stage.RECALLING):
            news = _news(notes(), files, pages) if is_sound and notes else None
        return Made(name, tuple(files), pages, tuple(failures), findings, news, clock.spent)

    def _cards(self, part: Plan, report: Report) -> Iterator[Artifact]:
        for card in part.cards:
            finished = make_card(card, self._fonts, self._album)
            if finished.finding:
                report.add(finished.finding)
            yield Artifact(card.url.removeprefix("/"), finished.content)


def _news(notes: Notes, files: list[Compared], pages: int) -> News | None:
    """None where a file that isn't ours is in the way: what was found wrong is said again."""
    digests = [(one.path, one.version.digest) for one in files if one.version]
    return News(notes, tuple(digests), pages) if len(digests) == len(files) else None
