"""Dates as people write them, and how EDTF writes the same: for the hint of an error.

A text is tried as figures in a known arrangement ("9/15/2020"), then as words ("15 September
2020", "about 44 BC"). What comes out are candidates: nothing is ever read by guessing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from nutgraf.model.values import replace

IN_FIGURES = "A date is written in figures."
YEAR_FIRST = "A date starts with its year."
HYPHENS = "A date has hyphens, and two digits each for its month and day."
SLASH = "An interval has a slash, with a whole date on both sides."
FOUR_DIGITS = "A year has four digits."
DECADE = "A decade has an X for the digit that isn't known."
QUARTER = "A quarter is an interval of months."

FIGURES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # what somebody wrote, what is wrong with it, and what may be meant (of its groups)
    (r"(\d{4})-(1[3-9]|[2-9]\d)-(\d\d)", HYPHENS, ("{0}-{2}-{1}",)),
    (r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})", HYPHENS, ("{0}-{1:0>2}-{2:0>2}",)),
    (r"(\d{4})(\d\d)(\d\d)", HYPHENS, ("{0}-{1}-{2}",)),
    (
        r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})",
        YEAR_FIRST,
        ("{2}-{1:0>2}-{0:0>2}", "{2}-{0:0>2}-{1:0>2}"),
    ),
    (r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", YEAR_FIRST, ("{2}-{1:0>2}-{0:0>2}",)),
    (r"(\d{1,2})[-./](\d{4})", YEAR_FIRST, ("{1}-{0:0>2}",)),
    (r"(\d{4})年(\d{1,2})月(\d{1,2})日", IN_FIGURES, ("{0}-{1:0>2}-{2:0>2}",)),
    (r"(\d{4})年(\d{1,2})月", IN_FIGURES, ("{0}-{1:0>2}",)),
    (r"(\d{4}-\d\d-)(\d\d)/(\d\d)", SLASH, ("{0}{1}/{0}{2}",)),
    (r"(\d{4}-)(\d\d-\d\d)/(\d\d-\d\d)", SLASH, ("{0}{1}/{0}{2}",)),
    (r"(\d{4}-)(\d\d)/(\d\d)", SLASH, ("{0}{1}/{0}{2}",)),
    (r"(\d{4}) ?- ?(\d{4})", SLASH, ("{0}/{1}",)),
    (r"(\d{4})[-./](\d)", HYPHENS, ("{0}-0{1}",)),
    (r"(\d{4})[-.](0[1-9]|1[0-2])", HYPHENS, ("{0}-{1}",)),
    (r"(\d\d)(\d\d)[-.](\d\d)", SLASH, ("{0}{1}/{0}{2}",)),
    (r"(\d\d)(\d\d)/(\d\d)", HYPHENS, ("{0}{1}-{2}", "{0}{1}/{0}{2}")),
    (r"(-?)(\d{1,3})", FOUR_DIGITS, ("{0}{1:0>4}",)),
    (r"y(-?)(\d{1,4})", FOUR_DIGITS, ("{0}{1:0>4}",)),
    (r"(-?\d{5,12})", "A year of more than four digits begins with a Y.", ("Y{0}",)),
    (r"-(0000)", "There is no year -0000.", ("{0}",)),
    (r"(?:the )?(\d{3})0(?:s|'s|er|er-jahre)", DECADE, ("{0}X",)),
    (r"années (\d{3})0", DECADE, ("{0}X",)),
    (r"(\d)xxx", "A year has at most two unknown digits.", ("{0}000/{0}999",)),
    (r"q1 ?(\d{4})", QUARTER, ("{0}-01/{0}-03",)),
    (r"q2 ?(\d{4})", QUARTER, ("{0}-04/{0}-06",)),
    (r"q3 ?(\d{4})", QUARTER, ("{0}-07/{0}-09",)),
    (r"q4 ?(\d{4})", QUARTER, ("{0}-10/{0}-12",)),
)

CLOCK = re.compile(
    r"(?P<day>.*?)(?:,? at |, ?|[ t]+)(?P<hour>\d{1,2}):(?P<rest>\d\d(?::\d\d)?)(?:\.\d+)?"
    r" ?(?P<half>[ap]m)? ?(?P<offset>z|[+-]\d\d)?:?(?P<minutes>\d\d)?"
)
QUOTES = "\"'“”„‘’‚«» "
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")

SINCE = ("since ", "from ", "after ")
BY = ("by ", "until ", "till ", "before ")
CONNECTORS = re.compile(r" (?:to|and|until|till|-) ")
MARKS = re.compile(r"[?~%]")
SURENESS = {
    **dict.fromkeys(("about", "around", "circa", "ca", "c", "approximately", "roughly"), "~"),
    **dict.fromkeys(("possibly", "perhaps", "maybe", "probably"), "?"),
}
SEASONS = {
    **dict.fromkeys(("spring", "frühling", "frühjahr", "printemps", "primavera"), "21"),
    **dict.fromkeys(("summer", "sommer", "été", "verano", "estate"), "22"),
    **dict.fromkeys(("autumn", "fall", "herbst", "automne", "otoño", "autunno"), "23"),
    **dict.fromkeys(("winter", "hiver", "invierno", "inverno"), "24"),
}
ERAS = {**dict.fromkeys(("bc", "bce"), True), **dict.fromkeys(("ad", "ce"), False)}
NOISE = frozenset(
    {"in", "of", "on", "the", "year", "st", "nd", "rd", "th"}
    | {"am", "der", "den", "im", "le", "er", "de", "del", "el", "di"}
)
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "ar")


@dataclass(frozen=True, slots=True)
class _Named:
    """What the words of a date name: `part` is EDTF's number of a month or a season."""

    year: int | None = None
    part: str = ""
    day: str = ""
    before_christ: bool = False
    century: bool = False

    @property
    def edtf(self) -> str:
        if self.year is None:
            return ""
        number = self.year - 1 if self.before_christ or self.century else self.year
        sign = "-" if self.before_christ and (number or self.century) else ""
        whole = f"{sign}{number:02}XX" if self.century else f"{sign}{number:04}"
        return "-".join(filter(None, (whole, self.part, self.day)))


