"""From the parts of a TimelineJS date to EDTF, and no further than the parts go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from nutgraf.authoring.slides import DATE_PARTS, Parts, Slide
from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.model.dates import When
from nutgraf.rendering.wording import word_when

NUMBER = re.compile(r"(-?[0-9]{1,12})(?:\.0+)?")
CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?P<fraction>[.,][0-9]+)?)?)?"
    r"\s*(?:(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)
SEASONS = (*range(21, 25), *range(29, 33))
"""The northern ones and the southern ones."""


class UnclearDateError(ValueError):
    """Parts that make no date: why, in plain words that go on from "Row 7:"."""


def edtf_of(slide: Slide, zone: ZoneInfo, lang: str) -> str:
    """The date of a slide in EDTF; a time is one of the zone.

    Where the slide shows words of Nutgraf's own for its date, such as "about 2020", the date is
    the one that has these words: TimelineJS itself has no other place for a doubt.
    Raises UnclearDateError for parts that make no date.
    """
    start = _point(slide.start, "")
    end = _point(slide.end, "end ") if slide.end else start
    text = start if start == end else f"{start}/{end}"
    try:
        date = parse_when(text, zone)
    except InvalidDate as problem:
        raise UnclearDateError(problem.reason) from None
    shown = _spaced(slide.display_date)
    for candidate in _candidates(text, start, end) if shown else ():
        meant = _read(candidate, zone)
        if meant and _spaced(word_when(meant, lang)) == shown and _is_within(meant, date):
            return candidate
    return text


def worded(text: str, zone: ZoneInfo, lang: str) -> str:
    """A date in words, with plain spaces."""
    return _spaced(word_when(parse_when(text, zone), lang))


def _read(text: str, zone: ZoneInfo) -> When | None:
    try:
        return parse_when(text, zone)
    except InvalidDate:
        return None


def _is_within(meant: When, date: When) -> bool:
    """Whether a date ends where the other one does, or has no end there."""
    return meant.earliest in {None, date.earliest} and meant.latest in {None, date.latest}


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _candidates(text: str, start: str, end: str) -> Iterator[str]:
    """The dates that TimelineJS would be given the same parts for, the plainest first."""
    yield text
    if start == end:
        yield from (f"{text}{mark}" for mark in "~?%")
        yield from (f"../{text}", f"{text}/..", f"/{text}", f"{text}/")
        return
    yield from (f"{start[:4]}-{season}" for season in SEASONS)
    yield from (f"{start[:-1]}X", f"{start[:-2]}XX")
    yield from (f"[{start},{end}]", f"[{start}..{end}]")
    for mark in "~?%":
        yield from (f"{start}{mark}/{end}", f"{start}/{end}{mark}", f"{start}{mark}/{end}{mark}")


def _point(parts: Parts, which: str) -> str:
    """One date of EDTF, perhaps with an impossible month or day."""
    if "year" not in parts:
        raise UnclearDateError(f"It has no {which}year.")
    numbers = {
        part: _number(value, f"{which}{part}") for part, value in parts.items() if part != "time"
    }
    year = numbers["year"]
    if year == 0:
        raise UnclearDateError("There is no year 0: before the year 1 comes 1 BC, which is -1.")
    if numbers.get("month", 1) > 12:  # EDTF has seasons there
        raise UnclearDateError(f"There is no month {numbers['month']}.")
    text = _year(year if year > 0 else year + 1)
    for part, coarser in (("month", "year"), ("day", "month")):
        if part in numbers and coarser not in numbers:
            raise UnclearDateError(f"It has a {which}{part}, but no {which}{coarser}.")
        text += f"-{numbers[part]:02}" if part in numbers else ""
    clock = _clock(parts, numbers)
    if clock and "day" not in numbers:
        raise UnclearDateError(f"It has a time, but no {which}day.")
    return f"{text}T{clock}" if clock else text


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _number(value: str, name: str) -> int:
    match = NUMBER.fullmatch(re.sub(r"[\s,]", "", value))
    if match is None:
        raise UnclearDateError(f"The {name} “{value}” isn't a number.")
    return int(match[1])


def _clock(parts: Parts, numbers: dict[str, int]) -> str:
    """The time of day: of a spreadsheet's Time, or of the numbers of the JSON."""
    if "time" in parts:
        return _clock_of(parts["time"])
    if "hour" not in numbers:
        return ""
    clock = f"{numbers['hour']:02}:{numbers.get('minute', 0):02}"
    return f"{clock}:{numbers['second']:02}" if "second" in numbers else clock


def _clock_of(time: str) -> str:
    match = CLOCK.fullmatch(time)
    if match is None:
        raise UnclearDateError(f"The time “{time}” isn't like 14:30 or 2:30 PM.")
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        if hour > 12:
            raise UnclearDateError(f"The time “{time}” isn't like 14:30 or 2:30 PM.")
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = f"{hour:02}:{match['minute'] or '00'}"
    return f"{clock}:{match['second']}" if match["second"] else clock


def inexact_time(parts: Parts) -> str:
    """The time of a date as it was typed, if it is coarser or finer than EDTF can say; else ""."""
    match = CLOCK.fullmatch(parts.get("time", "0:00"))
    if match and not (match["minute"] and match["fraction"] is None):
        return parts["time"]
    is_coarse = "hour" in parts and "minute" not in parts
    if is_coarse or parts.get("millisecond", "0") != "0":
        return " ".join(f"{name} {parts[name]}" for name in DATE_PARTS[4:] if name in parts)
    return ""
