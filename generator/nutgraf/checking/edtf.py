"""Dates as a newsroom writes them: EDTF, read into `When`.

Level 0, level 1 and the one-of sets of level 2 of the Library of Congress's EDTF specification
(ISO 8601-2:2019), as `docs/reference/dates.md` tells writers.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from nutgraf.checking.edtf_points import DateError, parse_point
from nutgraf.checking.misspelt_dates import explain
from nutgraf.model.dates import End, Precision, Qualifier, When

LONGEST = 200
HINT = "Write `2020-09-16`, or only what is known: `2020-09`, `2020-21` (spring), `2020`."
BOUNDLESS = "This has neither a start nor an end."
PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class InvalidDate(ValueError):  # noqa: N818  named after what the writer did
    """A text that isn't a date: why, and what to write, each a sentence ("" for no hint)."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def parse_when(text: str, zone: ZoneInfo) -> When:
    """Read an EDTF date; a time without an offset is one of `zone`, the site's.

    Raises InvalidDate, whose `reason` and `hint` are sentences for a writer.
    """
    return _parse(text.strip(), zone)


@lru_cache(maxsize=65_536)
def _parse(text: str, zone: ZoneInfo) -> When:
    if PLAIN_DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text).toordinal()
        except ValueError:
            pass  # there is no such day, and the long way says why
        else:
            return When(text, Precision.DAY, day, day)
    if len(text) > LONGEST:
        raise InvalidDate(f"A date has at most {LONGEST} characters.")
    try:
        return _read(text, zone)
    except DateError as problem:
        raise _explained(problem, text, zone) from None


def _explained(problem: DateError, text: str, zone: ZoneInfo) -> InvalidDate:
    """The problem for a writer, with every spelling that is likely meant and is a date."""
    fault, spellings = explain(text)
    candidates = (problem.spelling,) if problem.spelling else spellings
    valid = [f"`{each}`" for each in candidates if _is_valid(each, zone)]
    hint = f"Write {' or '.join(valid)}." if valid else problem.advice
    return InvalidDate(problem.reason or fault, hint if problem.reason else hint or HINT)


def _is_valid(text: str, zone: ZoneInfo) -> bool:
    try:
        _read(text, zone)
    except DateError:
        return False
    return True


def _read(text: str, zone: ZoneInfo) -> When:
    if text.startswith("["):
        return _one_of(text, zone)
    if text.startswith("{"):
        raise DateError(
            "Nothing happens on several dates at once.", advice="Write an event for each."
        )
    if "/" in text:
        return _interval(text, zone)
    return _point(text, zone)


def _point(text: str, zone: ZoneInfo) -> When:
    when = parse_point(text, zone)
    if when is None:
        raise DateError("")  # what is wrong with it is seen from the whole text
    return when


def _interval(text: str, zone: ZoneInfo) -> When:
    start, _, end = text.partition("/")
    return _span(text, (_end(start, zone), _end(end, zone)), "{}/{}")


def _end(text: str, zone: ZoneInfo) -> When | End:
    if text == "":
        return End.UNKNOWN
    return End.OPEN if text == ".." else _point(text, zone)


def _span(text: str, ends: tuple[When | End, When | End], spelling: str) -> When:
    """From one end to the other: an interval, or a range within a set, which `spelling` shows."""
    start, end = ends
    if isinstance(start, When) and isinstance(end, When) and _ends_early(start, end):
        raise DateError("This ends before it starts.", spelling.format(end.text, start.text))
    if not isinstance(start, When) and not isinstance(end, When):
        raise DateError(BOUNDLESS)
    begun = start if isinstance(start, When) else None
    return When(
        text,
        Precision.INTERVAL,
        begun.earliest if begun else None,
        end.latest if isinstance(end, When) else None,
        qualifier=_joint(ends),
        time=begun.time if begun else "",
        offset=begun.offset if begun else "",
        parts=ends,
    )


def _ends_early(start: When, end: When) -> bool:
    if start.precision is Precision.TIME and end.precision is Precision.TIME:
        return end.order[:-1] < start.order[:-1]
    return end.latest is not None and start.earliest is not None and end.latest < start.earliest


def _joint(parts: tuple[When | End, ...]) -> Qualifier:
    """How sure a date is whose parts are as sure as they are."""
    marks = {part.qualifier for part in parts if isinstance(part, When)} - {Qualifier.CERTAIN}
    if not marks:
        return Qualifier.CERTAIN
    return marks.pop() if len(marks) == 1 else Qualifier.BOTH


def _one_of(text: str, zone: ZoneInfo) -> When:
    if not text.endswith("]"):
        raise DateError("The bracket `[` is never closed.", f"{text}]")
    written = tuple(each.strip() for each in text[1:-1].split(","))
    if "" in written:
        raise DateError("A date is missing in these brackets.")
    choices = dict.fromkeys(_choice(each, zone) for each in written)
    parts = tuple(sorted(choices, key=lambda each: (each.earliest is not None, each.order)))
    earliest = [part.earliest for part in parts if part.earliest is not None]
    latest = [part.latest for part in parts if part.latest is not None]
    begun, ended = len(earliest) == len(parts), len(latest) == len(parts)
    if not begun and not ended:
        raise DateError(BOUNDLESS)
    return When(
        f"[{','.join(written)}]",
        Precision.ONE_OF,
        min(earliest) if begun else None,
        max(latest) if ended else None,
        qualifier=_joint(parts),
        time=parts[0].time,
        offset=parts[0].offset,
        parts=parts,
    )


def _choice(text: str, zone: ZoneInfo) -> When:
    start, dots, end = text.partition("..")
    if not dots:
        return _point(text, zone)
    ends = (_end(start, zone) if start else End.OPEN, _end(end, zone) if end else End.OPEN)
    return _span(text, ends, "[{}..{}]")
