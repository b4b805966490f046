"""What a text may ask of the renderer, so that no input takes longer than in proportion.

Python-Markdown is slow on some texts that nobody would write by hand: its time then grows with
the square of the length. Such a text is shown as it was typed, with a warning.
"""

from __future__ import annotations

import re
from html import escape

SHORT = 5_000
"""Characters on which no pattern can lose much time."""
LONGEST_RUN = 500
"""Of one and the same punctuation mark, or of spaces."""
MOST_HALF_TAGS = 500
"""Of `<` without a `>` before the next one."""
MOST_OPEN_TAGS = 2_000
"""Of tags that no end tag follows."""
LONGEST_PARAGRAPH = 50_000
"""Characters between which inline markup may be found."""
MOST_ABBREVIATIONS = 500
MOST_STEPS = 100_000_000
"""Characters looked at by patterns that may look at the same ones again and again."""
DEEPEST_BLOCKS = 60
"""Of lists, quotations and definitions in each other."""
MOST_WORK_PER_CHARACTER = 400
"""How often a character may be looked at as part of a block that isn't taken apart yet."""
LEAST_WORK = 5_000_000

_RUNS = tuple(mark * LONGEST_RUN for mark in " \t#*_`~=+-.>[]!<&|(){}\"'\\")
_HALF_TAG = re.compile(r"<[^<>]*(?=<|\Z)")
_TAG = re.compile(r"<[a-zA-Z]")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_LONG_LINE = re.compile(r"[^\n]{500,}")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class TooIntricateError(Exception):
    """This text would take more time than its length is worth."""


def forbid_intricate(text: str) -> None:
    """Raise TooIntricateError for a text on which a single pattern would run away."""
    if len(text) <= SHORT:
        return
    if any(run in text for run in _RUNS):
        raise TooIntricateError
    if "<" in text and _has_too_many_tags(text):
        raise TooIntricateError
    if _steps(text) > MOST_STEPS:
        raise TooIntricateError


def _has_too_many_tags(text: str) -> bool:
    if len(_HALF_TAG.findall(text)) > MOST_HALF_TAGS:
        return True
    return len(_TAG.findall(text)) - text.count("</") > MOST_OPEN_TAGS


def _steps(text: str) -> int:
    """How many characters fences, attribute lists and table rows may make a pattern look at."""
    steps = len(_FENCE.findall(text)) * len(text) if "```" in text or "~~~" in text else 0
    if "{" in text or "`" in text:
        for line in _LONG_LINE.findall(text):
            steps += line.count("{") * len(line) + line.count("`") * line.count("|") * 10
    return steps


def as_typed(text: str) -> str:
    """The text in HTML paragraphs, exactly as typed."""
    paragraphs = _PARAGRAPHS.split(text.strip())
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
