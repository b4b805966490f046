"""The first half of a build: content/ → Plan, from the files or from what is known of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nutgraf.build.inventory import take_inventory
from nutgraf.build.morgue import Morgue
from nutgraf.build.reading_room import read_early
from nutgraf.build.wording import Checked, conventions
from nutgraf.checking import Proof, Recollection, prove
from nutgraf.model.diagnostics import Report
from nutgraf.model.stopwatch import UNTIMED, Stage, Stopwatch
from nutgraf.planning import ALL_TIES, OpenPlan
from nutgraf.reading import Listing, Reader, Reading, read_file, read_listed
from nutgraf.settings import Settings


@dataclass(frozen=True, slots=True)
class Ready:
    """A plan that can be made.

    `known` is the state in the morgue of the edition that it is in new words, b"" where there is
    none. `keep` keeps for the next run what came of the check.
    """

    plan: OpenPlan
    known: bytes
    keep: Callable[[], Shelved]


@dataclass(frozen=True, slots=True)
class Shelved:
    """What was kept of an edition: its `state` in the morgue, b"" where there is none.

    `spent` is what it took, as of a `Stopwatch`.
    """

    state: bytes
    spent: Mapping[str, float]


@contextmanager
def without_collecting_garbage() -> Iterator[None]:
    """Don't look for objects in circles: a build makes hardly any, and to look takes long.

    Nearly all that it makes is kept, so the search would go through ever more for nothing.
    Afterwards it counts as old: the small searches that follow don't go through it either. Workers
    that are forked meanwhile don't look either, and so leave alone the memory that they share.
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


@without_collecting_garbage()
def prove_edition(
    settings: Settings,
    listing: Listing,
    report: Report,
    read: Reader = read_file,
    clock: Stopwatch = UNTIMED,
    past: Recollection | None = None,
) -> Proof:
    """Read and check the content. The proof is only to be used if the report hasn't failed.

    `listing` is what there is to read, and `read` how to read a file; `past` is what is remembered
    of the last check.
    """
    with clock.taking(Stage.READING):
        manuscript = read_listed(settings.root, listing, report, read)
    with clock.taking(Stage.CHECKING):
        return prove(manuscript, conventions(settings), settings.drafts, report, past)


@without_collecting_garbage()
def make_ready(
    settings: Settings,
    report: Report,
    recall: bool = True,
    clock: Stopwatch = UNTIMED,
) -> Ready:
    """Read, check and plan the site, as far as that isn't known from an earlier run.

    It is only to be used if the report hasn't failed. `recall` says whether what was kept may be
    used.
    """
    with clock.taking(Stage.RECALLING):
        inventory = take_inventory(settings)
        morgue = Morgue(settings, inventory)
        checked = morgue.recall() if recall else None
        known = morgue.state if checked and checked.has_ties else b""
    if checked is None:
        checked = _check_whole(settings, morgue, inventory.listing, clock)
    for finding in checked.findings:
        report.add(finding)
    return Ready(checked.plan, known, partial(_keep, morgue, checked, clock.is_on))


def _keep(morgue: Morgue, checked: Checked, is_timed: bool) -> Shelved:
    clock = Stopwatch(is_timed)
    if checked.is_sound and morgue.is_behind(checked):
        with clock.taking(Stage.RECALLING):
            morgue.keep(checked)
    return Shelved(morgue.state, clock.spent)


def _check_whole(settings: Settings, morgue: Morgue, listing: Listing, clock: Stopwatch) -> Checked:
    """Check every text. What reading them gave isn't held on to: the morgue will have the texts."""
    report, digests = Report(), {}
    with clock.taking(Stage.READING):
        early = read_early(settings, listing.texts, clock)

    def read(root: Path, path: str) -> Reading:
        reading = early.pop(path, None) or read_file(root, path)
        if reading[0] is not None:
            digests[path] = reading[0].short_digest
        return reading

    proof = prove_edition(settings, listing, report, read, clock)
    with clock.taking(Stage.PLANNING):
        plan = OpenPlan(proof.edition, settings.site, report)
        for name in ALL_TIES:  # now, so that processes that are forked have them at once
            plan.tie(name)
    return Checked(settings, morgue.texts(digests), proof, plan, report.diagnostics)
