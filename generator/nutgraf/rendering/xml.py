"""Text on its way into XML (XML 1.0, fifth edition)."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

_NO_CHARACTERS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What isn't a character of XML (2.2): controls, halves of surrogate pairs, U+FFFE and U+FFFF."""


def escaped(text: str) -> str:
    """A text as the content of an element, or of an attribute in double quotes."""
    if not text.isprintable():
        text = _NO_CHARACTERS.sub("", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
