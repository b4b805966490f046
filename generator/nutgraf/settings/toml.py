"""Where the keys and values of a TOML file stand, which `tomllib` doesn't tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from nutgraf.model.diagnostics import Location
from nutgraf.model.documents import KeyPath

TOKEN = re.compile(
    r"""
      (?P<skip>    [ \t]+ | \#[^\n]* )
    | (?P<newline> \n )
    | (?P<text>    \"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\])*" | '[^']*' )
    | (?P<mark>    [=.,\[\]{}] )
    | (?P<bare>    [^\s=.,\[\]{}\#"']+ )
    """,
    re.VERBOSE | re.DOTALL,
)
END = ""


class Span(NamedTuple):
    """A stretch of the file, in characters from its beginning."""

    start: int
    end: int


class TomlPlaces:
    """Knows where every key and value of a well-formed TOML text stands."""

    def __init__(self, path: str, text: str) -> None:
        """Take the file's path, and its text: well-formed, with line feeds alone."""
        self._path = path
        self._text = text
        scanner = _Scanner(text)
        scanner.read_statements()
        self._keys, self._values = scanner.keys, scanner.values

    def of_value(self, path: KeyPath) -> Location:
        """The value at `path`; where that isn't there, the nearest thing around it that is."""
        for length in range(len(path), 0, -1):
            if span := self._values.get(path[:length]):
                return self._location(span)
        return Location(self._path)

    def of_key(self, path: KeyPath) -> Location:
        """The key that `path` ends in; where that isn't there, like `of_value`."""
        span = self._keys.get(path)
        return self._location(span) if span else self.of_value(path)

    def _location(self, span: Span) -> Location:
        before = self._text.rfind("\n", 0, span.start) + 1
        line = self._text[before:].partition("\n")[0]
        column = span.start - before
        length = min(span.end - span.start, len(line) - column)
        number = self._text.count("\n", 0, span.start) + 1
        return Location(self._path, number, column + 1, length, line)


class _Scanner:
    """Goes over the tokens once. The grammar is TOML 1.0's, minus everything it forbids."""

    def __init__(self, text: str) -> None:
        self.keys: dict[KeyPath, Span] = {}
        self.values: dict[KeyPath, Span] = {}
        self._tokens = [match for match in TOKEN.finditer(text) if match.lastgroup != "skip"]
        self._next = 0
        self._entries: dict[KeyPath, int] = {}

    def read_statements(self) -> None:
        table: KeyPath = ()
        while self._next < len(self._tokens):
            if self._peek() == "\n":
                self._take()
            elif self._peek() == "[":
                table = self._read_header()
            else:
                self._read_pair(table)

    def _read_header(self) -> KeyPath:
        """`[table]` or `[[entry of a list of tables]]`."""
        marks = 0
        while self._peek() == "[":
            self._take()
            marks += 1
        parts = tuple(self._read_key())
        table: KeyPath = ()
        for name, _ in parts:
            table = (*self._last_entry(table), name)
        if marks == 2:
            self._entries[table] = self._entries.get(table, 0) + 1
            table = self._last_entry(table)
        self.keys[table] = self.values[table] = Span(parts[0][1].start, parts[-1][1].end)
        for _ in range(marks):
            self._take()
        return table

    def _last_entry(self, table: KeyPath) -> KeyPath:
        """Where a list of tables is meant, its last entry so far."""
        return (*table, self._entries[table] - 1) if table in self._entries else table

    def _read_pair(self, table: KeyPath) -> None:
        path = table
        for name, span in self._read_key():
            path = (*path, name)
            self.keys.setdefault(path, span)
            self.values.setdefault(path, span)
        self._take()
        self._read_value(path)

    def _read_key(self) -> Iterator[tuple[str, Span]]:
        """The parts of a dotted key, each with its place."""
        while True:
            token = self._take()
            name = token.group()
            if token.lastgroup == "text":
                name = tomllib.loads(f"key = {name}")["key"]
            yield name, Span(*token.span())
            if self._peek() != ".":
                return
            self._take()

    def _read_value(self, path: KeyPath) -> None:
        first = self._take()
        if first.group() == "[":
            last = self._read_list(path)
        elif first.group() == "{":
            last = self._read_inline_table(path)
        else:
            last = first
            while self._peek() not in {",", "]", "}", "\n", END}:
                last = self._take()
        self.values[path] = Span(first.start(), last.end())

    def _read_list(self, path: KeyPath) -> re.Match[str]:
        index = 0
        while self._peek() != "]":
            if self._peek() in {",", "\n"}:
                self._take()
            else:
                self._read_value((*path, index))
                index += 1
        return self._take()

    def _read_inline_table(self, path: KeyPath) -> re.Match[str]:
        while self._peek() != "}":
            if self._peek() in {",", "\n"}:
                self._take()
            else:
                self._read_pair(path)
        return self._take()

    def _peek(self) -> str:
        return self._tokens[self._next].group() if self._next < len(self._tokens) else END

    def _take(self) -> re.Match[str]:
        self._next += 1
        return self._tokens[self._next - 1]
