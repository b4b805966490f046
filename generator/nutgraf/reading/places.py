"""Where keys and values stand, looked up only when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec
import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from nutgraf.model.diagnostics import Location
from nutgraf.model.documents import FieldValue, FrontMatter, KeyPath
from nutgraf.reading.fields import FieldReader
from nutgraf.reading.front_matter import MARKER
from nutgraf.reading.passage import Passage

_FIELDS: msgspec.msgpack.Decoder[dict[str, FieldValue]] = msgspec.msgpack.Decoder()


@dataclass(frozen=True, slots=True)
class Found:
    """The value that so many steps of a path lead to, and its key if it has one."""

    value: Node
    key: Node | None
    steps: int


class PlacesInText(FrontMatter):
    """The front matter of one document: keeps its text, and reads it again when asked for a place.

    The text is kept encoded, since next to nobody asks: that takes half the memory. The fields are
    packed: all documents are there before the first is checked, and as objects they take three
    times as much.
    """

    __slots__ = ("_encoded", "_first_line", "_packed", "body")

    def __init__(self, front_matter: Passage, body: Passage, fields: dict[str, FieldValue]) -> None:
        self._encoded = front_matter.text.encode()
        self._first_line = front_matter.first_line
        self._packed: bytes | None = msgspec.msgpack.encode(fields)
        self.body = body

    def fields(self) -> dict[str, FieldValue]:
        """The fields, made anew each time."""
        if self._packed is not None:
            return _FIELDS.decode(self._packed)
        fields = FieldReader(self.front_matter).read()
        return fields if isinstance(fields, dict) else {}  # a draft may have none

    def let_go(self) -> None:
        """Keep nothing of the fields in memory; they are read again for who asks then."""
        self._packed = None

    @property
    def front_matter(self) -> Passage:
        """What stands before the body."""
        return Passage(self.body.path, self._first_line, _decoded(self._encoded))

    def file_path(self) -> str:
        """The file's path, relative to the site's root."""
        return self.body.path

    def of_value(self, path: KeyPath) -> Location:
        """The value at `path`; where that isn't there, the nearest thing around it that is.

        A text is shown by its first line, with its quotes; a list or a group of keys by its key,
        or by its first line where it has none; an empty value by its key; and the front matter
        as a whole by the line that begins it.
        """
        found = self._find(path)
        if found is None or not found.steps:
            return Location(self.front_matter.path, self.front_matter.first_line, 1, 3, MARKER)
        if found.key is not None and not _has_text(found.value):
            return self._stretch(found.key)
        if found.key is None and _is_empty(found.value):
            return self.front_matter.location(found.value.start_mark.line, 0, 0)
        return self._stretch(found.value)

    def of_key(self, path: KeyPath) -> Location:
        """The key that `path` ends in; where that isn't there, like `of_value`."""
        found = self._find(path)
        if found is None or found.key is None or found.steps < len(path):
            return self.of_value(path)
        return self._stretch(found.key)

    def of_text(self, path: KeyPath, text: str) -> Location:
        """Where `text` first stands inside the value at `path`, or in the body if that is empty.

        Where the value could have keys and is a text of its own, as a cause may be, that is it. A
        text that can't be found (a folded or escaped scalar) is placed like its value; in the body,
        at its first line.
        """
        if not path:
            start = self.body.text.find(text)
            return self.body.location_at(max(start, 0), len(text) if start > -1 else 0)
        found = self._find(path)
        if found is not None and (found.steps == len(path) or _has_text(found.value)):
            begin, end = found.value.start_mark.index, found.value.end_mark.index
            start = self.front_matter.text.find(text, begin, end)
            if start > -1:
                return self.front_matter.location_at(start, len(text))
        return self.of_value(path)

    def _find(self, path: KeyPath) -> Found | None:
        """How far `path` leads; None where the front matter is empty."""
        root = nodes_of(self.front_matter.text)
        if root is None:
            return None
        found = Found(root, None, 0)
        for step in path:
            following = _step(found, step)
            if following is None:
                break
            found = following
        return found

    def _stretch(self, node: Node) -> Location:
        """The first line of what a node says."""
        start, end = node.start_mark, node.end_mark
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            return self._first_line_of_block(node)
        return self.front_matter.location(start.line, start.column, end.index - start.index)

    def _first_line_of_block(self, node: ScalarNode) -> Location:
        """The first line with text below the `|`, or the `|` itself where there is none."""
        start = node.start_mark
        for number in range(start.line + 1, node.end_mark.line):
            line = self.front_matter.lines[number]
            if line.strip():
                indent = len(line) - len(line.lstrip())
                return self.front_matter.location(number, indent, len(line) - indent)
        return self.front_matter.location(start.line, start.column, 1)


@lru_cache(maxsize=4)
def _decoded(encoded: bytes) -> str:
    """The same text each time, for those who ask for thousands of places in one file."""
    return encoded.decode()


@lru_cache(maxsize=4)
def nodes_of(text: str) -> Node | None:
    """The nodes of front matter that has been read before: it is sound, and not too deep."""
    node: Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    return node


def _step(found: Found, step: str | int) -> Found | None:
    """One step further; a single entry may stand where a list is meant, and is its first one."""
    node = found.value
    if isinstance(node, MappingNode) and isinstance(step, str):
        pairs = (pair for pair in node.value if pair[0].value == step)
        pair = next(pairs, None)
        return Found(pair[1], pair[0], found.steps + 1) if pair else None
    if isinstance(node, SequenceNode):
        is_there = isinstance(step, int) and 0 <= step < len(node.value)
        return Found(node.value[step], None, found.steps + 1) if is_there else None
    return Found(node, found.key, found.steps + 1) if step == 0 else None


def _has_text(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not _is_empty(node)


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and not node.value
