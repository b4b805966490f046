"""What a build asks for before it writes: is this a path of ours, a plain folder, my turn?"""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.writing.folder import OutputFolder
from nutgraf.writing.locking import PAUSE, Lock
from nutgraf.writing.paths import STAGED, checked_path


def test_nothing_is_published_in_the_folder_of_what_waits_however_deep() -> None:
    for path in (STAGED, f"{STAGED}/a", f"{STAGED}/a/b"):
        with pytest.raises(ValueError, match="not a path under the output folder"):
            checked_path(path)


def test_a_link_is_found_below_a_folder_that_was_looked_at_before(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "link").symlink_to(tmp_path)
    folder = OutputFolder(tmp_path)
    assert folder.obstacle_above("a/b/index.html") == ""
    assert folder.obstacle_above("a/link/index.html") == "a/link"


def test_who_finds_the_output_locked_waits_until_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    first.acquire()
    pauses: list[float] = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        first.release()

    monkeypatch.setattr("nutgraf.writing.locking.time.sleep", wait)
    second.acquire()
    second.release()
    assert pauses == [PAUSE]
