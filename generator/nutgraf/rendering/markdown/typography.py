"""Quotation marks, dashes and ellipses as the page's language has them.

What is typed with typewriter characters is set well; what is typed typographically stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from re import Match
from typing import NamedTuple

TYPEWRITTEN = re.compile(r"[\"']|(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
DASHES = {"--": "–", "---": "—"}
APOSTROPHE = "’"

_OPENS_AFTER = re.compile(r"[\s(\[{\u2013\u2014/„“‘‚«‹¿¡-]")
_CLOSING_SINGLE = re.compile(r"(?<=\S)'(?!\w)")
_LONGEST_QUOTATION = 1_000
_HIDDEN = re.compile("\x02(?:wzxhzdk:[0-9]+|amp)\x03$")
_ESCAPED = re.compile("\x02([0-9]+)\x03$")
_LONGEST_HIDDEN = 60
"""Enough for a tag or two that stand in the tree as placeholders."""


class Quotes(NamedTuple):
    """A language's quotation marks, and those for a quotation within a quotation."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GERMAN = Quotes("„", "“", "‚", "‘")
_SWISS = Quotes("«", "»", "‹", "›")
_SOUTHERN = Quotes("«", "»", "“", "”")
_EASTERN = Quotes("«", "»", "„", "“")
_NORDIC = Quotes("”", "”", "’", "’")
_CORNERS = Quotes("「", "」", "『", "』")
_ARABIC = Quotes("”", "“", "’", "‘")

# The delimiters of CLDR, with the spaces that French has inside of its marks.
_OF_LANGUAGE: dict[str, Quotes] = {
    "ar": _ARABIC, "be": _EASTERN, "bg": _GERMAN, "cs": _GERMAN, "de": _GERMAN,
    "de-ch": _SWISS, "de-li": _SWISS, "el": _SOUTHERN, "es": _SOUTHERN, "es-419": _ENGLISH,
    "es-mx": _ENGLISH, "es-us": _ENGLISH, "et": _GERMAN, "fa": _SWISS, "fi": _NORDIC,
    "fr": Quotes("«\xa0", "\xa0»", "“", "”"), "fr-ch": _SWISS, "he": _NORDIC,
    "hr": Quotes("„", "”", "‚", "’"), "hu": Quotes("„", "”", "»", "«"), "is": _GERMAN,
    "it": _SOUTHERN, "it-ch": _SWISS, "ja": _CORNERS, "lt": _GERMAN, "mk": _GERMAN,
    "nb": Quotes("«", "»", "‘", "’"), "nn": Quotes("«", "»", "‘", "’"),
    "no": Quotes("«", "»", "‘", "’"), "pl": Quotes("„", "”", "«", "»"), "pt-pt": _SOUTHERN,
    "ro": Quotes("„", "”", "«", "»"), "ru": _EASTERN, "sk": _GERMAN, "sl": _GERMAN,
    "sq": _SOUTHERN, "sr": Quotes("„", "”", "’", "’"), "sv": _NORDIC, "uk": _EASTERN,
    "ur": _ARABIC, "zh-hant": _CORNERS, "zh-hk": _CORNERS, "zh-tw": _CORNERS,
}  # fmt: skip


@cache
def quotes_of(lang: str) -> Quotes:
    """The marks of a BCP 47 language; English ones where we know of no others."""
    subtags = lang.lower().split("-")
    prefixes = ("-".join(subtags[:end]) for end in range(len(subtags), 0, -1))
    return next((_OF_LANGUAGE[tag] for tag in prefixes if tag in _OF_LANGUAGE), _ENGLISH)


class Typesetter:
    """Sets texts piece by piece, in the order of reading."""

    def __init__(self, lang: str) -> None:
        self._quotes = quotes_of(lang)
        self.begin_block()

    def begin_block(self) -> None:
        """What comes next has nothing to do with what came before."""
        self._before = " "
        self._open = self._inner_open = False
        self._opened_at = -1

    def set(self, text: str) -> str:
        """The next piece of the block, well set."""
        done = text
        if "'" in text or '"' in text or "--" in text or "..." in text:
            self._opened_at = -1
            done = TYPEWRITTEN.sub(self._set_one, text)
        self._before = text
        return done

    def _set_one(self, match: Match[str]) -> str:
        mark, at = match[0], match.start()
        before = _visible_end(match.string[max(0, at - _LONGEST_HIDDEN) : at])
        before = before or _visible_end(self._before[-_LONGEST_HIDDEN:]) or " "
        after = match.string[match.end() : match.end() + 1]
        if mark == "...":
            return "…"
        if mark in DASHES:
            return DASHES[mark] if not after or before.isspace() == after.isspace() else mark
        may_open = self._opened_at == at or _OPENS_AFTER.match(before) is not None
        opens = may_open and not after.isspace()
        set_ = self._double(opens) if mark == '"' else self._single(match, opens, before, after)
        if opens and set_ not in {mark, APOSTROPHE}:
            self._opened_at = match.end()
        return set_

    def _double(self, opens: bool) -> str:
        if opens and not self._open:
            self._open = True
            return self._quotes.opening
        if self._open:
            self._open = False
            return self._quotes.closing
        return '"'

    def _single(self, match: Match[str], opens: bool, before: str, after: str) -> str:
        if opens and not after.isdigit() and _closes_later(match):
            self._inner_open = True
            return self._quotes.inner_opening
        if self._inner_open and not (before.isalnum() and after.isalnum()):
            self._inner_open = False
            return self._quotes.inner_closing
        return APOSTROPHE


def _closes_later(match: Match[str]) -> bool:
    start = match.end() + 1
    return _CLOSING_SINGLE.search(match.string, start, start + _LONGEST_QUOTATION) is not None


def _visible_end(text: str) -> str:
    """The last character of a text that a reader sees, "" if there is none."""
    while text.endswith("\x03"):
        if escaped := _ESCAPED.search(text):
            return chr(int(escaped[1]))
        hidden = _HIDDEN.search(text)
        if hidden is None:
            break
        text = text[: len(text) - len(hidden[0])]
    return text[-1:]
