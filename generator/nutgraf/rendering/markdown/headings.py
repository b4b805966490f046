"""Headings: their levels, and ids by the one rule for the parts of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from nutgraf.model.slugs import slugify, unique_slug
from nutgraf.rendering.markdown.fragment import OURS, Heading
from nutgraf.rendering.markdown.task import Task

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LOWEST_LEVEL = 6
NOT_WORDS = frozenset({"cites", "note-mark"})

_CODE_SPAN = re.compile(r"(?<!`)(?P<ticks>`{1,4})(?!`)[^`]{1,2000}(?P=ticks)(?!`)")
_GIVEN_ID = re.compile(r"\{:?[^{}\n]*#([^\s{}]+)[^{}\n]*\}\s*$")
_LINK_ADDRESS = re.compile(r"\]\([^()\n]*\)|\{[^{}\n]*\}\s*$")


class _Ids(Treeprocessor):
    """Makes ids of headings as they are typed: before their markup is looked at."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.made: list[tuple[Element, str]] = []

    def run(self, root: Element) -> None:
        """Make an id for each heading that isn't inside of something else."""
        taken: dict[str, int] = {}
        headings = (element for element in root if element.tag in HEADINGS)
        self.made = [(element, _id_of(element.text or "", taken)) for element in headings]


def _id_of(typed: str, taken: dict[str, int]) -> str:
    words = _CODE_SPAN.sub("", typed)
    given = _GIVEN_ID.search(words)
    return unique_slug(given[1] if given else slugify(_LINK_ADDRESS.sub("", words)), taken)


class _Headings(Treeprocessor):
    """Sets levels and ids, once all else that can set an attribute has done so."""

    def __init__(self, md: Markdown, ids: _Ids, task: Task) -> None:
        super().__init__(md)
        self._ids = ids
        self._task = task

    def run(self, root: Element) -> None:
        """Finish the headings, and tell the task of those that have an id."""
        for element in root.iter():
            if element.tag in HEADINGS:
                element.tag = f"h{self._level(element)}"
        for element, id in self._ids.made:
            element.set("id", OURS + id)
            words = " ".join(self._plain("".join(_words(element))).split())
            self._task.headings.append(Heading(int(element.tag[1]), id, words))

    def _level(self, element: Element) -> int:
        """Both first ranks of a text, `#` and `##`, stand directly below what is above it."""
        rank = max(int(element.tag[1]), 2) - 2
        return min(self._task.top_level + rank, LOWEST_LEVEL)

    def _plain(self, text: str) -> str:
        """Text with character references read, and without tags."""
        stash: list[str] = [str(raw) for raw in self.md.htmlStash.rawHtmlBlocks]

        def unstashed(match: Match[str]) -> str:
            raw = stash[int(match[1])]
            return raw if raw.startswith("&") else ""

        return unescape(HTML_PLACEHOLDER_RE.sub(unstashed, text))


def _words(element: Element) -> Iterator[str]:
    """The words of an element, without the numbers of notes and sources."""
    if element.get("class") not in NOT_WORDS:
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def install_headings(md: Markdown, task: Task) -> None:
    """Add the one processor before inline markup, the other after all that work on the tree."""
    ids = _Ids(md)
    md.treeprocessors.register(ids, "heading-ids", 45)
    md.treeprocessors.register(_Headings(md, ids, task), "headings", -5)
