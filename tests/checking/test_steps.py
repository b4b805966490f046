"""A check that remembers the last one: it finds the same, and does nothing again without need."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nutgraf.checking import Conventions, Proof, Recollection, prove
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.documents import Document, Manuscript
from nutgraf.model.edition import Edition
from nutgraf.model.limits import USUAL_LIMITS
from nutgraf.model.values import field_names, replace
from nutgraf.reading import read_manuscript
from tests.conftest import NOW, ZONE

TRAMS, BUSES, ADA = "explainers/trams.md", "explainers/buses.md", "participants/ada-byron.md"
SOURCES = "sources.yaml"
FILES = {
    TRAMS: """---
title: Why the trams stopped
date: 2020-09-16
what: All trams stood still for a day.
why: The drivers were on strike.
who: [Ada Byron]
topics: [Work]
authors: [Ann Lee]
timeline:
  - {id: call, date: 2020-09-15, event: It begins, who: {name: Ada Byron, role: driver}}
  - {id: end, date: 2020-09-17, event: It ends, because: call, text: "It ended [@poll]"}
---
# Talks

Of [[Work]].
""",
    BUSES: """---
title: Why buses ran
date: 2020-09-16
what: Buses ran.
why: A strike.
who: [Ada Byron, Cy Dent]
timeline: [{see: trams#call}, {date: 2020-09-18, event: E, because: "trams#end"}]
---
See [[Why the trams stopped]] [@poll].
""",
    ADA: "---\nname: Ada Byron\nkind: person\nmemberships: {organization: Union, role: driver}\n"
    "---\nA driver.\n",
    "participants/cy-dent.md": "---\nname: Cy Dent\n---\nA guard.\n",
    "topics/work.md": "---\nname: Work\n---\nOn work.\n",
    "pages/about.md": "---\ntitle: About\n---\nAbout us, and [[Ada Byron]].\n",
    SOURCES: "poll: {title: A poll, accessed: 2020-09-16T14:30}\n",
}


class Desk:
    """Reads a site again and again; what hasn't changed is the same document."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.past = Recollection()
        self.read: dict[tuple[str, bytes], Document] = {}
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Write one file."""
        file = self.root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change some words of a file."""
        text = (self.root / "content" / name).read_text()
        assert old in text
        self.write(name, text.replace(old, new))

    def check(
        self, past: Recollection | None, now: datetime = NOW, drafts: bool = False
    ) -> tuple[Proof, tuple[Diagnostic, ...]]:
        """What is found at some time."""
        report = Report()
        house = Conventions(now, ZONE, "en", (), review_after=20)
        proof = prove(self._manuscript(), house, drafts, report, past)
        return proof, report.diagnostics

    def _manuscript(self) -> Manuscript:
        now = read_manuscript(self.root, self.root / "content", USUAL_LIMITS, Report())
        return replace(now, documents=tuple(map(self._known, now.documents)))

    def _known(self, one: Document) -> Document:
        return self.read.setdefault((one.path, (self.root / one.path).read_bytes()), one)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def contents(edition: Edition) -> dict[str, object]:
    """All that is in an edition, in its order."""
    found = {name: getattr(edition, name) for name in field_names(edition)}
    return {
        name: list(one.items()) if isinstance(one, dict) else one for name, one in found.items()
    }


def test_a_check_of_the_same_day_makes_nothing_again_that_has_not_changed(desk: Desk) -> None:
    before, found = desk.check(desk.past)
    after, again = desk.check(desk.past, NOW + timedelta(hours=1))
    assert found == again == ()
    for name in ("explainers", "events", "participants", "topics", "authors", "pages"):
        things, same = getattr(before.edition, name), getattr(after.edition, name)
        assert things
        assert [id(one) for one in things.values()] == [id(one) for one in same.values()]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SOURCES, "A poll", "A long poll"),
        (SOURCES, "14:30", "15:30"),
        (SOURCES, "poll", "pole"),
        (ADA, "A driver", "A poet"),
        (ADA, "name: Ada Byron", "name: Ada King\nalso_known_as: Ada Byron"),
        (ADA, "name: Ada Byron", "name: Ada King"),
        (ADA, "kind: person", "kind: person\nborn: 2020-09-16"),
        (ADA, "role: driver", "role: driver, start: 2020-10"),
        (ADA, "kind: person", "kind: place\nborn: 2019"),
        (TRAMS, "topics: [Work]", "topics: [Play]"),
        (TRAMS, "authors: [Ann Lee]", "authors: [Ann Poe]"),
        (TRAMS, "date: 2020-09-17", "date: 2020-09-19"),
        (TRAMS, "It begins", "It began"),
        (TRAMS, "id: call", "id: cry"),
        (TRAMS, "Talks", "Words"),
        (TRAMS, "title: Why the trams stopped", "title: Why no tram ran"),
        (TRAMS, "topics:", "draft: yes\ntopics:"),
        (TRAMS, "topics:", "status: moving\ntopics:"),
        (TRAMS, "event: It ends", "event: It ends, status: planned"),
        (TRAMS, "event: It ends", "event: It ends, added: 2021"),
        (TRAMS, "topics:", "sources: {poll: Our own poll, other: Unused}\ntopics:"),
        (BUSES, "Cy Dent", "Cyr Dent"),
        (BUSES, "trams#end", "trams#and"),
        ("topics/work.md", "name: Work", "name: Toil"),
        ("pages/about.md", "Ada Byron", "Nobody"),
    ],
)
def test_after_an_edit_and_after_its_end_it_finds_what_a_check_from_nothing_finds(
    desk: Desk, name: str, old: str, new: str
) -> None:
    desk.check(desk.past)
    for edit in ((name, old, new), (name, new, old)):
        desk.edit(*edit)
        for _ in range(2):
            proof, found = desk.check(desk.past)
            alone, findings = desk.check(None)
            assert found == findings
            assert contents(proof.edition) == contents(alone.edition)
            assert proof.directory.indexes == alone.directory.indexes


