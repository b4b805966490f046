"""Guesses about texts that need quotes, and about quotes and brackets that don't match.

Each takes a `Failure` and gives the `Flaw` behind it, or None where the guess doesn't apply.
"""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.reading.failure import Failure
from nutgraf.reading.flaws import (
    Flaw,
    entry,
    example,
    in_quotes,
    indentation,
    quoted,
    special_character,
    value_to_quote,
)

_MEANINGLESS = frozenset("@`%")
_SPECIAL = frozenset("&*!|>[]{},")


def escape(failure: Failure) -> Flaw | None:
    """A backslash in double quotes, where YAML expects one of its codes."""
    if "quoted scalar" not in failure.what or "end of stream" in failure.what:
        return None
    if "document indicator" in failure.what:
        return None
    message = "In double quotes a backslash begins a code, and this is none that is known."
    parts = entry(failure.text)
    if failure.began_line == failure.line and failure.began_column == len(parts.before):
        mended = in_quotes(parts)
        hint = f"Use single quotes: {example(mended)}"
        return Flaw("unknown-escape", message, failure.line, failure.column, 2, hint, mended)
    hint = "Write two backslashes for one, or use single quotes."
    return Flaw("unknown-escape", message, failure.line, failure.column, 2, hint)


def unclosed_quote(failure: Failure) -> Flaw | None:
    """A quote that is open when the front matter ends."""
    if "quoted scalar" not in failure.what:
        return None
    return _never_closed(failure.lines, failure.began_line, failure.began_column)


def unclosed_quote_above(failure: Failure) -> Flaw | None:
    """A quote left open on a line above, and closed by accident by another one."""
    for number in range(failure.line - 1, 0, -1):
        line, following = failure.lines[number], failure.lines[number + 1]
        parts = entry(line)
        mark = parts.value[:1]
        is_open = mark in {"'", '"'} and mark not in parts.value[1:]
        if is_open and indentation(following) <= indentation(line):
            return _never_closed(failure.lines, number, len(parts.before))
    return None


def _never_closed(lines: Sequence[str], number: int, column: int) -> Flaw:
    line = lines[number]
    mark = line[column]
    message = f"The quote `{mark}` that begins here is never closed."
    parts = entry(line)
    rest = len(line) - column
    if column != len(parts.before):
        hint = f"Write `{mark}` at the end of the text too."
        return Flaw("unclosed-quote", message, number, column, rest, hint)
    mended = in_quotes(parts)
    hint = f"Close it: {example(mended)}"
    if mark == "'":
        whole = f"{parts.before}{quoted(parts.value)}"
        hint += f" Or, if it is an apostrophe, put the whole text in quotes: {example(whole)}"
    return Flaw("unclosed-quote", message, number, column, rest, hint, mended)


def brackets(failure: Failure) -> Flaw | None:
    """A list or a group of keys in brackets that goes wrong inside."""
    if "flow" not in failure.what:
        return None
    number, column = failure.began_line, failure.began_column
    line = failure.lines[number]
    closing = {"[": "]", "{": "}"}.get(line[column : column + 1])
    if closing and closing not in line[column:]:
        message = f"The bracket `{line[column]}` that begins here is never closed by `{closing}`."
        text = example(in_quotes(entry(line)))
        hint = f"Close it. If it belongs to a text, put the text in quotes: {text}"
        return Flaw("unclosed-bracket", message, number, column, len(line) - column, hint)
    message = "The list in brackets can't be read from here on."
    hint = "Put each text in it in quotes, or write one entry a line, each after a dash."
    return Flaw("unreadable-front-matter", message, failure.line, failure.column, 1, hint)


def special(failure: Failure) -> Flaw | None:
    """A text that begins with a character that can't stand there, or has a meaning."""
    parts = entry(failure.text)
    column = len(parts.before)
    if failure.text[failure.column : failure.column + 1] in _MEANINGLESS:
        return special_character(failure.line, failure.column, failure.text)
    if parts.value[:1] in _SPECIAL and failure.column >= column:
        return special_character(failure.line, column, failure.text)
    for number in (failure.line, failure.above):
        if failure.lines[number].startswith("%"):
            return special_character(number, 0, failure.lines[number])
    return None


def text_after_quote(failure: Failure) -> Flaw | None:
    """A text of which only the beginning is in quotes."""
    parts = entry(failure.text)
    mark = parts.value[:1]
    _, closing, rest = parts.value[1:].partition(mark) if mark else ("", "", "")
    if mark not in {"'", '"'} or not closing or not rest:
        return None
    message = "The text goes on after its closing quote."
    return value_to_quote("text-after-quote", message, failure.line, failure.text)


def unquoted_colon(failure: Failure) -> Flaw | None:
    """A colon with a space after it inside a text."""
    parts = entry(failure.text)
    is_in_value = parts.key and failure.column >= len(parts.before)
    if "mapping values" not in failure.what or not is_in_value:
        return None
    message = "A colon in a text needs quotes around the text."
    return value_to_quote("unquoted-colon", message, failure.line, failure.text)
