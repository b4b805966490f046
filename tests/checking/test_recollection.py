"""What a check remembers of the last one, and what it does again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from nutgraf.checking import Recollection
from nutgraf.model.diagnostics import Report

TEXT = ("a text",)
NAMES: Mapping[str, object] = {"ada": object(), "bo": object()}


class Names:
    """Somebody to ask."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def length_of(self, name: str) -> int:
        """Of a name that is there."""
        return {one: len(one) for one in self.names}[name]

    def how_many(self) -> int:
        """How many there are."""
        return len(self.names)


class Check:
    """Checks one text again and again, and counts how often it really does."""

    def __init__(self) -> None:
        self.past = Recollection()
        self.done = 0

    def look(
        self,
        look_up: Callable[[Mapping[str, object], Names], object],
        things: Mapping[str, object] = NAMES,
        names: Names | None = None,
        text: object = TEXT,
        day: str = "Monday",
    ) -> Report:
        """One check, with one look at something else."""
        self.past.begin(day)
        view = self.past.collection("things", things)
        methods = self.past.methods("names", names or Names("ada", "bo"))

        def make(report: Report) -> None:
            self.done += 1
            look_up(view, methods)
            report.warning("odd", "This is odd.", None)

        report = Report()
        self.past.work("reading", "a.md", (text,), make, report)
        return report


@pytest.fixture
def check() -> Check:
    return Check()


def test_what_is_found_the_same_everywhere_is_not_done_again_but_told_again(check: Check) -> None:
    first = check.look(lambda things, names: (things["ada"], names.length_of("bo")))
    again = check.look(lambda *_: None, {**NAMES, "cy": object()}, Names("bo", "ada"))
    assert check.done == 1
    assert first.diagnostics == again.diagnostics
    assert [one.code for one in again.diagnostics] == ["odd"]


@pytest.mark.parametrize(
    "look_up",
    [
        lambda things, _: things["ada"],
        lambda things, _: things.get("cy"),
        lambda things, _: "cy" in things,
        lambda things, _: list(things),
        lambda things, _: len(things),
    ],
)
def test_what_looked_at_something_that_is_another_now_is_done_again(
    check: Check, look_up: Callable[[Mapping[str, object], Names], object]
) -> None:
    check.look(look_up)
    check.look(look_up, {"ada": object(), "bo": NAMES["bo"], "cy": object()})
    assert check.done == 2


def test_what_asked_about_something_that_is_gone_is_done_again(check: Check) -> None:
    check.look(lambda _, names: names.length_of("bo"))
    check.look(lambda _, names: names.length_of("ada"), names=Names("ada", "bo", "cy"))
    assert check.done == 1
    check.look(lambda *_: None, names=Names("ada"))
    assert check.done == 2


def test_another_text_or_another_day_is_looked_at_anew(check: Check) -> None:
    check.look(lambda *_: None)
    check.look(lambda *_: None, text="another text")
    check.look(lambda *_: None, text="another text", day="Tuesday")
    assert check.done == 3


def test_who_looks_something_up_while_nobody_is_at_work_fails() -> None:
    past = Recollection()
    past.begin("Monday")
    with pytest.raises(AttributeError):
        past.collection("things", NAMES)["ada"]


def test_nothing_but_its_methods_can_be_had_of_what_is_asked() -> None:
    past = Recollection()
    past.begin("Monday")
    with pytest.raises(AttributeError):
        _ = past.methods("names", Names("ada")).names


def test_of_several_that_are_asked_what_each_has_said_is_remembered() -> None:
    past, made = Recollection(), list[Report]()
    people, places = {"ada": object()}, {"ada": object()}

    def check() -> None:
        past.begin("Monday")
        views = past.collection("people", people), past.collection("places", places)
        named = past.methods("names", Names("ada")), past.methods("more names", Names("ada", "bo"))

        def make(report: Report) -> None:
            made.append(report)
            assert [view["ada"] for view in views] == [people["ada"], places["ada"]]
            assert [names.how_many() for names in named] == [1, 2]

        past.work("reading", "a.md", TEXT, make, Report())

    check()
    check()
    assert len(made) == 1
