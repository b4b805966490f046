"""An edit that is nobody else's concern is checked alone, any other with all: the same is found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from nutgraf.build import inventory, proving
from nutgraf.build.proving import make_ready
from nutgraf.checking import prove
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.edition import Edition
from nutgraf.model.values import field_names
from nutgraf.planning import ALL_TIES, OpenPlan
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW
from tests.previewing.live import write_site

TRAMS = "content/explainers/trams.md"
BUSES = "content/explainers/buses.md"
MOVED = "content/explainers/moved.md"
ADA = "content/participants/ada-byron.md"
EVE = "content/participants/eve-hall.md"
WORK = "content/topics/work.md"
ANN = "content/authors/ann-lee.md"
ABOUT = "content/pages/about.md"
NEXT = "content/explainers/next.md"
SOURCES = "content/sources.yaml"
HEAD = "name: Ada Byron\nkind: person\nalso_known_as: [Ada Lovelace]\n"
FILES = {
    "nutgraf.toml": 'title = "The Trams"\nauthors = ["Ann Lee"]\n',
    TRAMS: """---
title: Why the trams stopped
date: 2020-09-16
what: All trams stood still for a day.
why: The drivers were on strike.
who:
  - Ada Byron
  - {name: Bo Li, role: driver}
topics: [Work]
sources:
  letter: {title: A letter}
timeline:
  - {id: call, date: 2020-09-15, event: The strike is called, who: [Ada Byron], sources: letter}
  - {id: rest, date: 2020-09-15, event: All have a rest}
  - {id: end, date: 2020-09-17, event: It ends, because: call}
---
# The talks

They talked [@letter].

# The day after

It rained.
""",
    BUSES: """---
title: Why buses ran
date: 2020-09-16
what: Buses ran.
why: "[[Why the trams stopped|No tram]] did."
who: [Ada Byron, Cy Dent]
timeline:
  - see: trams#call
  - {date: 2020-09-15, event: Buses run, because: "trams#call"}
