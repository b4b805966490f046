"""Diagnostics for people: what is wrong, where, the line itself, and what to do."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from nutgraf.model.diagnostics import Diagnostic, Severity
from nutgraf.reporting.excerpt import harmless, underline

WIDTH = 80
"""Terminal cells, where there is no terminal to ask."""

RESET = "\x1b[0m"
DIM = "\x1b[2m"
GREEN = "\x1b[32m"
LOUD = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}

Line = tuple[str, str]
"""What a line begins with in colour, and its text."""


def terminal(stream: TextIO) -> tuple[bool, int]:
    """Whether the stream leads to where colours are wanted, and how many cells wide that is."""
    if not stream.isatty():
        return False, WIDTH
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain, shutil.get_terminal_size().columns


def format_text(diagnostics: Iterable[Diagnostic], *, colour: bool, width: int = WIDTH) -> str:
    """All findings one below the other, each followed by a blank line; "" for none.

    `width` is in terminal cells. Without `colour` no escape code is in the text.
    """
    lines = (line for each in diagnostics for line in _lines(each, width))
    return "".join(
        f"{style}{text}{RESET}\n" if colour and style else f"{text}\n" for style, text in lines
    )


def _lines(diagnostic: Diagnostic, width: int) -> Iterator[Line]:
    loud = LOUD[diagnostic.severity]
    place = diagnostic.location
    yield loud, _heading(diagnostic, width)
    yield "", ""
    yield from (("", line) for line in _wrapped(diagnostic.message, width))
    yield "", ""
    if place and place.text.strip():
        number = str(place.line)
        text, carets = underline(place, max(width - len(number) - len(" | "), 20))
        yield "", f"{number} | {text}"
        yield loud, f"{' ' * len(number)} | {carets}"
        yield "", ""
    if diagnostic.hint:
        yield from ((GREEN, line) for line in _wrapped(diagnostic.hint, width))
        yield "", ""


def _heading(diagnostic: Diagnostic, width: int) -> str:
    """`-- error: unknown-key ----- content/explainers/freeze.md:4:1`, as wide as the terminal."""
    left = f"-- {diagnostic.severity}: {diagnostic.code} "
    place = diagnostic.location
    right = f" {harmless(place.path)}:{place.line}:{place.column}" if place else ""
    return f"{left}{'-' * max(width - len(left) - len(right), 2)}{right}"


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` characters; its own line breaks stay."""
    for line in text.split("\n"):
        shown = harmless(line)
        indent = " " * (len(shown) - len(shown.lstrip()))
        yield from textwrap.wrap(
            shown,
            width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
