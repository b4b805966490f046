"""Dates in words, in the page's language, never more exact than the date is.

Names and order of day, month and year are CLDR's; the words around them ("about", "since",
"spring") are ours, see `date_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nutgraf.model.dates import (
    KNOWN_TO_THE_MONTH,
    End,
    Precision,
    Qualifier,
    Season,
    When,
    civil,
)
from nutgraf.rendering.date_language import DateLanguage, date_language

FIELDS = {Precision.DAY: "yMd", Precision.MONTH: "yM", Precision.YEAR: "y"}
"""What a date of these precisions shows, in CLDR's letters; such dates can be listed."""

QUALIFIED = {
    Qualifier.CERTAIN: (),
    Qualifier.APPROXIMATE: ("about",),
    Qualifier.UNCERTAIN: ("possibly",),
    Qualifier.BOTH: ("about", "possibly"),
}
NO_ENDS = "an interval without a start and an end"
ALONE, INSIDE = "", "-inside"
"""Where a date stands: by itself, or within a phrase ("since about 2019")."""


@lru_cache(maxsize=2**14)
def word_when(when: When, lang: str, *, within_year: bool = False) -> str:
    """A date in the words of a BCP 47 language: "25 May 2020", "about September 2020".

    `within_year` is for a place under a heading with `when.year`: where all of the date lies in
    that year, the year isn't said again ("25 May").
    """
    year_shown = not (within_year and all(_lies_in(when.year, point) for point in _points(when)))
    return _Words(date_language(lang), year_shown).of(when)


def _points(when: When) -> Iterator[When]:
    """The single dates that a date is made of."""
    if not when.parts:
        yield when
    for part in when.parts:
        if isinstance(part, When):
            yield from _points(part)


def _lies_in(year: int, point: When) -> bool:
    """Whether a date can be told from the others of a year without naming the year."""
    first, last = _days(point)
    return point.precision in KNOWN_TO_THE_MONTH and civil(first)[0] == year == civil(last)[0]


def _days(point: When) -> tuple[int, int]:
    """The bounds of a single date, which always has them."""
    if point.earliest is None or point.latest is None:
        raise ValueError(f"a single date without bounds: {point.text}")
    return point.earliest, point.latest


