"""A theme's static files, at addresses that change with their content and may be kept for ever."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from re import Match

from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.integrity import integrity_of
from nutgraf.model.spelling import did_you_mean
from nutgraf.rendering.layers import ThemeFile

FOLDER = "/assets/"
LENGTH_OF_FINGERPRINT = 8

_REFERENCE = re.compile(
    r"/\*.*?\*/"
    r"|(?P<before>url\(\s*[\"']?|@import\s+[\"'])(?P<name>[^\"')\s?#]+)(?P<after>[?#][^\"')\s]*)?",
    re.DOTALL,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its site address, "/assets/style.1a2b3c4d.css", and its bytes."""

    url: str
    content: bytes

    @property
    def integrity(self) -> str:
        """What a page that uses it says of its content."""
        return integrity_of(self.content)


def fingerprint(files: Mapping[str, ThemeFile], report: Report) -> dict[str, Asset]:
    """The assets by their names in the theme. A file that a stylesheet lacks is an error."""
    return _Workshop(files, report).all()


class _Workshop:
    def __init__(self, files: Mapping[str, ThemeFile], report: Report) -> None:
        self._files = files
        self._report = report
        self._made: dict[str, Asset] = {}
        self._in_hand: list[str] = []

    def all(self) -> dict[str, Asset]:
        return {name: self._asset(name) for name in self._files}

    def _asset(self, name: str) -> Asset:
        if name not in self._made:
            self._in_hand.append(name)
            content = self._files[name].file.read_bytes()
            if name.endswith(".css"):
                css = self._with_addresses(name, content.decode(errors="surrogateescape"))
                content = css.encode(errors="surrogateescape")
            self._made[name] = Asset(_address(name, content), content)
            self._in_hand.pop()
        return self._made[name]

    def _with_addresses(self, name: str, css: str) -> str:
        """A stylesheet with the names of other static files replaced by their addresses."""

        def replaced(match: Match[str]) -> str:
            written = match["name"]
            if not written or _ELSEWHERE.match(written):
                return match[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), written))
            if target not in self._files or target in self._in_hand:
                self._complain(name, css, match, target)
                return match[0]
            folder = posixpath.dirname(FOLDER + name)
            address = posixpath.relpath(self._asset(target).url, folder)
            return f"{match['before']}{address}{match['after'] or ''}"

        return _REFERENCE.sub(replaced, css)

    def _complain(self, name: str, css: str, match: Match[str], target: str) -> None:
        start = match.start("name")
        line_start = css.rfind("\n", 0, start) + 1
        text = css[line_start:].partition("\n")[0]
        line = css.count("\n", 0, start) + 1
        place = Location(
            self._files[name].path, line, start - line_start + 1, len(match["name"]), text
        )
        if target in self._files:
            message, hint = "These stylesheets import each other.", "Take one of the imports out."
        else:
            message = f"The theme has no static file `{target}`."
            hint = did_you_mean(target, self._files)
        self._report.error("theme-file", message, place, hint)


def _address(name: str, content: bytes) -> str:
    stem, ending = posixpath.splitext(name)
    return f"{FOLDER}{stem}.{sha256(content).hexdigest()[:LENGTH_OF_FINGERPRINT]}{ending}"
