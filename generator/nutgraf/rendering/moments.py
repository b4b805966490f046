"""Moments as data formats write them."""

from __future__ import annotations

from datetime import UTC, datetime


def rfc3339(at: datetime) -> str:
    """An aware moment by RFC 3339, in its own zone where that is whole minutes from UTC."""
    offset = at.utcoffset()
    odd = offset is not None and offset.total_seconds() % 60
    return (at.astimezone(UTC) if odd else at).isoformat(timespec="seconds")
