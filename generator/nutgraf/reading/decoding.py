"""From bytes to text, one line ending for all, without characters that nobody can see."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from nutgraf.model.diagnostics import MOST_OF_A_FILE, Location, Report
from nutgraf.reading.passage import Passage

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, other systems' line ends and noncharacters; YAML refuses most of them."""

BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
LINE_ENDS = {"\x0b", "\x85", "\u2028", "\u2029"}


def decode(path: str, data: bytes, report: Report) -> str | None:
    """The text of a file, one line feed at the end of each line, or None with an error.

    A byte-order mark at the beginning is dropped. Control characters are errors too, but a
    replacement character stands in for each, so that the rest of the file can be read.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _report_encoding(path, data, error.start, report)
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if CONTROL.search(text):
        _report_controls(Passage(path, 1, text), report)
        text = CONTROL.sub("\ufffd", text)
    return text


def _report_encoding(path: str, data: bytes, start: int, report: Report) -> None:
    """Show the line as far as it can be read; what can't be is shown as a question mark."""
    message = f"The file isn't saved as UTF-8: the byte {data[start]:02X} here is no character."
    hint = "Save it as UTF-8: in most editors “Save as”, then “Encoding: UTF-8”."
    known = BYTE_ORDER_MARKS.get(data[:2])
    if known:
        message = f"The file is saved as {known}, not as UTF-8."
        report.error("not-utf8", message, Location(path), hint)
        return
    before = _with_plain_line_ends(data[:start].decode())
    rest = _with_plain_line_ends(data[start:].decode("utf-8", "replace"))
    passage = Passage(path, 1, before + rest)
    report.error("not-utf8", message, passage.location_at(len(before), 1), hint)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _report_controls(passage: Passage, report: Report) -> None:
    for match in islice(CONTROL.finditer(passage.text), MOST_OF_A_FILE + 1):
        character = match.group()
        where = passage.location_at(match.start(), 1)
        report.error(
            "control-character", f"{described(character)} stands here.", where, advice(character)
        )


def described(character: str) -> str:
    """What to call a character that can't be seen."""
    name = unicodedata.name(character, "").lower()
    return f"An invisible character ({name or 'control character'}, U+{ord(character):04X})"


def advice(character: str) -> str:
    """What to do about it."""
    if character in LINE_ENDS:
        return "Delete it, and press Enter where a new line should begin."
    if character == "\x00":
        return "Is this a text file, saved as UTF-8? Delete the character, or save the file again."
    return "Delete it; it may have come along with pasted text."
