"""Whether an SVG is a drawing and nothing else.

SVG can hold scripts, other pages and requests to other sites. A drawing that has none of them is
safe to open by itself too; one that has is refused, rather than cleaned: it wouldn't look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.parsers import expat

from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.documents import Attachment
from nutgraf.model.pictures import Look, PictureFormat

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
ELEMENTS = re.compile(
    r"svg|g|defs|symbol|use|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath"
    r"|title|desc|metadata|style|image|marker|mask|pattern|clipPath|linearGradient|radialGradient"
    r"|stop|switch|view|filter|fe[A-Z][A-Za-z]+"
)
"""The elements of SVG 2 that only draw or describe."""

_INSIDE = r"\s*(?:#|data:image/(?:png|jpeg|webp|avif|gif)[;,])"
_OWN = re.compile(_INSIDE, re.IGNORECASE)
_ELSEWHERE = re.compile(
    rf"@import|\\|(?:image|image-set|src)\(|url\(\s*+[\"']?+(?!{_INSIDE})", re.IGNORECASE
)
"""What loads something in CSS. A backslash can spell all of it in another way."""

_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d+)?)(?:px)?\s*")


class NotADrawingError(Exception):
    """What else there is in it, as the end of the sentence "This SVG has …"."""


def report_unsafe_drawings(attachments: Iterable[Attachment], report: Report) -> None:
    """An error for every SVG that is more than a drawing: all can be opened by their addresses.

    What can't be read by the rules of XML is refused too: a browser may read on. A file that can't
    be opened is said of where a text shows it.
    """
    for attachment in attachments:
        if not attachment.path.lower().endswith(".svg"):
            continue
        try:
            look_at_drawing(Path(attachment.file).read_bytes())
        except NotADrawingError as found:
            message = f"This file has {found}."
            hint = "Save it as a plain SVG, or as a PNG."
            report.error("unsafe-picture", message, Location(attachment.path), hint)
        except OSError:
            continue


def look_at_drawing(content: bytes) -> Look:
    """The size of a drawing. NotADrawingError if it is more, or if nobody can be sure."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):  # the latter for encodings that aren't known here
        line = parser.CurrentLineNumber
        raise NotADrawingError(f"a mistake in its XML, in line {line}") from None
    return Look(PictureFormat.SVG, *reader.size, is_transparent=True)


class _Reader:
    def __init__(self) -> None:
        self.size = (0, 0)
        self._styles: list[str | None] = []
        """For each open element the text directly in it, if that is a style."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._styles:
            if (space, local) != (SVG, "svg"):
                raise NotADrawingError(f"another root: `{local}`")
            self.size = _size(attributes)
        if space == XHTML or (space == SVG and not ELEMENTS.fullmatch(local)):
            raise NotADrawingError(f"an element `{local}`, which can do more than draw")
        for key, value in attributes.items():
            self._check(*key.rpartition(" ")[::2], value)
        self._styles.append("" if local == "style" else None)

    def _check(self, space: str, key: str, value: str) -> None:
        if key.lower().startswith("on"):
            raise NotADrawingError(f"an attribute `{key}`, which runs a script")
        if key in {"href", "src"} and not _OWN.match(value):
            raise NotADrawingError(f"an address of something else: `{value[:40]}`")
        if not space:
            _check_style(value)

    def text(self, words: str) -> None:
        """A part of a text: it comes in pieces, around references, comments and elements."""
        if self._styles[-1] is not None:
            self._styles[-1] += words

    def end(self, _: str) -> None:
        _check_style(self._styles.pop() or "")

    def entity(self, name: str, *_: object) -> None:
        raise NotADrawingError(f"an entity `{name}`")

    def instruction(self, target: str, _: str) -> None:
        raise NotADrawingError(f"an instruction `{target}` to programs")


def _check_style(words: str) -> None:
    if _ELSEWHERE.search(words):
        raise NotADrawingError("a style that loads something else")


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """In CSS pixels: `width` and `height`, or else those of the `viewBox`."""
    lengths = [_LENGTH.fullmatch(attributes.get(key, "")) for key in ("width", "height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][1])), round(float(lengths[1][1]))
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    sides = [_LENGTH.fullmatch(side) for side in box[2:]]
    if len(box) == 4 and sides[0] and sides[1]:
        return round(float(sides[0][1])), round(float(sides[1][1]))
    return 0, 0
