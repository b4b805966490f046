"""Splits a file into front matter and body, through python-frontmatter's handler interface."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler
from yaml import YAMLError

from nutgraf.model.diagnostics import Diagnostic, Report, Severity
from nutgraf.model.documents import FieldValue
from nutgraf.reading.comments import swallowed_text
from nutgraf.reading.fields import FieldReader
from nutgraf.reading.flaws import Flaw
from nutgraf.reading.misplaced import missing_space
from nutgraf.reading.mistakes import all_flaws
from nutgraf.reading.passage import Passage

MARKER = "---"
_BLANK = " \t"
"""What YAML takes for nothing; a no-break space is a word to it."""

_BOUNDARY = re.compile(r"---(?<![^\n]---)[ \t]*$", re.MULTILINE)
"""`^---[ \t]*$`, said so that the search goes from hyphen to hyphen, not from line to line."""

_ALMOST_AN_END = re.compile(r"\s*[-\u2010-\u2015\u2212]{2,20}\s*")
_ALMOST_A_MARKER = re.compile(r"\s*[-\u2010-\u2015\u2212_=+*~]{1,20}\s*")


class FrontMatterHandler(YAMLHandler):
    """python-frontmatter's YAML handler, made strict: text only, and no mistake passes unseen.

    `detect` and `split` are python-frontmatter's own, by a boundary that keeps every line break.
    `first_line` is the number of the line with the opening `---`.
    """

    def __init__(self, path: str, first_line: int, report: Report) -> None:
        super().__init__(fm_boundary=_BOUNDARY)
        self._path = path
        self._first_line = first_line
        self._report = report

    def load(self, fm: str, **_: object) -> dict[str, FieldValue]:
        """The fields of `fm`, which begins with the line break after the opening `---`.

        Every mistake goes to the report; after an error what is returned is of no use.
        """
        passage = Passage(self._path, self._first_line, fm)
        reader = FieldReader(passage)
        try:
            fields = reader.read()
        except YAMLError:
            self._note(all_flaws(passage), passage, Severity.ERROR)
            return {}
        self._note(reader.flaws, passage, Severity.ERROR)
        if reader.flaws or fields is None:
            return {}
        if not isinstance(fields, dict):
            self._note([_not_a_mapping(fm)], passage, Severity.ERROR)
            return {}
        if " #" in fm:
            self._note(swallowed_text(fm), passage, Severity.WARNING)
        return fields

    def _note(self, flaws: list[Flaw], passage: Passage, severity: Severity) -> None:
        for flaw in flaws:
            where = passage.location(flaw.line, flaw.column, flaw.length)
            self._report.add(Diagnostic(severity, flaw.code, flaw.message, where, flaw.hint))


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in two: the front matter as text and as fields, and the body, to the letter."""

    front_matter: Passage
    fields: dict[str, FieldValue]
    body: Passage


def split(path: str, text: str, report: Report) -> Parts | None:
    """The two parts of a file's text, or None with an error where there is no front matter.

    Blank lines may stand before it. The body begins after the line that ends it.
    """
    start = len(text) - len(text.lstrip())
    first_line = 1 + text.count("\n", 0, start)
    handler = FrontMatterHandler(path, first_line, report)
    rest = text[start:]
    if not handler.detect(rest):
        _report_missing(Passage(path, 1, text), first_line, report)
        return None
    try:
        front_matter, body = handler.split(rest)
    except ValueError:
        _report_unclosed(Passage(path, 1, text), first_line, report)
        return None
    body_line = first_line + front_matter.count("\n") + 1
    return Parts(
        Passage(path, first_line, front_matter),
        handler.load(front_matter),
        Passage(path, body_line, body.removeprefix("\n")),
    )


def read_bare(path: str, text: str, report: Report) -> Parts:
    """The same for a file that has nothing but fields, without lines around them."""
    passage = Passage(path, 1, text)
    fields = FrontMatterHandler(path, 1, report).load(text)
    return Parts(passage, fields, Passage(path, len(passage.lines), ""))


def _report_missing(passage: Passage, first_line: int, report: Report) -> None:
    where = passage.location(first_line - 1, 0, 0)
    message = "The file has no front matter."
    hint = (
        f"Begin it with a line `{MARKER}`, then a key a line, such as `title: …`, "
        f"and another line `{MARKER}`."
    )
    if _ALMOST_A_MARKER.fullmatch(where.text):
        message = f"The line that should begin the front matter isn't `{MARKER}`."
        hint = "Write exactly three hyphens, and nothing else on the line."
    report.error("front-matter-missing", message, where, hint)


def _report_unclosed(passage: Passage, first_line: int, report: Report) -> None:
    ends = (
        number
        for number, line in enumerate(passage.lines)
        if number >= first_line and _ALMOST_AN_END.fullmatch(line)
    )
    end = next(ends, None)
    message = "The front matter that begins here never ends."
    hint = f"Write a line `{MARKER}` after its last key, before the text of the page."
    if end is not None:
        message = f"The line that should end the front matter isn't `{MARKER}`."
        hint = "Write exactly three hyphens, and nothing else on the line."
    number = first_line - 1 if end is None else end
    where = passage.location(number, 0, len(passage.lines[number].strip()))
    report.error("front-matter-unclosed", message, where, hint)


def _not_a_mapping(fm: str) -> Flaw:
    lines = fm.split("\n")
    number, line = next(
        (number, line)
        for number, line in enumerate(lines)
        if line.strip(_BLANK) and not line.lstrip(_BLANK).startswith("#")
    )
    indent = len(line) - len(line.lstrip(_BLANK))
    message = "The front matter has to be made of keys with values."
    hint = "Write a key on each line, such as `title: …`."
    found = Flaw("front-matter-not-a-mapping", message, number, indent, len(line) - indent, hint)
    return missing_space(number, line) or found
