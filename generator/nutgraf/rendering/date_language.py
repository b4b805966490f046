"""What CLDR knows about dates in one language, taken out of Babel once.

Babel words only the days that Python's own dates have, from year 1 to 9999. So its patterns are
turned into format strings here, and filled in for any year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import TypeAlias

from babel import Locale
from babel.dates import format_time, tokenize_pattern
from babel.numbers import format_decimal

from nutgraf.model.dates import Precision, Season, civil
from nutgraf.rendering.date_phrases import Phrases, phrase, phrases_of
from nutgraf.rendering.locales import locale_of

Pattern: TypeAlias = str
"""A format string of CLDR's fields (UTS 35, part 4): "{d} {MMMM} {y}"."""

FIELDS = {
    # what a date shows: the skeleton with a month in full, and the shorter one to make do with
    "y": ("y", "y"),
    "yM": ("yMMMM", "yMMM"),
    "yMd": ("yMMMMd", "yMMMd"),
    "M": ("MMMM", "MMM"),
    "Md": ("MMMMd", "MMMd"),
    "Gy": ("Gy", "Gy"),
    "GyM": ("GyMMMM", "GyMMM"),
    "GyMd": ("GyMMMMd", "GyMMMd"),
}
SHORT, IN_FULL = 3, 4
"""CLDR's widths for the names of months. Where a date has its month as a figure (Chinese), the
short name is that figure with its word.
"""

DAY = re.compile(r"\{d\}[^\s{,]*")
"""The day in a pattern, with what clings to it: "{d}." in German, "{d}日" in Chinese."""

CONNECTED = re.compile(r"(.*\}.*?)\s*[–—~～至-]\s*", re.DOTALL)
"""The first half of an interval's pattern, without the sign that leads to the second."""


@dataclass(frozen=True, slots=True)
class DateLanguage:
    """The patterns, names and phrases of one language.

    `points` goes from the fields of a date ("yMd") to its pattern; `ranges` from the fields and
    the greatest one that differs to the two halves of an interval's pattern. `months` has the
    twelve months by CLDR's fields. `range`, `moment` and `choices` are format strings with
    {0} and {1}.
    """

    locale: str
    points: Mapping[str, Pattern]
    ranges: Mapping[tuple[str, str], tuple[Pattern, Pattern]]
    months: Sequence[Mapping[str, str]]
    eras: tuple[str, str]
    range: str
    moment: str
    choices: Mapping[str, str]
    phrases: Phrases

    def fill(self, pattern: Pattern, day: int) -> str:
        """The pattern with the fields of a day number."""
        year, month, number = civil(day)
        written = self.phrase("first") if number == 1 else str(number)
        return pattern.format(
            **self.months[month - 1],
            y=self._year(year),
            d=written,
            G=self.eras[year > 0],
        )

    def point(self, fields: str, day: int) -> str:
        """A day number as a date that shows only `fields`."""
        return self.fill(self.points[fields], day)

    def joined(self, fields: str, start: int, end: int) -> str:
        """Two day numbers as an interval that says once what they share: "1–31 July 2020"."""
        difference = _difference(fields, start, end)
        if not difference:
            return self.point(fields, start)
        halves = self.ranges.get((fields, difference))
        if halves is None:
            return self.range.format(self.point(fields, start), self.point(fields, end))
        return self.fill(halves[0], start) + self.fill(halves[1], end)

    def listed(self, fields: str, days: Sequence[int]) -> list[str]:
        """Day numbers in time order, to be put into a phrase, saying once what they share.

        In English the first of "3", "5", "9 June 2020" lack what the last one says, in Chinese
        the later ones what the first one says.
        """
        difference = _difference(fields, days[0], days[-1])
        first, last = self.ranges.get((fields, difference), ("", ""))
        connected = CONNECTED.fullmatch(first)
        if connected is None:
            return [self.point(fields, day) for day in days]
        between = self._between(connected[1], difference, fields)
        patterns = (connected[1], *[between] * (len(days) - 2), last)
        return [self.fill(pattern, day) for pattern, day in zip(patterns, days, strict=True)]

    def _between(self, first: Pattern, difference: str, fields: str) -> Pattern:
        """The pattern of what stands between the first and the last of a list."""
        if difference == "M":
            shown = fields.lstrip("Gy")
            alone, ending = self.points[shown], self.ranges[shown, "M"][1]
            return alone if alone in first else ending  # as the month is written in the first
        day = DAY.search(first) if difference == "d" else None
        return day[0] if day else first

    def clock(self, written: str) -> str:
        """A time of day, "14:30" or "14:30:15", as the language writes it."""
        width = "medium" if len(written) > len("14:30") else "short"
        return format_time(time.fromisoformat(written), width, locale=self.locale)

    def either(self, choices: Sequence[str]) -> str:
        """A choice, "a, b or c" (UTS 35, part 2, list patterns)."""
        if len(choices) < 3:
            return self.choices["2"].format(*choices) if len(choices) == 2 else choices[0]
        words = self.choices["end"].format(choices[-2], choices[-1])
        for choice in reversed(choices[1:-2]):
            words = self.choices["middle"].format(choice, words)
        return self.choices["start"].format(choices[0], words)

    def phrase(self, name: str, *kinds: Precision | Season | None) -> str:
        """One of our own phrases, to fill in, in its variant for these kinds of date."""
        return phrase(self.phrases, name, *kinds)

    def _year(self, year: int) -> str:
        counted = year if year > 0 else 1 - year
        return str(counted) if counted <= 9999 else format_decimal(counted, locale=self.locale)


