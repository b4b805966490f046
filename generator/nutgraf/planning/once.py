"""Makes each view once: planning's only memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

Of = TypeVarTuple("Of")
Thing = TypeVar("Thing")


class Once:
    """Gives what a function makes of some keys: made at the first time, and then kept.

    Whoever keeps something for later keeps it here, so that whoever watches planning sees it.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], Any] = {}

    def __call__(self, make: Callable[[*Of], Thing], *of: *Of) -> Thing:
        """What a function or method makes of these keys; they tell it from all else it makes.

        It makes the same whoever calls it: of one site there is one of each desk.
        """
        key = (make.__qualname__, *of)
        if key not in self._made:
            self._made[key] = make(*of)
        made: Thing = self._made[key]
        return made

    def later(self, make: Callable[[], Thing]) -> Callable[[], Thing]:
        """The same function, for when somebody wants to know what it makes."""
        return make