@dataclass(frozen=True, slots=True)
class _Words:
    """Words dates in one language, with their years or without."""

    language: DateLanguage
    year_shown: bool

    def of(self, when: When) -> str:
        match when.precision:
            case Precision.INTERVAL:
                return self._interval(*when.parts)
            case Precision.ONE_OF:
                return self._one_of(when)
            case _:
                return self._point(when, ALONE)

    def _interval(self, start: When | End, end: When | End) -> str:
        if isinstance(start, When) and isinstance(end, When):
            return self._from_to(start, end)
        if isinstance(start, When):
            return self._phrase("since" if end is End.OPEN else "from", start)
        if isinstance(end, When):
            return self._phrase("by" if start is End.OPEN else "until", end)
        raise ValueError(NO_ENDS)

    def _from_to(self, start: When, end: When) -> str:
        if _alike(start, end):
            first, last = _days(start)[0], _days(end)[0]
            return self.language.joined(self._fields(start.precision, first, last), first, last)
        if start.time and end.time and start.earliest == end.earliest:
            clocks = [self.language.clock(time) for time in (start.time, end.time)]
            return self._moment(self.language.range.format(*clocks), start)
        return self.language.range.format(self._point(start, ALONE), self._point(end, ALONE))

    def _one_of(self, when: When) -> str:
        choices = [part for part in when.parts if isinstance(part, When)]
        if _alike(*choices):
            days = [_days(choice)[0] for choice in choices]
            fields = self._fields(choices[0].precision, *days)
            return self.language.either(self.language.listed(fields, days))
        return self.language.either([self._choice(choice) for choice in choices])

    def _choice(self, choice: When) -> str:
        if choice.precision is not Precision.INTERVAL:
            return self._point(choice, ALONE)
        start, end = choice.parts
        if isinstance(start, When) and isinstance(end, When):
            return self._between(start, end)
        if isinstance(start, When):
            return self.language.phrase("or-later").format(date=self._point(start, ALONE))
        if isinstance(end, When):
            return self.language.phrase("or-earlier").format(date=self._point(end, ALONE))
        raise ValueError(NO_ENDS)

    def _between(self, start: When, end: When) -> str:
        kind = start.precision if start.precision is end.precision else None
        if _days(start) == _days(end):
            return self._point(start, ALONE)
        if _alike(start, end):
            days = (_days(start)[0], _days(end)[0])
            first, last = self.language.listed(self._fields(start.precision, *days), days)
        else:
            first, last = self._point(start, INSIDE), self._point(end, INSIDE)
        return self.language.phrase("between", kind).format(start=first, end=last)

    def _phrase(self, name: str, point: When) -> str:
        words = self.language.phrase(name, *_kinds(point))
        return words.format(date=self._point(point, INSIDE))

    def _point(self, point: When, place: str) -> str:
        words = self._plain(point, place)
        for name in QUALIFIED[point.qualifier]:
            words = self.language.phrase(name + place, *_kinds(point)).format(date=words)
        return words

    def _plain(self, point: When, place: str) -> str:
        first, last = _days(point)
        match point.precision:
            case Precision.TIME:
                return self._moment(self.language.clock(point.time), point)
            case Precision.SEASON:
                return self._season(point)
            case Precision.DECADE if civil(first)[0] >= 1000:
                return self.language.phrase(f"decade{place}").format(year=civil(first)[0])
            case Precision.CENTURY if civil(first)[0] > 0 or civil(last)[0] <= 0:
                return self._century(first, last)
            case Precision.DECADE | Precision.CENTURY:
                fields = self._fields(Precision.YEAR, first, last)
                start, end = self.language.listed(fields, (first, last))
                return self.language.phrase("between", Precision.YEAR).format(start=start, end=end)
            case _:
                return self.language.point(self._fields(point.precision, first), first)

    def _moment(self, clock: str, point: When) -> str:
        first = _days(point)[0]
        day = self.language.point(self._fields(Precision.DAY, first), first)
        return self.language.moment.format(clock, day)

    def _season(self, point: When) -> str:
        """A winter that reaches into the next year says both years."""
        season = self.language.phrase(point.season or "")
        if not self.year_shown:
            return season
        days = _days(point)
        year = self.language.joined(self._fields(Precision.YEAR, *days), *days)
        return self.language.phrase("season").format(season=season, year=year)

    def _century(self, first: int, last: int) -> str:
        """The 20th century is 1900 to 1999 here, as EDTF's 19XX and most people count it."""
        after_christ = civil(first)[0] > 0
        number = (civil(first)[0] if after_christ else -civil(last)[0]) // 100 + 1
        words = self.language.phrase("century" if after_christ else "century-bc")
        return words.format(
            number=number,
            ordinal=_ordinal(number),
            roman=_roman(number),
            era=self.language.eras[after_christ],
        )

    def _fields(self, precision: Precision, *days: int) -> str:
        """What to show of these days: with an era, where a year alone could be mistaken."""
        fields = FIELDS[precision]
        if not self.year_shown:
            return fields.removeprefix("y")
        plain = all(1000 <= civil(day)[0] <= 9999 for day in days)
        return fields if plain else f"G{fields}"


def _alike(*points: When) -> bool:
    """Whether all are certain and of one precision, so that what they share can be said once."""
    kinds = {(point.precision, point.qualifier) for point in points}
    return len(kinds) == 1 and kinds <= {(each, Qualifier.CERTAIN) for each in FIELDS}


def _kinds(point: When) -> tuple[Precision | Season | None, ...]:
    """For which kinds of date a phrase may have a variant."""
    precision = point.precision
    return (point.season, Precision.DAY if precision is Precision.TIME else precision)


def _ordinal(number: int) -> str:
    """English: 1st, 2nd, 3rd, 11th, 20th."""
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _roman(number: int) -> str:
    """Up to 100."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[number // 10] + units[number % 10]
