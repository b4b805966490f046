"""What all values have in common: they don't change, others are made of them."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from msgspec import Struct, structs

Value = TypeVar("Value")


def replace(value: Value, **changes: Any) -> Value:
    """The same value with some fields changed. It is a structure of msgspec, or a dataclass."""
    if isinstance(value, Struct):
        return structs.replace(value, **changes)
    changed: Value = dataclasses.replace(value, **changes)  # type: ignore[type-var]
    return changed


def field_names(value: object) -> tuple[str, ...]:
    """The names of a value's fields, or of those of its type; none where it is no value."""
    if isinstance(value, Struct) or (isinstance(value, type) and issubclass(value, Struct)):
        return value.__struct_fields__
    if dataclasses.is_dataclass(value):
        return tuple(field.name for field in dataclasses.fields(value))
    return ()
