"""Progress is shown to those who wait at a terminal, and never changes what goes by."""

from __future__ import annotations

import itertools

import pytest

from nutgraf.reporting import Progress, progress


class Clock:
    """Each look at it is a second later."""

    def __init__(self) -> None:
        self.monotonic = itertools.count().__next__


@pytest.mark.parametrize("shown", [True, False])
def test_everything_goes_by_once_and_in_order(
    shown: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")  # rich then draws although this is no terminal
    monkeypatch.setattr(progress, "time", Clock())
    assert list(Progress(shown).track(iter(range(5)), 5)) == [0, 1, 2, 3, 4]
    assert ("5/5" in capsys.readouterr().err) is shown


def test_a_short_run_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Progress(shown=True).track(iter("ab"), 2)) == ["a", "b"]
    assert capsys.readouterr().err == ""


def test_nothing_is_taken_before_it_is_asked_for() -> None:
    source = iter(range(3))
    tracked = Progress().track(source, 3)
    assert next(tracked) == 0
    assert next(source) == 1
