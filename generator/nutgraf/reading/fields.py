"""From YAML to plain data: every scalar is text, and nothing can mean more than it says.

libyaml's events are read one by one, so that nothing is ever built of a document that nests too
deeply or that refers to itself.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import NamedTuple, TypeGuard, cast

from yaml import CBaseLoader
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from nutgraf.model.documents import FieldValue
from nutgraf.reading.decoding import CONTROL, described
from nutgraf.reading.flaws import Flaw, special_character
from nutgraf.reading.misplaced import DASHES, list_dash
from nutgraf.reading.passage import Passage

DEEPEST = 40
"""Lists and groups of keys inside one another; the schema needs less than ten."""


class FieldReader:
    """Reads the front matter of one file; what is wrong with it is collected in `flaws`."""

    __slots__ = ("_next", "_passage", "flaws")

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._next = cast("Callable[[], Event]", CBaseLoader(passage.text).get_event)
        self.flaws: list[Flaw] = []

    def read(self) -> FieldValue:
        """The value of the whole front matter, None for an empty one.

        Raises yaml.YAMLError where the text isn't YAML; flaws found before that are kept.
        """
        self._next()  # the stream begins
        if isinstance(self._next(), StreamEndEvent):
            return None
        try:
            value = self._value(self._next(), 0)
            self._expect_end()
        except _GivingUpError:
            return None
        return value

    def _expect_end(self) -> None:
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, StreamEndEvent):
            message = "Here a second front matter begins inside the first."
            self._flaw("document-marker", message, event, "A file has one. Take this line out.")

    def _value(self, event: Event, depth: int) -> FieldValue:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, CollectionStartEvent):
            return self._collection(event, depth)
        self._special_character(event)  # an alias
        return None

    def _scalar(self, event: ScalarEvent) -> str | None:
        if event.anchor is not None or event.tag is not None:
            self._special_character(event)
        value = event.value
        if not event.style:
            if " - " in value or value[:1] in DASHES:
                self._check_dashes(event)
            return value or None
        if event.style == '"':
            self._check_escapes(event)
        return value

    def _collection(self, event: CollectionStartEvent, depth: int) -> FieldValue:
        if event.anchor is not None or event.tag is not None:
            self._special_character(event)
        if depth == DEEPEST:
            message = f"More than {DEEPEST} lists or groups of keys stand inside one another here."
            self._flaw("nested-too-deep", message, event, "Close brackets, or indent less.")
            raise _GivingUpError
        return self._list(depth) if isinstance(event, SequenceStartEvent) else self._mapping(depth)

    def _list(self, depth: int) -> list[FieldValue]:
        values = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            values.append(self._value(event, depth + 1))
        return values

    def _mapping(self, depth: int) -> dict[str, FieldValue]:
        values: dict[str, FieldValue] = {}
        keys: dict[str, Event] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._value(event, depth + 1)
            value = self._value(self._next(), depth + 1)
            if not self._is_good_key(key, event):
                continue
            if key in keys:
                self._duplicate_key(key, event, keys[key])
            else:
                keys[key] = event
                values[intern(key)] = value  # the same few words in every file
        return values

    def _is_good_key(self, key: FieldValue, event: Event) -> TypeGuard[str]:
        if isinstance(key, str) and key and key != "<<":
            return True
        if key == "<<":
            message = "`<<` would take over the keys of another place; that isn't done here."
            self._flaw("merge-key", message, event, "Write the keys out.")
        elif not isinstance(event, AliasEvent):
            message = "A key should stand here, but it is empty, a list or a group of keys."
            hint = "Write `key: value`, and a key that begins with a bracket in quotes."
            self._flaw("key-not-text", message, event, hint)
        return False

    def _duplicate_key(self, key: str, event: Event, first: Event) -> None:
        line = self._passage.first_line + _span(first).line
        message = f"The key `{key}` stands here a second time; the first is in line {line}."
        hint = "Keep one of the two, or make one list of both values."
        self._flaw("duplicate-key", message, event, hint)

    def _check_escapes(self, event: ScalarEvent) -> None:
        match = CONTROL.search(event.value)
        if match:
            message = f"{described(match.group())} is spelt out in this text."
            self._flaw("control-character", message, event, "Take its code out of the text.")

    def _check_dashes(self, event: ScalarEvent) -> None:
        """A text of several lines swallows entries of a list that begin where or how they can't."""
        span = _span(event)
        first = list_dash(span.line, self._passage.lines[span.line])
        if first is not None and first.column == span.column:
            self._note(first)
            return
        for number, line in enumerate(self._passage.text[span.start : span.end].split("\n")):
            entry = line.lstrip()
            if number and entry.startswith("- "):
                column = len(line) - len(entry)
                message = "This is taken for more of the text above, not for an entry of the list."
                hint = "Begin its dash in the same column as the dash of the entry above."
                flaw = Flaw("indentation", message, span.line + number, column, len(entry), hint)
                self._note(flaw)

    def _special_character(self, event: Event) -> None:
        span = _span(event)
        line = self._passage.lines[span.line]
        self._note(special_character(span.line, span.column, line))

    def _flaw(self, code: str, message: str, event: Event, hint: str) -> None:
        span = _span(event)
        length = max(1, span.end - span.start)
        self._note(Flaw(code, message, span.line, span.column, length, hint))

    def _note(self, flaw: Flaw) -> None:
        self.flaws.append(flaw)


class _GivingUpError(Exception):
    """Ends the reading of a document that goes too deep."""


class _Span(NamedTuple):
    """Where an event stands: line and column of its beginning, and its characters, from 0."""

    line: int
    column: int
    start: int
    end: int


def _span(event: Event) -> _Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return _Span(start.line, start.column, start.index, end.index)
