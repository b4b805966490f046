"""Text that YAML takes for a comment although nobody meant one."""

from __future__ import annotations

import re

import yaml

from nutgraf.reading.flaws import Flaw, entry, example, in_quotes

_HASHTAG = re.compile(r"[ \t]+(#[^\s#!].*)")


def swallowed_text(text: str) -> list[Flaw]:
    """Every place in sound front matter where a word such as `#MeToo` begins a comment.

    A comment that somebody means has a space after its `#`.
    """
    found: list[Flaw] = []
    lines = text.split("\n")
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        match = _HASHTAG.match(text, token.end_mark.index)
        if match:
            mark = token.end_mark
            column = mark.column + match.start(1) - mark.index
            found.append(_flaw(lines[mark.line], mark.line, column, match[1]))
    return found


def _flaw(line: str, number: int, column: int, comment: str) -> Flaw:
    word = comment.split(maxsplit=1)[0]
    mended = in_quotes(entry(line))
    return Flaw(
        "text-after-hash",
        f"From `{word}` on this is read as a comment, and doesn't appear.",
        number,
        column,
        len(comment),
        f"If it belongs to the text, put the text in quotes: {example(mended)}. "
        "If it is a comment, put a space after the `#`.",
    )
