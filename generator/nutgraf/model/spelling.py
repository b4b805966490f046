"""What a writer may have meant: the nearest of the names that exist."""

from __future__ import annotations

from collections.abc import Iterable

NEAR_ENOUGH = 60.0
"""Per cent of equal characters from which on a name is worth suggesting."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` was most likely meant to be, or None if none is near.

    Case doesn't count. Of names equally near the first in the alphabet is taken, so that a
    message is the same on every run.
    """
    from rapidfuzz import fuzz, process, utils

    match = process.extractOne(
        word,
        sorted(known),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=NEAR_ENOUGH,
    )
    return match[0] if match else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest of `known`, or else `otherwise`."""
    near = nearest(word, known)
    return f"Did you mean `{near}`?" if near else otherwise
