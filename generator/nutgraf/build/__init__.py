"""The pipeline: the whole program in one place.

content/ ─read→ Manuscript ─check→ Edition ─plan→ Plan ─render→ Artifacts ─write→ output/

What renders and writes is imported when there is something to build: a check needs none of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.build.inventory import take_inventory
from nutgraf.build.proving import make_ready, prove_edition
from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.planning import OpenPlan
from nutgraf.remembering import ForgottenError
from nutgraf.reporting import Progress
from nutgraf.settings import Settings, make_state_folder

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


def read_edition(settings: Settings, report: Report) -> Edition:
    """Read and check the content. The edition is only to be used if the report hasn't failed."""
    listing = take_inventory(settings).listing
    return prove_edition(settings, listing, report).edition


def plan_site(settings: Settings, report: Report) -> OpenPlan:
    """Read, check and plan the site. The plan is only to be used if the report hasn't failed."""
    return make_ready(settings, report).plan


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
    make_state_folder(settings.state)
    site = make_ready(settings, report, clock=progress.clock)
    try:
        return make_site(site, settings, before, report, progress)
    except ForgottenError:  # another run has changed what was known: nothing is published yet
        site = make_ready(settings, report, recall=False, clock=progress.clock)
        return make_site(site, settings, before, report, progress)