---
Read [of the talks](trams.md#the-talks), and [[Ada Byron]].
""",
    MOVED: """---
title: Why boats sank
slug: boats
aliases: [/ships/]
date: 2020-09-16
what: Boats sank.
why: A storm.
who: [Ada Byron]
timeline:
  - {date: 2020-09-14, event: A storm}
---
All of them.
""",
    ADA: f"---\n{HEAD}---\nA driver, for [[Work]].\n",
    EVE: "---\nname: Eve Hall\nkind: person\n---\nA guard.\n",
    WORK: "---\nname: Work\ndescription: Labour.\n---\nOn work.\n",
    ANN: "---\nname: Ann Lee\n---\nShe writes.\n",
    ABOUT: "---\ntitle: About\n---\nAbout us.\n",
}
BESIDE = {
    "content/explainers/plan.csv": "a,b\n",
    "content/explainers/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    NEXT: """---
title: What comes next
draft: yes
date: 2020-09-16
what: A plan.
why: It was needed.
who: [Ada Byron]
image: {src: map.svg, alt: A map}
timeline:
  - {date: 2020-09-14, event: A plan}
---
See [the plan](plan.csv).
""",
}
"""Files that a draft names: they wait with it, unless something that is published has them too."""


class Edit(NamedTuple):
    """Some words of a text that others take the place of."""

    path: str
    old: str
    new: str


def called(name: str) -> Edit:
    """Ada Byron gets another name, and is still found by the one that she has."""
    others = "also_known_as: [Ada Byron, Ada Lovelace]"
    return Edit(ADA, HEAD, f"name: {name}\nkind: person\n{others}\n")


RETITLED = Edit(BUSES, "Why buses ran", "Why no bus stopped")
IN_ANOTHER_ORDER = Edit(
    BUSES,
    FILES[BUSES].partition("what:")[0],
    FILES[BUSES].partition("what:")[0].replace("Why buses ran", "Why no bus stopped")
    + "topics: [Work]\n",
)
OTHER_LINKS = Edit(
    BUSES,
    FILES[BUSES].partition("event: Buses")[2],
    FILES[BUSES]
    .partition("event: Buses")[2]
    .replace(', because: "trams#call"}', "}")
    .replace("[[Ada Byron]]", "[all](/topics/)"),
)
KING = HEAD.replace("Ada Byron", "Ada King").replace("[", "[Ada Byron, ")
ALONE = (
    IN_ANOTHER_ORDER,
    OTHER_LINKS,
    Edit(ADA, f"{HEAD}---\nA driver, for [[Work]]", f"{KING}---\nA driver, see [[About]]"),
    Edit(EVE, "name: Eve Hall", "also_known_as: Eve Hall\nname: Eve Hill"),
    Edit(TRAMS, "They talked", "They talked of it with [[Ada Byron]]"),
    Edit(TRAMS, "stood still", "stood"),
    Edit(TRAMS, "The drivers were", "Led by [[Ada Byron]] all were"),
    Edit(TRAMS, "The strike is called", "The strike begins"),
    Edit(TRAMS, "# The day after", "# The rain"),
    Edit(TRAMS, "date: 2020-09-17", "date: 2020-09-15"),
    Edit(TRAMS, "{id: rest, date: 2020-09-15", "{id: rest, date: 2020-09-14"),
    Edit(TRAMS, "{id: rest, date: 2020-09-15", "{id: rest, date: 2020-09-16"),
    Edit(TRAMS, "  - {id: rest, date: 2020-09-15, event: All have a rest}\n", ""),
    Edit(TRAMS, "timeline:\n", "timeline:\n  - {date: 2020-09-15, event: First}\n"),
    Edit(TRAMS, "timeline:\n", "timeline:\n  - {date: 1920, event: Long before}\n"),
    Edit(TRAMS, ", because: call", ""),
    Edit(TRAMS, ", because: call", ", because: rest"),
    Edit(TRAMS, "event: All have a rest", "event: All rest, because: end"),
    Edit(TRAMS, "topics: [Work]\n", ""),
    Edit(TRAMS, "A letter", "A long letter"),
    Edit(TRAMS, "role: driver", "role: boss"),
    Edit(TRAMS, "They talked [@letter]", "They talked [@nobody]"),
    Edit(TRAMS, "They talked", "They [[talked]]"),
    Edit(BUSES, "Why buses ran", "Why no bus stopped"),
    Edit(BUSES, "  - see: trams#call\n", ""),
    Edit(BUSES, ', because: "trams#call"', ""),
    Edit(BUSES, "of the talks](trams.md#the-talks)", "of rain](trams.md#the-day-after)"),
    Edit(BUSES, ", and [[Ada Byron]]", ""),
    Edit(MOVED, "A storm.", "The wind."),
    Edit(MOVED, "event: A storm", "event: The storm"),
    Edit(ADA, "A driver", "A poet"),
    called("Ada King"),
    called("Zoe King"),
    called("Eve Halls"),
    called("ADA BYRON"),
    Edit(ADA, HEAD, "name: Ada Lovelace\nkind: person\nalso_known_as: [Ada Byron]\n"),
    Edit(ADA, "[Ada Lovelace]", "[Ada Lovelace, Countess]"),
    Edit(WORK, "Labour", "Toil"),
    Edit(WORK, "On work", "On toil"),
    Edit(ANN, "She writes", "She draws"),
    Edit(ABOUT, "About us", "All about us"),
    Edit(ABOUT, "About us", "About [[Cy Dent]]"),
)
WITH_ALL = (
    Edit(TRAMS, ", because: call", ", because: end"),
    Edit(TRAMS, "The drivers were", "[[Bo Li]] was"),
    Edit(ADA, "name: Ada Byron\n", "name: Ada King\n"),
    called("Cy Dent"),
    called("Cy Dents"),
    called("Bo-Li"),
    Edit(ADA, HEAD, HEAD.replace("[", "[Cy Dent, ")),
    Edit(TRAMS, "Why the trams stopped", "Why no tram ran"),
    Edit(TRAMS, "# The talks", "# Words"),
    Edit(TRAMS, "{id: call", "{id: cry"),
    Edit(TRAMS, "{id: call, date: 2020-09-15", "{id: call, date: 2020-09-18"),
    Edit(TRAMS, "  - {name: Bo Li, role: driver}\n", ""),
    Edit(TRAMS, "  - {name: Bo Li, role: driver}\n", "  - bo li\n"),
    Edit(TRAMS, "  - {name: Bo Li", "  - Di Fox\n  - {name: Bo Li"),
    Edit(TRAMS, "topics: [Work]", "topics: [Play]"),
    Edit(TRAMS, "date: 2020-09-16\n", "date: 2020-09-14\n"),
    Edit(TRAMS, "topics: [Work]", "topics: [Work]\nslug: tramway"),
    Edit(TRAMS, "topics: [Work]", "topics: [Work]\naliases: [/tramway/]"),
    Edit(TRAMS, "topics: [Work]", "topics: [Work]\ndraft: yes"),
    Edit(TRAMS, "topics: [Work]", "topics: [Work]\nlang: de"),
    Edit(TRAMS, "topics: [Work]", "topics: [Work]\nauthor: Ada Byron"),
    Edit(BUSES, "Why buses ran", "Why the trams stopped"),
    Edit(BUSES, "who:", "withdrawn: It was wrong.\nwho:"),
    Edit(MOVED, "Why boats sank", "Why ships sank"),
    Edit(ADA, "kind: person", "kind: group"),
    Edit(ADA, "kind: person\n", "kind: person\nend: 2019\n"),
    Edit(WORK, "name: Work", "name: Toil"),
    Edit(WORK, "description: Labour.\n", ""),
    Edit(ANN, "name: Ann Lee", "name: Ann Poe"),
    Edit(ABOUT, "title: About", "title: Us"),
)


class Site:
    """A site that is known; how often it was checked whole."""

    def __init__(
        self, root: Path, patch: pytest.MonkeyPatch, files: Mapping[str, str] = FILES
    ) -> None:
        self.root = root
        self.checks = 0
        write_site(root, files)

        def counted(*args: object) -> object:
            self.checks += 1
            return prove(*args)  # type: ignore[arg-type]

        patch.setattr(proving, "prove", counted)

    def known(self, recall: bool = True) -> tuple[OpenPlan, tuple[Diagnostic, ...]]:
        """The plan of the site, and what was found."""
        report = Report()
        read = load_settings(self.root, Overrides(now=NOW), report)
        assert read is not None
        ready = make_ready(read, report, recall=recall)
        if recall:
            ready.keep()
        return ready.plan, report.diagnostics

    def edit(self, edit: Edit) -> None:
        """Edit a text."""
        file = self.root / edit.path
        text = file.read_text()
        assert edit.old in text
        file.write_text(text.replace(edit.old, edit.new, 1))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site without a flaw, that was checked once."""
    site = Site(tmp_path, monkeypatch)
    assert site.known()[1] == ()
    site.checks = 0
    return site


def contents(edition: Edition) -> dict[str, object]:
    """All that is in an edition, in its order; of links, which have none, those there are."""
    found = {name: getattr(edition, name) for name in field_names(edition)}
    links = {owner: links for owner, links in found.pop("links").items() if links}
    whole = ("now", "attachments", "shared")
    return {
        **{name: one if name in whole else list(one.items()) for name, one in found.items()},
        "links": links,
    }


def assert_known_as_found(site: Site) -> None:
    """Hold what is known of a site against what a check of the whole finds."""
    plan, findings = site.known()
    alone = site.checks
    whole, found = site.known(recall=False)
    site.checks = alone
    assert findings == found
    if not any(each.severity == "error" for each in found):
        assert contents(plan._edition) == contents(whole._edition)
        assert all(plan.tie(name) == whole.tie(name) for name in ALL_TIES)


@pytest.mark.parametrize("edit", ALONE, ids=lambda edit: f"{edit.old} – {edit.new}")
def test_what_is_nobody_elses_concern_is_checked_alone(site: Site, edit: Edit) -> None:
    site.edit(edit)
    assert_known_as_found(site)
    assert site.checks == 0


@pytest.mark.parametrize("edit", WITH_ALL, ids=lambda edit: f"{edit.old} – {edit.new}")
def test_what_others_may_notice_is_checked_with_all(site: Site, edit: Edit) -> None:
    site.edit(edit)
    assert_known_as_found(site)
    assert site.checks > 0


BORN = "name: Ada Byron\nstart: 2020-10\nkind: person\nalso_known_as: [Ada Lovelace]\n"
KING = BORN.replace("Ada Byron", "Ada King").replace("[", "[Ada Byron, ")
UNCITED = Edit(TRAMS, "They talked [@letter]", "They talked")
PLANNED = Edit(TRAMS, "event: It ends", "event: It ends, status: planned")


@pytest.mark.parametrize(
    ("first", "second", "checks"),
    [
        (UNCITED, Edit(TRAMS, "It rained", "[@letter]"), 0),
        (PLANNED, called("Ada King"), 0),
        (PLANNED, Edit(TRAMS, "planned", "confirmed"), 0),
        (Edit(BUSES, "Cy Dent", "Bo-Li"), Edit(BUSES, "Bo-Li", "Bo Li"), 2),
        (Edit(BUSES, "[[Ada Byron]]", "[[Ada King]]"), called("Ada King"), 1),
        (called("Ada King"), Edit(BUSES, "[[Ada Byron]]", "[[Ada King]]"), 0),
        (called("Ada King"), Edit(ADA, "[Ada Byron, ", "[Ada King, "), 1),
        (called("Ada King"), Edit(ADA, "[Ada Byron, ", "[Countess, Ada Byron, "), 0),
        (Edit(ADA, HEAD, BORN), Edit(ADA, BORN, KING), 2),
        (called("Ada King"), Edit(BUSES, "[[Ada Byron]]", "[[Ada Kin]]"), 0),
        (called("Ada King"), Edit(BUSES, "[[Ada Byron]]", "[[Ada.Byron]]"), 0),
        (called("Ada King"), Edit(BUSES, "[[Ada Byron]]", "[[Eve.Hall]]"), 0),
        (RETITLED, Edit(TRAMS, "They talked", "[[Why no bus stopped]]"), 0),
        (IN_ANOTHER_ORDER, Edit(TRAMS, "They talked", "[[Why no bus stopped]]"), 0),
        (
            Edit(MOVED, "who:", "withdrawn: {date: 2020-09-17, text: No.}\nwho:"),
            Edit(MOVED, "No.", "It was wrong."),
            2,
        ),
        (RETITLED, Edit(TRAMS, "They talked", "[[Why no bus stoped]]"), 0),
        (
            Edit(MOVED, "slug: boats\n", ""),
            Edit(MOVED, "title: Why boats sank", "topics: [Work]\ntitle: Why ships sank"),
            2,
        ),
        (Edit(MOVED, "slug: boats\n", ""), Edit(MOVED, "boats sank", "ships sank"), 2),
        (Edit(MOVED, "aliases: [/ships/]\n", ""), Edit(MOVED, "boats sank", "ships sank"), 2),
        (
            Edit(MOVED, "aliases: [/ships/]\n", ""),
            Edit(MOVED, "title: Why boats sank", "topics: [Work]\ntitle: Why ships sank"),
            2,
        ),
        (Edit(MOVED, "who:", "related: [Why buses ran]\nwho:"), RETITLED, 1),
    ],
    ids=lambda one: f"{one.old} – {one.new}" if isinstance(one, Edit) else f"{one}",
)
def test_one_edit_after_another_is_known_as_a_check_of_the_whole_finds_it(
    site: Site, first: Edit, second: Edit, checks: int
) -> None:
    for edit in (first, second):
        site.edit(edit)
        assert_known_as_found(site)
    assert site.checks == checks


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Read [of", "Read [it](plan.csv) and [of"),
        ("who:", "image: {src: map.svg, alt: A map}\nwho:"),
        ('because: "trams#call"', "image: {src: map.svg, alt: A map}"),
    ],
)
def test_a_file_waits_with_a_draft_again_once_nothing_else_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    monkeypatch.setattr(inventory, "MARGIN", 0)  # files beside texts are believed in at once
    site = Site(tmp_path, monkeypatch, {**FILES, **BESIDE})
    assert site.known()[1] == ()
    for edit in (Edit(BUSES, old, new), Edit(BUSES, new, old)):
        site.checks = 0
        site.edit(edit)
        assert_known_as_found(site)
        assert site.checks > 0


@pytest.mark.parametrize(
    "edit",
    [Edit(NEXT, "A plan.", "Our plan."), Edit(SOURCES, "A poll", "A long poll")],
    ids=lambda edit: edit.path,
)
def test_a_draft_and_the_sources_of_all_are_checked_with_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Edit
) -> None:
    monkeypatch.setattr(inventory, "MARGIN", 0)
    about = FILES[ABOUT].replace("About us", "About us [@poll]")
    shared = {SOURCES: "poll: {title: A poll}\n", ABOUT: about}
    site = Site(tmp_path, monkeypatch, {**FILES, **BESIDE, **shared})
    assert site.known()[1] == ()
    site.checks = 0
    site.edit(edit)
    assert_known_as_found(site)
    assert site.checks > 0


def test_a_story_in_another_shape_keeps_the_files_that_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inventory, "MARGIN", 0)
    buses = FILES[BUSES].replace("who:", "image: {src: map.svg, alt: A map}\nwho:")
    buses = buses.replace("Read", "Read [it](plan.csv), [again](plan.csv),")
    site = Site(tmp_path, monkeypatch, {**FILES, **BESIDE, BUSES: buses})
    assert site.known()[1] == ()
    site.checks = 0
    site.edit(Edit(BUSES, ', because: "trams#call"', ""))
    assert_known_as_found(site)
    assert site.checks == 0
