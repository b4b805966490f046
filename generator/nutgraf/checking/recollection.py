"""What a check remembers of each text, so that the next one does again only what it has to.

A piece of work on a text is a function of that text, of circumstances that hold for all, and of
what it looks up elsewhere. It can look there through views alone, which note each question with
its answer. It is done again if the text is another, or one of the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from operator import eq, is_
from types import FunctionType
from typing import Any, TypeAlias, TypeVar, cast

from nutgraf.model.diagnostics import Diagnostic, Report

T = TypeVar("T")
Key = TypeVar("Key")
Value = TypeVar("Value")

Answers: TypeAlias = dict[Any, tuple[int, Any]]
"""The answers of something to look things up in, by the questions, each with its number."""

MISSING = object()
"""The answer of a collection that doesn't have something."""

ALL = 0
"""The number of the question what all there is in a collection: its answer is never the same."""

NOBODY = cast(set[int], None)
"""Nobody is at work: who looks something up then would not be known to depend on it, and fails."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A piece of work: what it was made of, the numbers of its questions, and what came of it."""

    of: tuple[object, ...]
    asked: tuple[int, ...]
    findings: tuple[Diagnostic, ...]
    result: Any


class Recollection:
    """What is remembered from one check to the next. It is not for two checks at once."""

    def __init__(self) -> None:
        self._circumstances: object = None
        self._before: dict[str, dict[str, _Done]] = {}
        self._now: dict[str, dict[str, _Done]] = {}
        self._answers: dict[str, Answers] = {}
        self._numbers = count(ALL + 1)
        self._doubted: set[int] = set()
        self._asked = NOBODY

    def begin(self, circumstances: object) -> None:
        """Begin another check; under other circumstances, from nothing.

        No answer is trusted until it has been compared with that of now.
        """
        is_same = circumstances == self._circumstances
        self._before, self._now = self._now if is_same else {}, {}
        self._circumstances = circumstances
        steps = self._before.values()
        asked = (done.asked for step in steps for done in step.values() if done.asked)
        self._doubted = {ALL}.union(*asked)

    def forget(self) -> None:
        """Let go of all work that was done so far; the next check begins from nothing."""
        self._circumstances = None
        self._before, self._now = {}, {}

    def work(
        self,
        step: str,
        name: str,
        of: tuple[object, ...],
        make: Callable[[Report], T],
        report: Report,
    ) -> T:
        """What a step of work makes of these very objects, which may be known; it is reported.

        `name` tells it from the same step for other texts.
        """
        done = self._before.get(step, {}).get(name)
        if done is None or not self._holds(done, of):
            done = self._do(of, make)
        self._now.setdefault(step, {})[name] = done
        for finding in done.findings:
            report.add(finding)
        made: T = done.result
        return made

    def _holds(self, done: _Done, of: tuple[object, ...]) -> bool:
        return all(map(is_, done.of, of)) and self._doubted.isdisjoint(done.asked)

    def _do(self, of: tuple[object, ...], make: Callable[[Report], object]) -> _Done:
        report, asked = Report(), set[int]()
        others, self._asked = self._asked, asked
        try:
            made = make(report)
        finally:
            self._asked = others
        return _Done(of, tuple(asked), report.diagnostics, made)

    def methods(self, label: str, thing: T) -> T:
        """A view of something of which only its methods can be used, each a function of `thing`."""

        def answer(question: tuple[str, tuple[Any, ...]]) -> Any:
            name, of = question
            return getattr(thing, name)(*of)

        return cast(T, _Methods(type(thing), self._to_ask(label, answer, eq)))

    def collection(self, label: str, things: Mapping[Key, Value]) -> Mapping[Key, Value]:
        """A view of a collection. Its things are the same if they are the very same objects."""
        ask = self._to_ask(label, lambda key: things.get(key, MISSING), is_)
        return _Collection(things, ask, lambda: self._asked.add(ALL))

    def _to_ask(
        self, label: str, answer: Callable[[Any], Any], is_same: Callable[[Any, Any], object]
    ) -> Callable[[Any], Any]:
        """How to ask something, from now on in the place of what had its label before."""
        answers: Answers = {}
        for question, (number, before) in self._answers.get(label, {}).items():
            if number in self._doubted:
                with suppress(LookupError):  # what the question is about is gone
                    now = answer(question)
                    answers[question] = number, now
                    if is_same(before, now):
                        self._doubted.discard(number)
        self._answers[label] = answers

        def ask(question: Any) -> Any:
            known = answers.get(question)
            if known is None:
                known = answers[question] = next(self._numbers), answer(question)
            self._asked.add(known[0])
            return known[1]

        return ask


class _Methods:
    """Notes what its methods are asked, and has nothing else."""

    def __init__(self, kind: type, ask: Callable[[Any], Any]) -> None:
        for name, method in vars(kind).items():
            if isinstance(method, FunctionType) and not name.startswith("_"):
                vars(self)[name] = partial(_ask_method, ask, name)


def _ask_method(ask: Callable[[Any], Any], name: str, *of: Any) -> Any:
    return ask((name, of))


class _Collection(Mapping[Key, Value]):
    """Notes what it is asked for."""

    def __init__(
        self,
        things: Mapping[Key, Value],
        ask: Callable[[Key], Value],
        ask_for_all: Callable[[], None],
    ) -> None:
        self._things = things
        self._ask = ask
        self._ask_for_all = ask_for_all

    def __getitem__(self, key: Key) -> Value:
        found = self._ask(key)
        if found is MISSING:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        self._ask_for_all()
        return iter(self._things)

    def __len__(self) -> int:
        self._ask_for_all()
        return len(self._things)
