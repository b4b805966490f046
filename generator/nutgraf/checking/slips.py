"""What a Markdown text shows as it was typed, though its writer meant something by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nutgraf.checking.scanning import without_code

_HALF_LINK = re.compile(r"(?<!\\)\[\[([^\[\]\n]{1,100})\](?![\](])")
_HALF_CITATION = re.compile(
    r"(?<!\\)\[@([\w-]{1,100})[^\[\]\n]{0,40}(?=[^\[\]]{0,300}(?:\[|\Z|\n[ \t]*\n))"
)
_NOTE = re.compile(r"(?<!\\)\[\^([^\[\]\s]{1,100})\](:?)")


def find_slips(text: str) -> Iterator[tuple[str, str, str]]:
    """What is shown as typed: the words themselves, what is wrong with them, what to write."""
    if "[" not in text:
        return
    bare = without_code(text)
    for match in _HALF_LINK.finditer(bare):
        yield match[0], "This link is closed by one bracket.", f"Write `[[{match[1]}]]`."
    for match in _HALF_CITATION.finditer(bare):
        yield match[0], "This citation isn't closed.", f"Write `[@{match[1]}]`."
    written = {match[1] for match in _NOTE.finditer(bare) if match[2]}
    for match in _NOTE.finditer(bare):
        if match[1] not in written:
            hint = f"Write it at the end of the text, as `[^{match[1]}]: …`."
            yield match[0], f"There is no footnote `{match[1]}` in this text.", hint
