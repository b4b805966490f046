"""Pages in Markdown (CommonMark), in the words of their language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from nutgraf.model.editions import Entry, Passage, TextEdition
from nutgraf.model.news import EventStatus
from nutgraf.model.pages import Markup
from nutgraf.rendering.messages import words_of
from nutgraf.rendering.statuses import word_status
from nutgraf.rendering.wording import word_when

_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
_CITATION = re.compile(r"\[(@[^\[\]]{1,300})\]")
_SPACES = re.compile(r"\s+")


def encode_text(edition: TextEdition) -> bytes:
    """The page in UTF-8."""
    return ("\n\n".join(_blocks(edition)) + "\n").encode("utf-8", "replace")


def _blocks(edition: TextEdition) -> Iterator[str]:
    yield f"# {_plain(edition.title)}"
    if edition.summary:
        yield f"> {_plain(edition.summary)}"
    if edition.url:
        yield f"<{edition.url}>"
    for passage in filter(None, edition.passages):
        yield from _passage(passage, edition.lang)


def _passage(passage: Passage, lang: str) -> Iterator[str]:
    if passage.heading:
        yield f"## {words_of(lang).gettext(passage.heading)}"
    if passage.text:
        yield in_markdown(passage.text)
    if passage.entries:
        marks = (f"{at}." if passage.is_numbered else "-" for at in count(1))
        entries = (_entry(one, lang) for one in passage.entries)
        yield "\n".join(f"{mark} {entry}" for mark, entry in zip(marks, entries, strict=False))


def _entry(one: Entry, lang: str) -> str:
    words = _plain(one.words)
    lead = f"[{words}]({one.url})" if one.url else words
    text = in_markdown(one.text) if isinstance(one.text, Markup) else _plain(one.text)
    date = word_when(one.date, lang) if one.date else ""
    status = word_status(one.status, lang) if one.status is not EventStatus.CONFIRMED else ""
    line = ": ".join(part for part in (date, status, lead, text) if part)
    return line.replace("\n", "\n   ")


def _plain(words: str) -> str:
    """Words that mean nothing but themselves."""
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", words).strip())


def in_markdown(markup: Markup) -> str:
    """A text whose links and citations any program understands: `[[…]]` and `[@…]` are our own."""
    text = markup.text.strip()
    for written, href, label in markup.links:
        if written.startswith("[["):
            words = label or written[2:-2].rpartition("|")[2].strip()
            text = text.replace(written, f"[{words}]({href})" if href else words)
        elif href:
            text = text.replace(f"]({written}", f"]({href}")
    numbers = {key: str(number) for key, number, _ in markup.citations}
    return _CITATION.sub(lambda cited: _numbered(cited, numbers), text)


def _numbered(cited: re.Match[str], numbers: Mapping[str, str]) -> str:
    """`[@report, p. 12; @law]` as `[1, p. 12; 2]`; as it is where a key isn't known."""
    parts = [part.strip().removeprefix("@").partition(",") for part in cited[1].split(";")]
    if any(key.strip() not in numbers for key, _, _ in parts):
        return cited[0]
    return f"[{'; '.join(f'{numbers[key.strip()]}{comma}{place}' for key, comma, place in parts)}]"
