"""Fields of views that are made when a template asks for them: what no theme shows is free."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, cast

Value = TypeVar("Value")


class _Later:
    """A value that is still to be made."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def later(make: Callable[[], Value]) -> Value:
    """What stands for a value in a field of `LATE` until somebody asks for it."""
    return cast(Value, _Later(make))


class Lazy:
    """A dataclass with fields that may be given by `later`: those named in `LATE`.

    From outside they are like all others, only that nobody makes them in vain.
    """

    __slots__ = ("_making",)
    LATE: ClassVar[frozenset[str]]

    def __post_init__(self) -> None:
        making = {}
        for name in self.LATE:
            value = getattr(self, name)
            if isinstance(value, _Later):
                making[name] = value.make
                object.__delattr__(self, name)
        object.__setattr__(self, "_making", making)

    def __getattr__(self, name: str) -> Any:
        """Make a field that isn't there yet."""
        if name not in type(self).LATE:
            raise AttributeError(f"a {type(self).__name__} has no `{name}`", name=name, obj=self)
        value = self._making[name]()
        object.__setattr__(self, name, value)
        return value
