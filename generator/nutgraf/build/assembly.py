"""Gathers what the workers make into one publication."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter

from nutgraf.build.bench import Batch, Bench
from nutgraf.build.darkroom import Darkroom
from nutgraf.build.records import Records
from nutgraf.model.cards import SocialCard
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.stopwatch import Stage
from nutgraf.planning import Name, OpenPlan
from nutgraf.rendering import Failure, Theme, render_assets, report_failures
from nutgraf.rendering.pictures import Album, by_picture
from nutgraf.rendering.search import index_records
from nutgraf.reporting import Progress
from nutgraf.working import Crew
from nutgraf.writing import Compared, Stager

PARTS_AT_ONCE = 8
"""Few enough that all workers end at about the same time, enough to be worth a message."""

LONGEST_FIRST = (Kind.TOPIC, Kind.PARTICIPANT, Kind.AUTHOR, Kind.PAGE, Kind.EXPLAINER)
"""Things by how many events may stand on their pages. Among explainers none stands out."""


class Assembly:
    """Makes all files of a site that have to be made. Counts the `pages` among all as they come.

    `indexing` is how long the search's index has taken, in seconds.
    """

    def __init__(
        self, plan: OpenPlan, theme: Theme, album: Album, records: Records, report: Report
    ) -> None:
        self._plan = plan
        self._theme = theme
        self._album = album
        self._records = records
        self._report = report
        self._names = tuple(plan.names)
        self.pages = 0
        self.indexing = 0.0

    def files(
        self, stager: Stager, crew_for: Callable[[int], Crew], progress: Progress
    ) -> Iterator[Compared]:
        """What came of each file. What is wrong with pages is in the report when all are there.

        `crew_for` gives the crew that makes so many parts.
        """
        anew: list[Name] = []
        for name in self._names:
            files = self._unchanged(name, stager)
            if files is None:
                anew.append(name)
            yield from files or ()
        crew = crew_for(len(anew))
        yield from self._made(anew, stager, crew, progress)
        yield from self._pictures(stager, crew)
        yield from self._search_index(stager)
        yield from map(stager.add, render_assets(self._theme))

    def remember(self, state: bytes) -> None:
        """Keep a record of what was made, for the next build. For `state` see `Records`."""
        self._records.keep(self._names, state)

    def _unchanged(self, name: Name, stager: Stager) -> list[Compared] | None:
        """The files of a part that would come out as it is published; None for any other."""
        record = self._records.of(name)
        if record is None:
            return None
        files = [stager.keep(path, digest) for path, digest in record.files]
        kept = [file for file in files if file]
        if len(kept) < len(files):
            return None
        self.pages += record.pages
        return kept

    def _made(
        self, names: Sequence[Name], stager: Stager, crew: Crew, progress: Progress
    ) -> Iterator[Compared]:
        tasks = batches(names)
        clock = progress.clock
        materials = (self._plan, self._theme, self._album, stager, clock.is_on)
        done = crew.do(tasks, Bench, *materials, sort=_has_explainers)
        failures: list[Failure] = []
        for made in chain.from_iterable(progress.track(done, len(tasks))):
            yield from made.files
            clock.add(made.spent, is_elsewhere=crew.workers > 1)
            self.pages += made.pages
            failures += made.failures
            for finding in made.findings:
                self._report.add(finding)
            if made.news:
                with clock.taking(Stage.RECALLING):
                    self._records.take(made.name, made.news)
        report_failures(failures, self._report)

    def _pictures(self, stager: Stager, crew: Crew) -> Iterator[Compared]:
        """What came of each version of the pictures, and of the cards that show them.

        A broken picture is in the report.
        """
        cards = _by_file(self._plan.pictured_cards)
        tasks = [(of, cards.pop(of[0].file, ())) for of in by_picture(self._plan.pictures)]
        for files, findings in crew.do(tasks, Darkroom, self._album, stager) if tasks else ():
            yield from files
            for finding in findings:
                self._report.add(finding)
        self._album.tidy()

    def _search_index(self, stager: Stager) -> Iterator[Compared]:
        """What came of each file of the search's index; `indexing` says how long it took."""
        if not self._plan.site.search:
            return
        started = time.perf_counter()
        records = self._plan.records()
        made = index_records(records, self._plan.site.language, self._album)
        if isinstance(made, Diagnostic):
            self._report.add(made)
        else:
            yield from map(stager.add, made)
        self.indexing = time.perf_counter() - started


def _by_file(cards: Iterable[SocialCard]) -> dict[str, tuple[SocialCard, ...]]:
    """Cards by the picture's file that they show."""
    found: dict[str, tuple[SocialCard, ...]] = {}
    for card in cards:
        if card.picture:
            found[card.picture.file] = (*found.get(card.picture.file, ()), card)
    return found


def batches(names: Iterable[Name]) -> list[Batch]:
    """The parts in batches: of explainers and of others in turn, so that all end together.

    Of the others those that may take longest come first, and alone: so no worker is busy for long
    when all others have ended.
    """
    listed = list(names)
    whole = [name for name in listed if isinstance(name, str)]
    single = {kind: [name for name in listed if _is_of(name, kind)] for kind in LONGEST_FIRST}
    stories = list(_divided(single.pop(Kind.EXPLAINER)))
    alone = [*reversed(whole), *single.pop(Kind.TOPIC)]
    others = [*((name,) for name in alone), *chain.from_iterable(map(_divided, single.values()))]
    return _in_turn(others, stories)


def _in_turn(*queues: Sequence[Batch]) -> list[Batch]:
    """What stands in several queues as one, in which all of these come to their ends together."""
    placed = [((at + 1) / len(queue), one) for queue in queues for at, one in enumerate(queue)]
    return [one for _, one in sorted(placed, key=itemgetter(0))]


def _has_explainers(batch: Batch) -> bool:
    """They show events as no other page does: who has made one has much ready for the next."""
    return _is_of(batch[0], Kind.EXPLAINER)


def _is_of(name: Name, kind: Kind) -> bool:
    return isinstance(name, Ref) and name.kind is kind


def _divided(names: Sequence[Name]) -> Iterator[Batch]:
    for start in range(0, len(names), PARTS_AT_ONCE):
        yield tuple(names[start : start + PARTS_AT_ONCE])
