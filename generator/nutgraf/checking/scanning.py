"""Finds what a Markdown text points at: links, citations and its own headings.

Only what a writer typed is looked at, not what it is rendered to, so that every mistake can be
shown at its place. Code (fenced, or between backticks) is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nutgraf.model.slugs import slugify, unique_slug

_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_CODE_SPAN = re.compile(r"(?<!`)(?P<ticks>`{1,4})(?!`)[^`]{1,2000}(?P=ticks)(?!`)")
_WORD = r"(?:[^\[\]\n]|\n(?![ \t]*\n))"  # a line may end between brackets, a paragraph may not
_WIKI = re.compile(rf"\[\[({_WORD}{{1,300}})\]\]")
_INLINE = re.compile(r"\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]+))")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,300}\]:[ \t]*<?([^\s<>]+)>?", re.MULTILINE)
_CITATION = re.compile(rf"\[(@{_WORD}{{1,300}})\]")
_HEADING = re.compile(r"^#{1,6}(.+)$|^([^\n]++)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_GIVEN_ID = re.compile(r"\{:?[^{}\n]*#([^\s{}]+)[^{}\n]*\}\s*$")
_LINK_ADDRESS = re.compile(r"\]\([^()\n]*\)|\{[^{}\n]*\}\s*$")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a text, as written: wiki links without brackets, destinations, keys."""

    wiki: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


NOTHING_FOUND = Found()


def scan(text: str, with_headings: bool) -> Found:
    """Everything that `text` points at, each thing once, in order of appearance.

    The ids of its headings are looked for only on request: they matter for whole bodies alone.
    """
    if "[" not in text and not with_headings:
        return NOTHING_FOUND
    bare = without_code(text)
    definitions = (match[1] for match in _DEFINITION.finditer(bare)) if "]:" in bare else ()
    inline = (match[1] or match[2] or "" for match in _INLINE.finditer(bare))
    return Found(
        wiki=tuple(dict.fromkeys(match[1] for match in _WIKI.finditer(bare))),
        destinations=tuple(dict.fromkeys((*inline, *definitions))),
        citations=tuple(dict.fromkeys(_cited_keys(bare))),
        anchors=heading_ids(bare) if with_headings else (),
    )


def without_code(text: str) -> str:
    """A Markdown text without what stands in it as code."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE_SPAN.sub("", _FENCE.sub("", text))


def _cited_keys(text: str) -> list[str]:
    groups = (match[1].split(";") for match in _CITATION.finditer(text))
    return [
        cited.strip().removeprefix("@").partition(",")[0].strip() for g in groups for cited in g
    ]


def heading_ids(text: str) -> tuple[str, ...]:
    """The ids that the headings of a Markdown text get, in order: given, or made of the words."""
    ids: list[str] = []
    taken: dict[str, int] = {}
    for match in _HEADING.finditer(text):
        words = match[2] or match[1].rstrip().rstrip("#").strip()
        given = _GIVEN_ID.search(words)
        slug = given[1] if given else slugify(_LINK_ADDRESS.sub("", words))
        ids.append(unique_slug(slug, taken))
    return tuple(ids)
