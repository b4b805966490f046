"""What keeps front matter from being read at all, told by the lines and not by the grammar.

libyaml says where it could not go on; what a writer meant there has to be guessed.
"""

from __future__ import annotations

from collections.abc import Callable

from yaml import YAMLError

from nutgraf.model.values import replace
from nutgraf.reading import misplaced, misquoted
from nutgraf.reading.failure import Failure, failure_of
from nutgraf.reading.fields import FieldReader
from nutgraf.reading.flaws import Flaw, entry, example, indentation
from nutgraf.reading.passage import Passage

MOST_MISTAKES = 20
"""So many mistakes of one file are mended in thought, to find those that come after them."""

GUESSES: tuple[Callable[[Failure], Flaw | None], ...] = (
    misplaced.tab,
    misquoted.escape,
    misquoted.unclosed_quote,
    misquoted.brackets,
    misquoted.special,
    misplaced.list_beside_key,
    misquoted.unclosed_quote_above,
    misquoted.text_after_quote,
    misquoted.unquoted_colon,
    misplaced.space_after_colon,
    misplaced.document_marker,
    misplaced.no_dash,
    misplaced.missing_colon,
    misplaced.misaligned,
)
"""In this order: what libyaml's own words make sure comes before what the lines look like."""


def all_flaws(passage: Passage) -> list[Flaw]:
    """Everything that is wrong with front matter that can't be read.

    A mistake that can be mended without a doubt is mended in thought, to find the next one.
    """
    found: list[Flaw] = []
    mended = passage
    for _ in range(MOST_MISTAKES):
        reader = FieldReader(mended)
        try:
            reader.read()
        except YAMLError as error:
            flaw = _explain(mended, error)
            found += _in_the_file([flaw], mended, passage)
            if flaw.mended is None:
                break
            lines = (*mended.lines[: flaw.line], flaw.mended, *mended.lines[flaw.line + 1 :])
            mended = replace(mended, text="\n".join(lines))
        else:
            break
    return found + _in_the_file(reader.flaws, mended, passage)


def _in_the_file(flaws: list[Flaw], mended: Passage, passage: Passage) -> list[Flaw]:
    """Those flaws of a mended passage that stand in the file as well, in the same columns."""
    return [
        flaw
        for flaw in flaws
        if mended.lines[flaw.line][: flaw.column + flaw.length]
        == passage.lines[flaw.line][: flaw.column + flaw.length]
    ]


def _explain(passage: Passage, error: YAMLError) -> Flaw:
    failure = failure_of(passage.lines, error)
    guessed = (guess(failure) for guess in GUESSES)
    flaw = next((flaw for flaw in guessed if flaw is not None), _unreadable(failure))
    return _over_lines(flaw, passage) if _goes_on(flaw, passage) else flaw


def _goes_on(flaw: Flaw, passage: Passage) -> bool:
    """Whether the text on the flaw's line seems to have more of it on the next line."""
    if flaw.code == "list-dash":
        return False  # what stands below may be more keys of the entry
    this, following = passage.lines[flaw.line], passage.lines[flaw.line + 1 : flaw.line + 2]
    return any(indentation(line) > len(entry(this).lead) for line in following)


def _over_lines(flaw: Flaw, passage: Passage) -> Flaw:
    """The same flaw of a text of several lines: quotes around the first of them mend nothing."""
    if flaw.mended is None:
        return flaw
    before = example(f"{entry(passage.lines[flaw.line]).before.rstrip()} |")
    hint = f"Put the whole text in quotes. Or write {before}, and all of it on the lines below."
    return replace(flaw, hint=hint, mended=None)


def _unreadable(failure: Failure) -> Flaw:
    message = "The front matter can't be read from here on."
    hint = "If this is a text, put it in quotes; keys are written `key: value`, one on a line."
    length = max(1, len(failure.text) - failure.column)
    return Flaw("unreadable-front-matter", message, failure.line, failure.column, length, hint)
