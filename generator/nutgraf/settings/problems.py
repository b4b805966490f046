"""What TOML and pydantic find, said in plain words at its place in `nutgraf.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from nutgraf.model.diagnostics import Diagnostic, Location, Report, Severity
from nutgraf.model.documents import KeyPath
from nutgraf.model.spelling import did_you_mean
from nutgraf.settings.schema import (
    AuditTable,
    LimitsTable,
    LinksTable,
    LookTable,
    NavigationTable,
    PreviewTable,
    SettingsFile,
)
from nutgraf.settings.toml import TomlPlaces

_UNCLOSED = (
    "A text that begins on this line isn't closed.",
    "Close it with a quotation mark like the one that it begins with.",
)
SYNTAX = {
    "Invalid value": (
        "Here should be a value: a text in quotes, a number, or a list in square brackets.",
        'Put a text in double quotes: `title = "Our explainers"`.',
    ),
    "Expected '=": (
        "A key needs an equals sign and a value.",
        'Write it like `title = "Our explainers"`.',
    ),
    "Expected newline": (
        "There is more on this line than one key and its value.",
        "Begin a new line here. A quotation mark inside a text needs a backslash before it.",
    ),
    "Illegal character '\\n'": _UNCLOSED,
    "Unterminated string": _UNCLOSED,
    "Expected \"'": _UNCLOSED,
    "Cannot overwrite": (
        "This key stands in the file more than once.",
        "Keep one of them.",
    ),
    "Cannot declare": (
        "This table stands in the file more than once.",
        "Put its keys together in one place.",
    ),
    "maximum recursion": ("Lists or tables are nested too deeply.", "Settings are flat."),
    "Exceeds the limit": ("A number has too many digits.", "Write a smaller one."),
}
"""The beginning of what `tomllib` says → the same for somebody who has never heard of TOML."""

WRONG_TYPES = {
    "string_type": ("a text", "Put it in double quotes."),
    "bool_type": ("true or false", "Write it without quotes: `cards = true`."),
    "int_type": ("a whole number", "Write it without quotes and without a point."),
    "tuple_type": ("a list", 'Write `["One", "Two"]`, or `[[navigation]]` above each entry.'),
    "model_type": (
        "a table",
        "Write `[look]`, `[audit]`, `[limits]`, `[links]`, `[preview]` or, for each link, "
        "`[[navigation]]`, "
        "and its keys on the lines below.",
    ),
    "string_too_short": ("a text that isn't empty", "Fill it in, or remove the line."),
    "greater_than_equal": ("at least 1", "Leave the key out where no limit is meant."),
    "string_pattern_mismatch": (
        "an address of this site",
        'Begin it with a slash: `address = "/timeline/"`.',
    ),
}


TABLES: Mapping[str, type[BaseModel]] = {
    "navigation": NavigationTable,
    "audit": AuditTable,
    "look": LookTable,
    "limits": LimitsTable,
    "links": LinksTable,
    "preview": PreviewTable,
}


def report_encoding(path: str, content: bytes, at: int, report: Report) -> None:
    """Report that the file's bytes are no UTF-8 from the byte `at` on."""
    *lines, before = content[:at].decode().split("\n")
    line = content.split(b"\n")[len(lines)].decode(errors="replace").rstrip("\r")
    place = Location(path, len(lines) + 1, len(before) + 1, 1, line)
    hint = "Save it in UTF-8: editors have that under “Encoding” or “Save as”."
    report.error("settings-encoding", "The file is not UTF-8 from here on.", place, hint)


def report_syntax(path: str, text: str, message: str, report: Report) -> None:
    """Report what `tomllib` said of the file at `path`: its message ends in a line and column."""
    lines = text.split("\n")
    found = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    number, column = (int(found[1]), int(found[2])) if found and found[1] else _end_of(lines)
    line = lines[number - 1]
    rest = len(line[column - 1 :].rstrip())
    place = Location(path, number, column if rest else 1, rest, line)
    default = (message.partition(" (at ")[0] + ".", "")
    words = (said for start, said in SYNTAX.items() if message.startswith(start))
    what, hint = next(words, default)
    report.error("settings-syntax", what, place, hint)


def _end_of(lines: list[str]) -> tuple[int, int]:
    """The number of the last line that isn't blank, and the column after its end."""
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    number = filled[-1] if filled else 1
    return number, len(lines[number - 1]) + 1


def report_problem(problem: ErrorDetails, places: TomlPlaces, report: Report) -> None:
    """Report one of the mistakes that the schema found, at the key or the value it means."""
    path: KeyPath = problem["loc"]
    name = path[-1]
    kind = problem["type"]
    if kind == "extra_forbidden":
        known = TABLES.get(str(path[0]) if path[1:] else "", SettingsFile).model_fields
        hint = did_you_mean(str(name), known, f"The keys are: {', '.join(known)}.")
        message = f"There is no setting `{name}`."
        report.error("settings-unknown-key", message, places.of_key(path), hint)
    elif kind == "missing":
        hint = f'Add a line such as `{name} = "…"`.'
        message = f"The key `{name}` is missing."
        report.error("settings-missing-key", message, places.of_value(path), hint)
    elif kind in WRONG_TYPES:
        wanted, hint = WRONG_TYPES[kind]
        message = f"{_spoken(path)} should be {wanted}."
        report.error("settings-wrong-type", message, places.of_value(path), hint)
    else:
        hint = problem["ctx"]["hint"]
        report.add(Diagnostic(Severity.ERROR, kind, problem["msg"], places.of_value(path), hint))


def _spoken(path: KeyPath) -> str:
    """How to speak of the value at `path`: by its key, or as an entry of that key's list."""
    key = next(step for step in reversed(path) if isinstance(step, str))
    return f"`{key}`" if key == path[-1] else f"An entry of `{key}`"