def explain(text: str) -> tuple[str, tuple[str, ...]]:
    """Say what is wrong with the form of a text, and how EDTF may write what it means.

    Comes out: a sentence, and candidates, likeliest first, some of them no dates at all.
    """
    tidy = _tidied(text)
    candidates = (tidy, *_phrase(tidy))
    return _fault(tidy), tuple(dict.fromkeys(each.upper() for each in candidates if each))


def _tidied(text: str) -> str:
    """The text in small letters and ASCII's digits and hyphens, with single spaces."""
    bare = text.strip(QUOTES)
    plain = unicodedata.normalize("NFKC", bare).casefold().translate(DASHES)
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in plain)
    return re.sub(r" ?/ ?", "/", " ".join(digits.split()))


def _fault(tidy: str) -> str:
    for pattern, fault, _ in FIGURES:
        if re.fullmatch(pattern, tidy):
            return fault
    if not tidy:
        return "There is no date here."
    if CLOCK.fullmatch(tidy):
        return "A time stands behind its day and a T."
    named = _named(tidy)
    if named is not None and named.part and named.year is None:
        return "The year is missing."
    words = re.sub(r"[0-9txyz]", "", tidy)
    return IN_FIGURES if any(map(str.isalpha, words)) else "This isn't how a date is written."


def _phrase(tidy: str) -> Iterator[str]:
    """A date, an interval between two, or one that is open at an end."""
    for words, pattern in ((SINCE, "{}/.."), (BY, "../{}")):
        if tidy.startswith(words):
            yield from map(pattern.format, _date(tidy.partition(" ")[2]))
    span = tidy.removeprefix("from ").removeprefix("between ")
    start, *end = CONNECTORS.split(span, maxsplit=1)
    if end:
        pattern = "[{}..{}]" if tidy.startswith("between ") else "{}/{}"
        ends = product(_date(start, end[0]), _date(end[0]))
        yield from (pattern.format(*each) for each in ends)
    else:
        yield from _date(tidy)


def _date(tidy: str, rest: str = "") -> Iterator[str]:
    """One date; what it lacks, as in "3 to 5 June 2020", stands in `rest`."""
    first, _, others = tidy.partition(" ")
    word = SURENESS.get(first.rstrip("."), "")
    marks = {word, *MARKS.findall(tidy)} - {""}
    mark = marks.pop() if len(marks) == 1 else "%" if marks else ""
    plain = MARKS.sub("", others if word else tidy).strip()
    yield from (each + mark for each in _unmarked(plain, rest))


def _unmarked(plain: str, rest: str) -> Iterator[str]:
    yield plain
    found = _worded(plain, rest) if rest else ()
    yield from found or _figures(plain) or _worded(plain) or _timed(plain)


def _figures(tidy: str) -> tuple[str, ...]:
    for pattern, _, templates in FIGURES:
        match = re.fullmatch(pattern, tidy)
        if match:
            return tuple(template.format(*match.groups()) for template in templates)
    return ()


def _timed(tidy: str) -> tuple[str, ...]:
    match = CLOCK.fullmatch(tidy)
    if match is None:
        return ()
    half, offset = match["half"], match["offset"] or ""
    hour = int(match["hour"]) % 12 + (12 if half == "pm" else 0) if half else int(match["hour"])
    behind = f"{offset}:{match['minutes']}" if offset and match["minutes"] else offset
    days = (match["day"], *_figures(match["day"]), *_worded(match["day"]))
    return tuple(f"{day}t{hour:02}:{match['rest']}{behind}" for day in days)


def _worded(tidy: str, rest: str = "") -> tuple[str, ...]:
    named = _named(tidy)
    if named is None:
        return ()
    others = _named(rest) if rest else None
    if named.year is None and others is not None:
        named = replace(others, part=named.part or others.part, day=named.day, century=False)
    return (named.edtf,)


def _named(tidy: str) -> _Named | None:
    """What the words name, None if one of them is no word of a date."""
    if re.search(r"[^\w ,.']", tidy):
        return None
    words = [word for word in re.findall(r"\d+|[^\W\d_]+", tidy) if word not in NOISE]
    numbers = [int(word) for word in words if word.isdecimal()]
    names = [word for word in words if not word.isdecimal()]
    parts = [part for word in names if (part := SEASONS.get(word) or _month(word))]
    eras = [ERAS[word] for word in names if word in ERAS]
    century = "century" in names
    if len(parts) + len(eras) + century != len(names) or len(numbers) > 2 or len(parts) > 1:
        return None
    year = next((number for number in numbers if number > 31), None)
    if year is None and (eras or century) and numbers:
        year = numbers[-1]
    days = [f"{number:02}" for number in numbers if number != year]
    return _Named(year, "".join(parts), "".join(days), any(eras), century)


def _month(word: str) -> str:
    """The number of the month that a word names or begins, "" if it is none or several."""
    numbers = {number for name, number in _months().items() if name.startswith(word)}
    return numbers.pop() if len(word) >= 3 and len(numbers) == 1 else ""


@cache
def _months() -> dict[str, str]:
    """The names of the months in small letters, with their numbers in EDTF."""
    from babel import Locale  # noqa: PLC0415  only a misspelt date needs it

    return {
        name.casefold(): f"{number:02}"
        for language in LANGUAGES
        for number, name in Locale(language).months["format"]["wide"].items()
    }
