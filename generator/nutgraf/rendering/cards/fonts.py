"""A font that can draw a text: the one that comes along, or else one of this machine."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

BUNDLED = "font_source_serif_pro"
"""Source Serif: Latin, Greek and Cyrillic. Adobe, under the SIL Open Font License 1.1."""

BOLD, PLAIN = "SourceSerifPro-Semibold.otf", "SourceSerifPro-Regular.otf"
FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
ENDINGS = {".ttf", ".otf", ".ttc"}
PREFERRED = ("serif", "naskh", "song", "ming", "mincho", "myungjo")
"""In the names of fonts that look like the one that comes along."""

NO_CHARACTER = "\uffff"
TRIAL_SIZE = 24
SLANTED = ("italic", "oblique", "slanted")
UNSEEN = ("Z", "C", "M")
"""Categories of characters that need no picture of their own: spaces, controls, marks."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font's file, and what tells it from others: the SHA-256 of its bytes."""

    file: str
    digest: str

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The font in a size, in pixels; it shapes and orders text of all scripts."""
        return ImageFont.truetype(self.file, size, layout_engine=ImageFont.Layout.RAQM)


class FontCase:
    """The fonts at hand. Pure but for its memory of which has which characters."""

    def __init__(self, folders: tuple[str, ...] = FOLDERS) -> None:
        self._folders = folders
        self._seen: dict[str, _Characters] = {}
        self._digests: dict[str, str] = {}

    @property
    def state(self) -> str:
        """A digest of which fonts this machine has, by their names, sizes and times of change."""
        found = sha256()
        for file in sorted(self._installed):
            with suppress(OSError):
                status = Path(file).stat()
                found.update(f"{file} {status.st_size} {status.st_mtime_ns}\n".encode())
        return found.hexdigest()

    def bold(self, text: str) -> Face | None:
        """For what is said first; None where no font has all characters of the text."""
        return self._face(text, BOLD, ("semibold", "bold"))

    def plain(self, text: str) -> Face | None:
        """For the rest."""
        return self._face(text, PLAIN, ("regular",))

    def _face(self, text: str, bundled: str, weights: tuple[str, ...]) -> Face | None:
        characters = {one for one in text if unicodedata.category(one)[0] not in UNSEEN}
        for file in self._candidates(bundled, weights):
            if file not in self._seen:
                self._seen[file] = _Characters(file)
            if self._seen[file].has_all(characters):
                return Face(file, self._digest(file))
        return None

    def _candidates(self, bundled: str, weights: tuple[str, ...]) -> Iterator[str]:
        yield str(_bundled_folder() / bundled)

        def order(file: str) -> tuple[bool, bool, str]:
            name = Path(file).name.lower()
            is_preferred = any(word in name for word in PREFERRED)
            return not is_preferred, not any(word in name for word in weights), file

        yield from sorted(self._installed, key=order)

    @cached_property
    def _installed(self) -> tuple[str, ...]:
        """The upright fonts of this machine. What can't be read isn't there."""
        found = []
        for folder in self._folders:
            for inside, _, names in os.walk(Path(folder).expanduser()):
                found += [f"{inside}/{name}" for name in names if _is_upright_font(name)]
        return tuple(found)

    def _digest(self, file: str) -> str:
        if file not in self._digests:
            self._digests[file] = sha256(Path(file).read_bytes()).hexdigest()
        return self._digests[file]


class _Characters:
    """Which characters a font has: those that it draws otherwise than one that doesn't exist."""

    def __init__(self, file: str) -> None:
        self._has: set[str] = set()
        self._lacks: set[str] = set()
        self._font = _opened(file)

    def has_all(self, characters: set[str]) -> bool:
        """Whether the font draws each of these."""
        if self._font is None or characters & self._lacks:
            return False
        missing = _drawn(self._font, NO_CHARACTER)
        for one in sorted(characters - self._has):
            if _drawn(self._font, one) == missing:
                self._lacks.add(one)
                return False
            self._has.add(one)
        return True


def _opened(file: str) -> ImageFont.FreeTypeFont | None:
    """A font's file, None for one that isn't sound."""
    try:
        return ImageFont.truetype(file, TRIAL_SIZE, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        return None


def _drawn(font: ImageFont.FreeTypeFont, character: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(character)
    return mask.size, bytes(mask)


def _bundled_folder() -> Path:
    package = find_spec(BUNDLED)
    places = package.submodule_search_locations if package else None
    assert places  # it is a dependency
    return Path(places[0]) / "files"


def _is_upright_font(name: str) -> bool:
    path = Path(name.lower())
    return path.suffix in ENDINGS and not any(word in path.stem for word in SLANTED)