@pytest.mark.parametrize("drafts", [True, False])
@pytest.mark.parametrize("date", ["2020-09-16", "2020-10-01T14:30"])
@pytest.mark.parametrize("hours", [1, 3, 24, 240])
def test_at_a_later_time_it_finds_what_a_check_from_nothing_finds(
    desk: Desk, hours: int, date: str, drafts: bool
) -> None:
    desk.edit(TRAMS, "date: 2020-09-17", "status: planned, date: 2020-10-01")
    desk.edit(BUSES, "date: 2020-09-16\n", f"date: {date}\n")
    desk.check(desk.past, NOW, drafts)
    later = NOW + timedelta(hours=hours)
    proof, found = desk.check(desk.past, later, drafts)
    alone, findings = desk.check(None, later, drafts)
    assert found == findings
    assert contents(proof.edition) == contents(alone.edition)


def test_with_drafts_it_finds_what_a_check_from_nothing_finds(desk: Desk) -> None:
    desk.edit(TRAMS, "topics:", "draft: yes\ntopics:")
    for drafts in (False, True, False):
        proof, found = desk.check(desk.past, drafts=drafts)
        alone, findings = desk.check(None, drafts=drafts)
        assert found == findings
        assert contents(proof.edition) == contents(alone.edition)


@pytest.mark.parametrize(
    ("dates", "is_overdue"),
    [
        ("date: 2020-08-01", True),
        ("date: 2020-08-01\nupdated: 2020-09-30", False),
        ("date: 2020-08-01\nupdated: 2020-08-02\nreviewed: 2020-09-30", False),
        ("date: 2020-08-01\nreviewed: 2020-09-30", False),
    ],
)
def test_a_review_is_overdue_so_many_days_after_the_last_look(
    desk: Desk, dates: str, is_overdue: bool
) -> None:
    desk.edit(BUSES, "date: 2020-09-16\n", f"{dates}\n")
    proof, _ = desk.check(None)
    assert proof.edition.explainers["buses"].review_overdue == is_overdue
