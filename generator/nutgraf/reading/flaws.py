"""What can be wrong in front matter, said in plain words, with the line as it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_EXAMPLE = 100


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something to mend in front matter.

    `line` and `column` count from 0, lines from that of the opening `---`. `mended`, where there
    is one, is the whole line as it should be.
    """

    code: str
    message: str
    line: int
    column: int
    length: int
    hint: str
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line taken apart: `- who: Ann` has the lead `- `, the key `who: ` and the value `Ann`."""

    lead: str
    key: str
    value: str

    @property
    def before(self) -> str:
        """All that stands before the value."""
        return f"{self.lead}{self.key}"


_LEAD = re.compile(r"[ ]*(?:-[ ]+)*")
QUOTES = ("'", '"')
CURLY_QUOTES = frozenset("“”„‟‘’‚‛«»")


def entry(line: str) -> Entry:
    """Take a line of front matter apart."""
    match = _LEAD.match(line)
    lead = match.group() if match else ""
    rest = line[len(lead) :].rstrip(" ")
    colon = _end_of_key(rest)
    value = rest[colon:].lstrip(" ")
    return Entry(lead, rest[: len(rest) - len(value)] if colon else "", value)


def _end_of_key(text: str) -> int:
    """How many characters of `text` the key at its beginning has, with its colon; 0 for no key."""
    if text.startswith(QUOTES):
        closing = text.find(text[0], 1)
        after = text[closing + 1 :].lstrip(" ")
        is_key = closing > 0 and f"{after} ".startswith(": ")
        return len(text) - len(after) + 1 if is_key else 0
    colon = f"{text} ".find(": ")
    return colon + 1 if colon > 0 and not text.startswith("#") else 0


def indentation(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def quoted(text: str) -> str:
    """The text in the kind of quotes that asks for the fewest changes inside."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def is_in_curly_quotes(text: str) -> bool:
    """Whether a text stands in quotes of the kind that word processors make."""
    return len(text) > 2 and text[0] in CURLY_QUOTES and text[-1] in CURLY_QUOTES


def in_quotes(parts: Entry) -> str:
    """The line with its value in quotes, instead of those around it that don't work."""
    value = parts.value
    mark = value[:1]
    if is_in_curly_quotes(value):
        value = value[1:-1]
    elif mark in QUOTES and (mark not in value[1:] or value.endswith(mark)):
        value = value[1:].removesuffix(mark)
    return f"{parts.before}{quoted(value)}"


def example(line: str) -> str:
    """A line to show in a hint: without its indentation, a long one shortened in the middle."""
    shown = line.strip()
    if len(shown) > LONGEST_EXAMPLE:
        shown = f"{shown[:70]}…{shown[-25:]}"
    return f"`{shown}`"


def value_to_quote(code: str, message: str, number: int, line: str) -> Flaw:
    """A flaw of the value on a line, which quotes around it will mend."""
    parts = entry(line)
    place = (number, len(parts.before), max(1, len(parts.value)))
    if is_in_curly_quotes(parts.value):
        message = f"{message} Curly ones don't count here."
    if not parts.before:
        return Flaw(code, message, *place, "Put the text in quotes, after a key.")
    mended = in_quotes(parts)
    return Flaw(code, message, *place, f"Put the text in quotes: {example(mended)}", mended)


MEANINGS = {
    "&": "it names what follows",
    "*": "it refers to something named elsewhere",
    "!": "it states a type",
    "[": "it begins a list",
    "{": "it begins a group of keys",
    "|": "it announces lines of text below",
    ">": "it announces lines of text below",
}
"""What YAML takes a character for; the others that a text can't begin with have no meaning."""


def special_character(number: int, column: int, line: str) -> Flaw:
    """A text, or a key, that begins (at `column`) with a character that isn't read as text."""
    character = line[column : column + 1]
    meaning = MEANINGS.get(character)
    reason = f": {meaning}" if meaning else ""
    name = "a backtick" if character == "`" else f"`{character}`"
    parts = entry(line)
    if parts.key and column < len(parts.before):
        key = parts.key.rstrip().removesuffix(":").rstrip()
        message = f"A key can't begin with {name} unless it is in quotes{reason}."
        mended = f"{parts.lead}{quoted(key)}: {parts.value}"
        hint = f"Put the key in quotes: {example(mended)}"
        return Flaw("special-character", message, number, column, len(key), hint, mended)
    message = f"A text can't begin with {name} unless it is in quotes{reason}."
    if column == len(parts.before):
        return value_to_quote("special-character", message, number, line)
    return Flaw("special-character", message, number, column, 1, "Put the text in quotes.")
