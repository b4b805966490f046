"""What is kept of a site's parts: for each what it depends on, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from nutgraf.build.records import News, Records
from nutgraf.planning import Facts, Sight
from nutgraf.remembering import Memory

EVENTS = "edition.events"
HOME = News({EVENTS: {"trams": 0, "buses": 0}}, (("index.html", "one"),), 1)
ADA = News({EVENTS: {"trams": 0}}, (("ada.html", "two"),), 1)


class Editions:
    """Facts of a site of which some things have been edited so many times."""

    def __init__(self, **edited: int) -> None:
        self._edited = edited

    def digest(self, sight: Sight) -> bytes:
        return f"{sight} {self._edited.get(sight[1], 0)}".encode()


def records(memory: Memory, **edited: int) -> Records:
    return Records(memory, "as ever", cast(Facts, Editions(**edited)), b"")


def test_a_part_is_known_while_nothing_changes_that_it_depends_on(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    first = records(memory)
    first.take("/", HOME)
    first.take("/ada/", ADA)
    first.keep(["/", "/ada/"], b"")
    edited = records(memory, buses=1)
    known = edited.of("/ada/")
    assert known is not None
    assert known.files == (("ada.html", "two"),)
    assert edited.of("/") is None
    edited.take("/", HOME)
    edited.keep(["/", "/ada/"], b"")
    assert records(memory, buses=1).of("/") is not None
    assert records(memory, buses=2).of("/") is None
