"""Texts without any markup, which most short ones are, need no parser."""

from __future__ import annotations

import re
from html import escape

from nutgraf.rendering.markdown.typography import Typesetter

_PLAIN = re.compile(
    # Lines that can't be anything but lines of a paragraph …
    r"(?:(?![0-9]+\.[ ]|[-+:=!#|~\s])"
    # … made of characters that mean nothing but themselves, and no line break after two spaces.
    r"[^\n\t\r\x00-\x1f\x7f-\x9f`*_\[\]\\<>&{}|\ud800-\udfff]*(?<! )(?:\n|\Z))*"
)


def plain_text(text: str, lang: str) -> str | None:
    """A text without markup as HTML, without a paragraph around it; None for any other text."""
    if not text.strip():
        return ""
    words = text.strip("\n")
    return escape(Typesetter(lang).set(words), quote=False) if _PLAIN.fullmatch(words) else None
