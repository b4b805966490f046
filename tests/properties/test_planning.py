"""Laws of checking and planning."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.checking import Conventions, check
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Manuscript
from nutgraf.model.limits import USUAL_LIMITS
from nutgraf.model.pages import Plan
from nutgraf.model.site import Site
from nutgraf.reading import read_manuscript
from tests.conftest import NOW, ZONE
from tests.whole import plan_whole

DEMONSTRATION = Path(__file__).resolve().parents[2]


def read_demonstration() -> Manuscript:
    return read_manuscript(DEMONSTRATION, DEMONSTRATION / "content", USUAL_LIMITS, Report())


def plan(manuscript: Manuscript) -> Plan:
    report = Report()
    edition = check(manuscript, Conventions(NOW, ZONE, "en", ()), False, report)
    made = plan_whole(edition, Site("Demonstration"), report)
    assert report.diagnostics == ()
    return made


MANUSCRIPT = read_demonstration()
PLAN = plan(MANUSCRIPT)


def test_planning_the_same_site_twice_gives_the_same_plan() -> None:
    assert plan(read_demonstration()) == PLAN


@given(seed=st.integers())
def test_the_order_in_which_files_are_found_changes_nothing(seed: int) -> None:
    documents = list(MANUSCRIPT.documents)
    random.Random(seed).shuffle(documents)
    assert plan(Manuscript(tuple(documents), MANUSCRIPT.attachments)) == PLAN
