"""Long work with pauses in it, so that who does it can do something else meanwhile."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Paused: TypeAlias = Generator[None, None, T]
"""Work that is taken up again by each `next`; it returns what it makes."""


def with_pauses(made: Iterable[T]) -> Paused[tuple[T, ...]]:
    """All that is made, one by one, with a pause after each."""
    found = []
    for one in made:
        found.append(one)
        yield
    return tuple(found)


def without_pauses(work: Paused[T]) -> T:
    """What comes of work that is done at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            made: T = end.value
            return made
