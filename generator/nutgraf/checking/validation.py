"""Fields as text → fields as meant: pydantic's findings in the words of a newsroom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from nutgraf.checking.other_words import our_word
from nutgraf.model.diagnostics import MOST_OF_A_FILE, Report
from nutgraf.model.documents import Document, FieldValue, KeyPath
from nutgraf.model.spelling import did_you_mean

T = TypeVar("T")

OWN_CODES = frozenset({"wrong-type", "invalid-date", "invalid-language", "invalid-web-address"})

TEXTS_OR_KEYS = frozenset({"source", "sources"})
"""Keys with a list whose entries are texts or keys with values."""


def validate(document: Document, form: type[T], zone: ZoneInfo, report: Report) -> T | None:
    """The document's fields in the given form (a dataclass of `schema`), or None after an error.

    Empty values count as absent. Every mistake goes to the report, at the very value.
    """
    filled = _without_blanks(document.fields)
    adapter: TypeAdapter[T] = _adapter(form)  # type: ignore[arg-type]
    try:
        return adapter.validate_python(filled, context=zone)
    except ValidationError as problems:
        for problem in problems.errors(include_url=False)[: MOST_OF_A_FILE + 1]:
            if not _was_meant_otherwise(problem):
                _report_problem(document, form, problem, report)
        return None


def _was_meant_otherwise(problem: ErrorDetails) -> bool:
    """Whether an entry could be a text as well: what is wrong with its keys is enough."""
    loc = problem["loc"]
    return problem["type"] == "string_type" and _path_in_file(loc) == _path_in_file(loc[:-1])


@cache
def _adapter(form: Any) -> TypeAdapter[Any]:
    return TypeAdapter(form)


def _without_blanks(fields: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    filled: dict[str, FieldValue] = {}
    for key, value in fields.items():
        if isinstance(value, str):
            if not value.isspace() and value:
                filled[key] = value
        elif value:
            filled[key] = _filled(value)
    return filled


def _filled(value: FieldValue) -> FieldValue:
    """The same without the blank values of keys; blank entries of lists stay, for their numbers."""
    if isinstance(value, dict):
        return _without_blanks(value)
    if isinstance(value, list):
        return [_filled(item) for item in value]
    return value


def _report_problem(document: Document, form: type, problem: ErrorDetails, report: Report) -> None:
    path = _path_in_file(problem["loc"])
    kind = problem["type"]
    if kind == "unexpected_keyword_argument":
        name, known = str(path[-1]), known_keys(form, path[:-1])
        listed = f"The keys that can stand here: {', '.join(known)}."
        ours = our_word(name, known)
        hint = f"Here it is called `{ours}`." if ours else did_you_mean(name, known, listed)
        if " " in name:
            hint = f"{hint} A text with a colon in it stands in quotes."
        where = document.places.of_key(path)
        report.error("unknown-key", f"There is no key `{name}` here.", where, hint)
        return
    where = document.places.of_value(path)
    hint = str(problem.get("ctx", {}).get("hint", ""))
    if kind in OWN_CODES:
        report.error(kind, problem["msg"], where, hint)
    elif kind == "enum":
        choices = re.findall(r"'([^']+)'", str(problem["ctx"]["expected"]))
        message = f"`{problem['input']}` is none of the values that {_spoken(path)} can have."
        hint = did_you_mean(str(problem["input"]), choices)
        listed = f"It can be: {', '.join(choices)}."
        report.error("unknown-value", message, where, f"{hint} {listed}".strip())
    else:
        found = _described(problem["input"])
        wanted = "text" if kind == "string_type" else "keys with values"
        message = f"{_spoken(path).capitalize()} should be {wanted}, but here it is {found}."
        report.error("wrong-type", message, where, _shape_hint(form, kind, found, path))


def _path_in_file(loc: tuple[str | int, ...]) -> KeyPath:
    """Drop the steps that pydantic adds for what an entry could be: they are no keys."""
    steps = zip(("", "", *loc), ("", *loc), loc, strict=False)
    return tuple(
        step
        for key, number, step in steps
        if not (key in TEXTS_OR_KEYS and isinstance(number, int))
    )


def _spoken(path: KeyPath) -> str:
    """How to speak of the value at `path`: by its key, or as an entry of that key's list."""
    *_, key = (step for step in path if isinstance(step, str))
    return f"entry {path[-1] + 1} of `{key}`" if isinstance(path[-1], int) else f"`{key}`"


def _described(value: Any) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, str):
        return "plain text"
    return "a list" if isinstance(value, list) else "keys with values"


def _shape_hint(form: type, kind: str, found: str, path: KeyPath) -> str:
    if found == "a list" and isinstance(path[-1], int):
        return "Text that begins with a bracket, like `[[Name]]`, has to stand in quotes."
    if kind == "string_type":
        where = "here" if isinstance(path[-1], int) else f"after `{path[-1]}:`"
        return f"Put one piece of text {where}, in quotes if it has a colon or a bracket."
    keys = [f"`{key}: …`" for key in known_keys(form, path)[:2]]
    shown = "`key: value`" if kind == "dict_type" else " and ".join(keys)
    return f"Put each key on a line of its own, indented, as {shown}."


def known_keys(form: type, path: KeyPath) -> tuple[str, ...]:
    """The keys that may stand in the mapping at `path` of the given form, in their order."""
    for step in path:
        if isinstance(step, str):
            inner = _types_of(form).get(step) if is_dataclass(form) else form
            form = _dataclass_in(inner) or form
    return tuple(entry.name for entry in fields(form))


_types_of = cache(get_type_hints)


def _dataclass_in(annotation: Any) -> type | None:
    if isinstance(annotation, type) and is_dataclass(annotation):
        return annotation
    found = (_dataclass_in(argument) for argument in get_args(annotation))
    return next((form for form in found if form is not None), None)
