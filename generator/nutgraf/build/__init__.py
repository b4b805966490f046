"""The pipeline: the whole program in one place.

content/ ─read→ Manuscript ─check→ Edition ─plan→ Plan ─render→ Artifacts ─write→ output/

What renders and writes is imported when there is something to build: a check needs none of it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nutgraf.checking import Conventions, Proof, prove
from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.planning import OpenPlan
from nutgraf.reading import Reader, read_file, read_manuscript
from nutgraf.reporting import Progress
from nutgraf.settings import Settings

MEMORY = "memory.sqlite"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: pages made, files of the site, files changed and files removed.

    `indexing` is how many seconds of it the index of the search took.
    """

    pages: int
    files: int
    changed: int
    removed: int
    indexing: float = 0.0


@contextmanager
def _without_collecting_garbage() -> Iterator[None]:
    """Don't look for objects in circles: these stages make none, and to look takes half the time.

    All that they make is kept, so the search would go through ever more for nothing. Afterwards it
    counts as old: the small searches that follow don't go through it either.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def read_edition(settings: Settings, report: Report, read: Reader = read_file) -> Edition:
    """Read and check the content. The edition is only to be used if the report hasn't failed.

    `read` is how to read one of its files.
    """
    return prove_edition(settings, report, read).edition


@_without_collecting_garbage()
def prove_edition(settings: Settings, report: Report, read: Reader = read_file) -> Proof:
    """The same, with what it takes to check a single text again."""
    house = Conventions(
        settings.now,
        settings.zone,
        settings.site.language,
        settings.authors,
        settings.review_after,
        settings.errors,
        settings.limits.events,
    )
    manuscript = read_manuscript(settings.root, settings.content, settings.limits, report, read)
    return prove(manuscript, house, settings.drafts, report)


@_without_collecting_garbage()
def plan_site(settings: Settings, report: Report, read: Reader = read_file) -> OpenPlan:
    """Read, check and plan the site. The plan is only to be used if the report hasn't failed."""
    return OpenPlan(read_edition(settings, report, read), settings.site, report)


@_without_collecting_garbage()
def check_site(settings: Settings, report: Report) -> int:
    """Look for all that would stop a build. How many pages a build would make."""
    plan = plan_site(settings, report)
    if plan.pictures:
        from nutgraf.build.proofing import prove_pictures
        from nutgraf.remembering import Memory

        prove_pictures(plan.pictures, Memory(settings.state / MEMORY), report)
    return plan.count_pages()


def build_site(settings: Settings, report: Report, progress: Progress) -> Outcome | None:
    """Make the whole site and publish it; None, and nothing published, after an error."""
    from nutgraf.build.making import circumstances, make_site

    before = circumstances(settings)
    plan = plan_site(settings, report)
    return make_site(plan, settings, before, report, progress)
