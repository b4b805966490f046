"""What is kept of a site's parts: for each what it depends on, and what came of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from nutgraf.build.records import News, Records
from nutgraf.planning import CLOCK, NUMBER, Facts, Notes, Sight
from nutgraf.remembering import Memory


def notes(numbers: Iterable[int], first: int, *anew: Sight, whose: int = 1) -> Notes:
    return Notes(whose, array(NUMBER, numbers).tobytes(), first, anew)


TRAMS, BUSES = (("edition.events", group, 0) for group in ("trams", "buses"))
HOME = News(notes((0, 1), 0, TRAMS, BUSES), (("index.html", "one"),), 1)
ADA = News(notes((0,), 2), (("ada.html", "two"),), 1)


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


def test_parts_that_come_out_of_order_and_of_several_processes_are_understood(
    tmp_path: Path,
) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    early = News(notes((1,), 0, TRAMS, BUSES), (), 1)
    late = News(notes((0, 2), 2, ("edition.events", "boats", 0)), (), 1)
    other = News(notes((0,), 0, BUSES, whose=2), (), 1)
    first = records(memory)
    for name, news in (("late", late), ("other", other), ("early", early)):
        first.take(name, news)
    first.keep(["early", "late", "other"], b"")
    edited = records(memory, buses=1)
    assert [name for name in ("early", "late", "other") if edited.of(name)] == ["late"]
    edited = records(memory, boats=1)
    assert [name for name in ("early", "late", "other") if edited.of(name)] == ["early", "other"]


def test_what_depends_on_the_clock_is_not_known(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    first = records(memory)
    first.take("/", News(notes((0, 1), 0, TRAMS, CLOCK), (), 1))
    first.keep(["/"], b"")
    assert records(memory).of("/") is None
