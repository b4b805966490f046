"""Which days to show for a date, where a format wants a first and a last one."""

from __future__ import annotations

from nutgraf.model.dates import Precision, When


def known_part(date: When) -> When:
    """The date itself if it has a first and a last day, else its part at the end that is known.

    "2019/.." gives "2019", "../2020-09" gives "2020-09".
    """
    if date.earliest is not None and date.latest is not None:
        return date
    return known_part(_last(date) if date.earliest is None else _first(date))


def first_point(date: When) -> When:
    """The single date with which a date begins that has a first day."""
    return first_point(_first(date)) if date.parts else date


def last_point(date: When) -> When:
    """The single date with which a date ends that has a last day."""
    return last_point(_last(date)) if date.parts else date


def _first(date: When) -> When:
    """The start of an interval, or of several dates the one that can be earliest."""
    parts = [part for part in date.parts if isinstance(part, When)]
    if date.precision is Precision.INTERVAL:
        return parts[0]
    return min((part.earliest, part.order, part) for part in parts if part.earliest is not None)[2]


def _last(date: When) -> When:
    """The end of an interval, or of several dates the one that can be latest."""
    parts = [part for part in date.parts if isinstance(part, When)]
    if date.precision is Precision.INTERVAL:
        return parts[-1]
    return max((part.latest, part.order, part) for part in parts if part.latest is not None)[2]
