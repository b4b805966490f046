"""What the watcher hears of, however the system tells."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from nutgraf.previewing import watching
from nutgraf.previewing.watching import Places, SiteWatcher

PATIENCE = 100
"""Seconds after which what was waited for isn't going to happen any more."""


class Watched:
    """A folder with a text in it, that is followed."""

    def __init__(self, root: Path) -> None:
        self.tree = root / "content"
        self.text = self.tree / "text.md"
        self.text.parent.mkdir()
        self.text.write_text("One.")
        self._told: Queue[frozenset[Path]] = Queue()
        self.watcher = SiteWatcher(self._told.put)
        self.places = Places(frozenset({self.tree}), frozenset({root}))

    def told(self) -> frozenset[Path]:
        """What is told of next."""
        return self._told.get(timeout=PATIENCE)

    def wait_for(self, path: Path) -> None:
        while path not in self.told():
            """What else happened is of no interest."""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    made = Watched(tmp_path)
    yield made
    made.watcher.stop()


def deaf(*_: object, **__: object) -> Iterator[object]:
    raise OSError("too many files to follow")


def write_with_an_old_time(text: Path) -> None:
    text.write_text("Two.")
    os.utime(text, (0, 0))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.write_text("Two."),
        write_with_an_old_time,
        lambda text: text.unlink(),
        lambda text: text.rename(text.with_name("other.md")),
    ],
)
def test_where_the_system_does_not_tell_of_changes_they_are_looked_for(
    watched: Watched, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "watch", deaf)
    monkeypatch.setattr(watching, "PAUSE", 0.0)
    watched.watcher.follow(watched.places)
    change(watched.text)
    watched.wait_for(watched.text)


def test_what_happened_before_the_system_fell_silent_may_be_anything(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "watch", deaf)
    watched.watcher.follow(Places(watched.places.trees, frozenset()))
    assert watched.told() == watched.places.trees


def test_a_folder_that_is_new_has_to_be_followed_too(watched: Watched) -> None:
    watched.watcher.follow(watched.places)
    folder = watched.tree / "new"
    folder.mkdir()
    watched.wait_for(folder)
    assert watched.places.have_other_folders(frozenset({folder}))
    assert not watched.places.have_other_folders(frozenset({watched.text}))
    assert watched.watcher.follow(watched.places, anew=True)
    (folder / "text.md").write_text("Three.")
    watched.wait_for(folder / "text.md")


def test_a_folder_that_is_put_back_is_told_of(watched: Watched) -> None:
    elsewhere = watched.tree.with_name("elsewhere")
    watched.tree.rename(elsewhere)
    watched.watcher.follow(watched.places)
    elsewhere.rename(watched.tree)
    watched.wait_for(watched.tree)
