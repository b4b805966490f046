"""What is kept of a site's parts: for each what it depends on, whoever made it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from nutgraf.build.records import News, Records
from nutgraf.planning import Facts, Sight
from nutgraf.remembering import Memory

TRAMS = ("edition.events", "trams", 0)


class Unchanged:
    """Facts of a site in which nothing is ever edited."""

    def digest(self, sight: Sight) -> bytes:
        return repr(sight).encode()


def test_a_part_is_known_by_facts_that_came_with_another_part_behind_it(tmp_path: Path) -> None:
    facts = cast(Facts, Unchanged())
    sights = {"edition.events": {"trams": 0}}
    first = News(sights, (), (("index.html", "one"),), 1)
    later = News(sights, ((TRAMS, facts.digest(TRAMS)),), (("ada.html", "two"),), 1)
    memory = Memory(tmp_path / "memory.sqlite")
    Records(memory, "as ever", facts, b"").keep(["/", "/ada/"], {"/": first, "/ada/": later}, b"")
    known = Records(memory, "as ever", facts, b"")
    found = known.of("/")
    assert found is not None
    assert found.files == (("index.html", "one"),)
