"""Drawings in SVG that only draw: whatever could run, or fetch something, is found."""

from __future__ import annotations

import re
from xml.parsers import expat

from nutgraf.model.diagnostics import Location, Report

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"

DRAWING = re.compile(
    """a|circle|clipPath|defs|desc|ellipse|filter|g|image|line|linearGradient|marker|mask|metadata
    |path|pattern|polygon|polyline|radialGradient|rect|stop|style|svg|switch|symbol|text|textPath
    |title|tspan|use|view
    |fe(?:Blend|ColorMatrix|ComponentTransfer|Composite|ConvolveMatrix|DiffuseLighting
    |DisplacementMap|DistantLight|DropShadow|Flood|Func[ABGR]|GaussianBlur|Image|Merge|MergeNode
    |Morphology|Offset|PointLight|SpecularLighting|SpotLight|Tile|Turbulence)""",
    re.VERBOSE,
)
"""The elements of SVG 2 that only draw or describe: no scripts, animations, or other documents.

Elements of namespaces that browsers don't know, such as an editor's own, do nothing.
"""

_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_FETCHED_BY_STYLE = re.compile(
    r"@import|\\|url\(\s*(?![\"']?\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,]))", re.IGNORECASE
)


def check_drawing(path: str, data: bytes, report: Report) -> None:
    """An error for the first thing in an SVG file that is more than a drawing.

    A file can be opened in a browser by its address, where a script in it would be the site's own
    (SVG 2, section 2.6, dynamic interactive mode).
    """
    checker = _Checker()
    try:
        checker.parser.Parse(data, True)
    except expat.ExpatError as error:
        where = _place(path, data, error.lineno, error.offset + 1)
        message = "This isn't a drawing in SVG: it can't be read from here on."
        report.error("unsafe-drawing", message, where, "Save it again, or as PNG.")
    except _UnsafeError as found:
        message = f"This drawing has {found}: a browser could run it, or be sent elsewhere by it."
        hint = "Save it as “plain SVG” without scripts and links to files, or as PNG."
        where = _place(path, data, found.line, found.column)
        report.error("unsafe-drawing", message, where, hint)


def _place(path: str, data: bytes, line: int, column: int) -> Location:
    lines = data.decode("utf-8", "replace").split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    return Location(path, line, column, max(len(text) - column + 1, 0), text)


class _UnsafeError(Exception):
    """Ends the parsing; its text says what was found, and it knows where (from 1)."""

    def __init__(self, found: str, parser: expat.XMLParserType) -> None:
        super().__init__(found)
        self.line = parser.CurrentLineNumber
        self.column = parser.CurrentColumnNumber + 1


class _Checker:
    """Handlers that refuse everything that isn't known to be harmless."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._words
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.buffer_text = True
        self._in_style = False

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace == XHTML or (namespace == SVG and not DRAWING.fullmatch(local)):
            raise _UnsafeError(f"`<{local}>` in it", self.parser)
        self._in_style = local == "style"
        for key, value in attributes.items():
            found = _harm_in(key.rpartition(" ")[2].lower(), value)
            if found:
                raise _UnsafeError(found, self.parser)

    def _words(self, words: str) -> None:
        if self._in_style and _FETCHED_BY_STYLE.search(words):
            raise _UnsafeError("a style that fetches something", self.parser)

    def _end(self, _: str) -> None:
        self._in_style = False

    def _entity(self, *_: object) -> None:
        raise _UnsafeError("an entity of its own", self.parser)

    def _instruction(self, target: str, _: str) -> None:
        raise _UnsafeError(f"an instruction, `<?{target}`,", self.parser)


def _harm_in(name: str, value: str) -> str:
    """What is wrong with an attribute, as part of a sentence; "" if nothing is."""
    if name.startswith("on"):
        return f"`{name}` in it"
    if name in {"href", "src"} and not _WITHIN.match(value):
        return "a link to something outside"
    if _FETCHED_BY_STYLE.search(value) and ("url(" in value.lower() or name == "style"):
        return "an attribute that fetches something"
    return ""
