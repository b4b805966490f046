"""What readers would see otherwise than the writer of a Markdown text meant it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nutgraf.checking.left_out import find_left_out
from nutgraf.checking.scanning import without_code
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Document, KeyPath

# Each begins with characters that can be searched for, and then looks back whether these count.
_HALF_LINK = re.compile(r"\[\[(?<!\\\[\[)([^\[\]\n]{1,100})\](?![\](])")
_HALF_CITATION = re.compile(
    r"\[@(?<!\\\[@)([\w-]{1,100})[^\[\]\n]{0,40}(?=[^\[\]]{0,300}(?:\[|\Z|\n[ \t]*\n))"
)
_UNTOLD = re.compile(r"!\[(?<!\\!\[)[ \t]*\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{1,300}\])")
_NOTE = re.compile(r"\[\^(?<!\\\[\^)([^\[\]\s]{1,100})\](:?)")


def report_slips(text: str, document: Document, keys: KeyPath, report: Report) -> None:
    """Warn of them at their places in a document; a picture without `alt` text is an error."""
    for written in find_untold_pictures(text):
        message = "This picture has no words for readers who can't see it."
        hint = "Write between its brackets what it shows: `![Trams in a row](trams.jpg)`."
        report.error("missing-alt", message, document.places.of_text(keys, written), hint)
    for written, message, hint in find_slips(text):
        report.warning("shown-as-typed", message, document.places.of_text(keys, written), hint)
    for written, message, hint in find_left_out(text):
        report.warning("left-out", message, document.places.of_text(keys, written), hint)


def find_slips(text: str) -> Iterator[tuple[str, str, str]]:
    """What is shown as typed: the words themselves, what is wrong with them, what to write."""
    if "[" not in text:
        return
    bare = without_code(text)
    for match in _HALF_LINK.finditer(bare):
        yield match[0], "This link is closed by one bracket.", f"Write `[[{match[1]}]]`."
    for match in _HALF_CITATION.finditer(bare):
        yield match[0], "This citation isn't closed.", f"Write `[@{match[1]}]`."
    written = {match[1] for match in _NOTE.finditer(bare) if match[2]}
    for match in _NOTE.finditer(bare):
        if match[1] not in written:
            hint = f"Write it at the end of the text, as `[^{match[1]}]: …`."
            yield match[0], f"There is no footnote `{match[1]}` in this text.", hint


def find_untold_pictures(text: str) -> Iterator[str]:
    """Pictures without alternative text, as they were typed."""
    if "![" in text:
        yield from (match[0] for match in _UNTOLD.finditer(without_code(text)))
