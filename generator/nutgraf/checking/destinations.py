"""Destinations of links as writers type them: which may be published, what else was meant."""

from __future__ import annotations

import re

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")

_WEB = re.compile(r"https?(?::/*|//)", re.IGNORECASE)
_HOST = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info|eu|uk|de)(?:/|$)")
_PICTURE = re.compile(r".*\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)


def is_half_an_address(written: str) -> bool:
    """Whether this begins like a web address, but without its two slashes."""
    return bool(_WEB.match(written)) and not re.match(r"https?://[^/]", written, re.IGNORECASE)


def what_was_meant(path: str) -> str:
    """A hint for a link to a file that isn't there, and is like none that is."""
    if _WEB.match(path) or _HOST.match(path):
        return f"A web address is written in full: `https://{_WEB.sub('', path, count=1)}`."
    if _PICTURE.fullmatch(path):
        return "Put the file beside this one."
    return "Write its path as seen from this file, or link by a name: `[[Name]]`."
