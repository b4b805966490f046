"""HTML in a Markdown text that doesn't get onto a page: cleaning takes it out without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nutgraf.checking.scanning import without_code
from nutgraf.model.elements import BLOCKS, PHRASING, WITHOUT_THEIR_CONTENT

_INDENTED = re.compile(r"^(?: {4}|\t).*$", re.MULTILINE)  # mostly code, where tags are shown
_OPENING = re.compile(r"(?<!\\)<([A-Za-z][A-Za-z0-9-]{0,40})(?:[\s/][^<>]{0,2000})?>")
_KEPT = PHRASING | BLOCKS


def find_left_out(text: str) -> Iterator[tuple[str, str, str]]:
    """Elements that are left out, each once: as typed, what becomes of them, what to write."""
    if "<" not in text:
        return
    seen = set(_KEPT)
    for match in _OPENING.finditer(_INDENTED.sub("", without_code(text))):
        name = match[1].lower()
        if name in seen:
            continue
        seen.add(name)
        written = match[0].partition("\n")[0]
        if name in WITHOUT_THEIR_CONTENT:
            yield (
                written,
                f"`<{match[1]}>` is left out, with all that is in it.",
                "Link to what it shows, or remove it. Pages take no films, frames or scripts.",
            )
        else:
            yield (
                written,
                f"`<{match[1]}>` is no tag that pages have, so it is left out.",
                f"Write `&lt;{match[1]}>` to show it as typed, or else remove it.",
            )