@lru_cache(maxsize=64)
def date_language(tag: str) -> DateLanguage:
    """The dates of a BCP 47 language tag, or of the nearest language that CLDR has.

    Plain English is the British one. A language without phrases of ours has the English ones.
    """
    locale = locale_of(tag)
    width = IN_FULL if re.search("MMMM|LLLL", locale.date_formats["long"].pattern) else SHORT
    lists = locale.list_patterns["or"]
    return DateLanguage(
        str(locale),
        _points(locale, width),
        _ranges(locale, width),
        [_month(locale, number) for number in range(1, 13)],
        (locale.eras["abbreviated"][0], locale.eras["abbreviated"][1]),
        locale.interval_formats[None],
        locale.datetime_formats["medium"],
        {place: lists[place] for place in ("2", "start", "middle", "end")},
        phrases_of(locale.language, locale.territory or "", locale.script or ""),
    )


def _points(locale: Locale, width: int) -> dict[str, Pattern]:
    skeletons = locale.datetime_skeletons
    found = {
        fields: (skeletons.get(full) or skeletons[short]).pattern
        for fields, (full, short) in FIELDS.items()
    }
    patterns = {**found, "M": "LLLL", "yMd": locale.date_formats["long"].pattern}
    return {fields: _pattern(pattern, width) for fields, pattern in patterns.items()}


def _ranges(locale: Locale, width: int) -> dict[tuple[str, str], tuple[Pattern, Pattern]]:
    formats = locale.interval_formats
    found = {
        fields: formats.get(full) or formats[short] for fields, (full, short) in FIELDS.items()
    }
    return {
        (fields, difference): (_pattern(halves[0], width), _pattern(halves[1], width))
        for fields, differences in found.items()
        for difference, halves in differences.items()
        if len(halves) == 2
    }


def _pattern(cldr: str, width: int) -> Pattern:
    """A pattern of CLDR's as a format string, all names of months in one of CLDR's widths."""
    parts = []
    for _, value in tokenize_pattern(cldr):
        if isinstance(value, str):
            parts.append(value)
        else:
            letter, count = value
            parts.append(f"{{{_field(letter, width if count > 2 else count)}}}")
    return "".join(parts)


def _field(letter: str, count: int) -> str:
    """The name of a field in our format strings: only months have several widths.

    Some languages have "3" in a date, but "03" in an interval. Words need no such nought.
    """
    return letter * count if letter in "ML" else letter


def _month(locale: Locale, number: int) -> dict[str, str]:
    """One month in each of the fields that may name it."""
    names = {"M": str(number), "MM": f"{number:02}"}
    for letter, context in (("M", "format"), ("L", "stand-alone")):
        names[letter * 3] = locale.months[context]["abbreviated"][number]
        names[letter * 4] = locale.months[context]["wide"][number]
    return names


def _difference(fields: str, start: int, end: int) -> str:
    """The greatest of the fields in which two day numbers differ, "" if there is none."""
    dates = [(year > 0, year, month, day) for year, month, day in (civil(start), civil(end))]
    pairs = zip("GyMd", *dates, strict=True)
    return next((field for field, one, other in pairs if field in fields and one != other), "")
