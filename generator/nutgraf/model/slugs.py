"""From words to the part of an address: the one rule for files, headings and names."""

from __future__ import annotations

import re
import unicodedata

LONGEST_SLUG = 80
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_KEPT_CATEGORIES = ("L", "N", "M")


def slugify(text: str) -> str:
    """Letters, their marks and digits of any script in lower case, all else as single hyphens.

    At most 80 characters, cut at a hyphen where there is one. A name that Windows keeps for
    devices gets "-page" behind it. A text without letters or digits gives "".
    """
    slug = text if _PLAIN.fullmatch(text) else _hyphenated(text)
    if len(slug) > LONGEST_SLUG:
        head, _, _ = slug[: LONGEST_SLUG + 1].rpartition("-")
        slug = head or slug[:LONGEST_SLUG]
    return f"{slug}-page" if _RESERVED.fullmatch(slug) else slug


def _hyphenated(text: str) -> str:
    if text.isascii():
        return "-".join(_NO_LETTERS.sub(" ", text.lower().replace("'", "")).split())
    # Folding may decompose, and marks that cannot stand alone must not begin a word.
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    kept = (
        character if unicodedata.category(character)[0] in _KEPT_CATEGORIES else " "
        for character in folded
        if character not in "'\u2019"
    )
    return "-".join("".join(kept).split())


def unique_slug(slug: str, taken: dict[str, int]) -> str:
    """The slug, or the slug with the first number from 2 that is free; "section" for an empty one.

    `taken` has the names that aren't free, each with the number to try next behind it; it is
    brought up to date, so that a thousand equal headings take no longer than as many others.
    """
    base = free = slug or "section"
    while free in taken:
        free = f"{base}-{taken[base]}"
        taken[base] += 1
    taken[free] = 2
    return free
