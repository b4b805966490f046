"""Guesses about lines that stand in the wrong place or lack something.

Each takes a `Failure` and gives the `Flaw` behind it, or None where the guess doesn't apply.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from nutgraf.reading.failure import Failure
from nutgraf.reading.flaws import Flaw, entry, example, in_quotes, indentation

_BAD_INDENTATION = re.compile(r"[ ]*([^\S ]\s*)")
DASHES = frozenset("-‐‑‒–—−•·")
"""What writers, and their editors of text, begin the entries of lists with."""

_NO_DASH = re.compile(rf"([ ]*)((?:-(?=[^\W\d_])|[{''.join(sorted(DASHES - {'-'}))}])\s*)(\S.*)")
_NO_SPACE = re.compile(r"([ ]*(?:-[ ]+)*[\w-]+:)((?!//)[^\s:].*)")


def tab(failure: Failure) -> Flaw | None:
    """A tab, or a character that looks like a space, at the beginning of a line."""
    matches = (
        (number, _BAD_INDENTATION.match(failure.lines[number]))
        for number in (failure.line, failure.began_line)
    )
    number, match = next(filter(itemgetter(1), matches), (0, None))
    if match is None:
        return None
    kind = "a tab" if "\t" in match[1] else f"a character (U+{ord(match[1][0]):04X}) like a space"
    message = f"This line is indented with {kind}."
    hint = "Use plain spaces at the beginning of lines, two for each step."
    length = len(match[1])
    return Flaw("tab-indentation", message, number, match.start(1), length, hint)


def no_dash(failure: Failure) -> Flaw | None:
    """An entry of a list that begins with something like a dash."""
    found = (list_dash(number, failure.lines[number]) for number in (failure.line, failure.above))
    return next(filter(None, found), None)


def list_dash(number: int, line: str) -> Flaw | None:
    """The flaw of a line such as `– Ann` or `-Ann`, which is no entry of a list, or None."""
    match = _NO_DASH.fullmatch(line.rstrip(" "))
    if match is None:
        return None
    mended = f"{match[1]}- {match[3]}"
    message = "An entry of a list begins with a hyphen and a space."
    hint = f"Write {example(mended)}"
    return Flaw("list-dash", message, number, match.end(1), len(match[2]), hint, mended)


def list_beside_key(failure: Failure) -> Flaw | None:
    """`key: - entry`, all on one line."""
    parts = entry(failure.text)
    if "block sequence entries" not in failure.what or not parts.key:
        return None
    message = "A list can't begin on the line of its key."
    hint = (
        f"Write {example(parts.value)} on a line of its own below {example(parts.key)}. "
        f"If it is a text, put it in quotes: {example(in_quotes(parts))}"
    )
    column = len(parts.before)
    length = max(1, len(parts.value))
    mended = in_quotes(parts)
    return Flaw("list-beside-key", message, failure.line, column, length, hint, mended)


def document_marker(failure: Failure) -> Flaw | None:
    """Three dots, which end a YAML document."""
    for number in (failure.line, failure.above):
        if failure.lines[number].startswith("..."):
            message = "Three dots at the beginning of a line end the front matter too early."
            hint = "Take the line out; the front matter ends with `---`."
            return Flaw("document-marker", message, number, 0, 3, hint)
    return None


def missing_colon(failure: Failure) -> Flaw | None:
    """A line of words where a key should be."""
    if "expected ':'" in failure.what:
        number = failure.began_line
    elif "mapping values" in failure.what and _stands_alone(failure.lines, failure.above):
        number = failure.above
    else:
        return None
    line = failure.lines[number]
    if not line.strip():
        return None
    message = "This line is neither `key: value` nor part of the text above it."
    hint = (
        "Indent it if it belongs to the line above. If the text of the page begins here, "
        "end the front matter before it with a line `---`."
    )
    indent = indentation(line)
    return Flaw("missing-colon", message, number, indent, len(line) - indent, hint)


def _stands_alone(lines: Sequence[str], number: int) -> bool:
    """Whether a line has no key, and isn't more of a text that begins on a line above either."""
    indent = indentation(lines[number])
    nearest = next((entry(line) for line in lines[number - 1 :: -1] if entry(line).key), None)
    return not entry(lines[number]).key and (nearest is None or len(nearest.lead) == indent)


def misaligned(failure: Failure) -> Flaw | None:
    """A line that begins in a column where nothing can begin."""
    indent = indentation(failure.text)
    length = max(1, len(failure.text) - indent)
    if "mapping values" in failure.what:
        message = "This line stands further in than the line above, which is complete already."
        hint = (
            "Begin it in the same column. If it goes on with the text above, "
            "put that whole text in quotes."
        )
    elif "did not find expected" in failure.what and failure.text.strip():
        message = "This line doesn't line up with the lines that it belongs to."
        hint = "Begin keys that belong together in one column, and the dashes of a list in one too."
    else:
        return None
    return Flaw("indentation", message, failure.line, indent, length, hint)


def space_after_colon(failure: Failure) -> Flaw | None:
    """`key:value`, which is no key to YAML, on this line or near it."""
    for number in (failure.began_line, failure.line, failure.above):
        flaw = missing_space(number, failure.lines[number])
        if flaw is not None:
            return flaw
    return None


def missing_space(number: int, line: str) -> Flaw | None:
    """The flaw of a line such as `title:Floyd`, or None."""
    match = _NO_SPACE.fullmatch(line)
    if match is None:
        return None
    mended = f"{match[1]} {match[2]}"
    message = "After the colon of a key there has to be a space."
    hint = f"Write {example(mended)}"
    return Flaw("missing-space", message, number, match.end(1) - 1, 1, hint, mended)
