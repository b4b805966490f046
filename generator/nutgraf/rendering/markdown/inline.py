"""Inline markup by Python-Markdown's patterns, but only those that can match are tried."""

from __future__ import annotations

import re
from typing import TypeAlias, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import (
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    STX,
    AtomicString,
)

from nutgraf.rendering.markdown.limits import LONGEST_PARAGRAPH, TooIntricateError

TRIGGERS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "citation": ("[@",),
    "wiki": ("[[",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "emphasis": ("*",),
    "em_strong": ("*", "_"),
}
"""For each pattern the characters one of which every match of it contains."""

BY_REFERENCE = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that can do nothing in a text without link definitions."""

_MARKUP = re.compile(rf"[`\\\[<&*_\n{STX}]")
"""Every trigger has one of these in it, and so has every sign for something that was found."""

Selected: TypeAlias = tuple[tuple[int, Pattern, tuple[str, ...]], ...]
"""Patterns in their order, each with its place and its triggers."""


class SelectiveInlineProcessor(InlineProcessor):
    """Gives the same tree as the processor that it replaces, in less time.

    That one goes through every text with every pattern, and knows of everything what it is in. Here
    no pattern asks for that. Raises TooIntricateError for a paragraph that is too long.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        registered = md.inlinePatterns
        names = sorted(
            (name for name in TRIGGERS if name in registered), key=registered.get_index_for_name
        )
        if len(names) != len(registered):
            raise ValueError("an inline pattern without triggers")
        if any(pattern.ANCESTOR_EXCLUDES for pattern in registered):
            raise ValueError("an inline pattern that asks what its text is in")
        self._with_references: Selected = tuple(
            (at, cast(Pattern, registered[name]), TRIGGERS[name]) for at, name in enumerate(names)
        )
        self._without_references: Selected = tuple(
            each for each in self._with_references if names[each[0]] not in BY_REFERENCE
        )
        self._selected: Selected = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:  # noqa: ARG002
        """Put what the patterns find into the tree, text by text in Python-Markdown's order."""
        self.stashed_nodes: dict[str, Element | str] = {}
        has_references = bool(self.md.references)
        self._selected = self._with_references if has_references else self._without_references
        queue = [tree]
        for element in queue:  # which grows
            found: list[tuple[Element, list[Element]]] = []
            for at, child in enumerate(element):  # which grows, too
                text, tail = child.text, child.tail
                if text and _MARKUP.search(text) and not isinstance(text, AtomicString):
                    child.text = None
                    inside = self._placed(self._found(text), child, is_text=True)
                    queue += inside
                    found.append((child, inside))
                if tail and _MARKUP.search(tail):
                    child.tail = None
                    behind = self._placed(self._found(tail), child, is_text=False)
                    element[at + 1 : at + 1] = behind
                if len(child):
                    queue.append(child)
            for child, inside in found:
                child[0:0] = inside
        return tree

    def _found(self, data: str, first: int = 0) -> str:
        """The text, with signs for all that the patterns from the place `first` on find in it."""
        if isinstance(data, AtomicString):
            return data
        if len(data) > LONGEST_PARAGRAPH:
            raise TooIntricateError
        for at, pattern, triggers in self._selected:
            if at < first:
                continue
            # A loop, since `any` would take longer than most searches that this saves.
            for trigger in triggers:
                if trigger in data:
                    break
            else:
                continue
            start: int | None = 0
            while start is not None:
                data, start = self._next(pattern, at, data, start)
        return data

    def _next(self, pattern: Pattern, at: int, data: str, start: int) -> tuple[str, int | None]:
        """The text with a sign for the next match, and the place to go on from; None: no match."""
        for match in pattern.getCompiledRegExp().finditer(data, start):
            node, begin, end = pattern.handleMatch(match, data)
            if begin is not None and end is not None:
                break
        else:
            return data, None
        if node is None:
            return data, end
        if not isinstance(node, str) and not isinstance(node.text, AtomicString):
            for child in (node, *node):
                if child.text:
                    child.text = self._found(child.text, at + 1)
                if child.tail:
                    child.tail = self._found(child.tail, at)
        number = f"{len(self.stashed_nodes):04}"
        self.stashed_nodes[number] = node
        sign = INLINE_PLACEHOLDER % number
        return f"{data[:begin]}{sign}{data[end:]}", begin + len(sign)

    def _placed(self, data: str, parent: Element, is_text: bool) -> list[Element]:
        """The elements that signs stand for; the words around them go into them and `parent`.

        There they are the text in the beginning (`is_text`), or what stands behind.
        """
        if INLINE_PLACEHOLDER_PREFIX not in data:
            _append(data, [], parent, is_text)
            return []
        found: list[Element] = []
        pieces = INLINE_PLACEHOLDER_RE.split(data)
        for words, number in zip(pieces[:-1:2], pieces[1::2], strict=True):
            _append(words, found, parent, is_text)
            node = self.stashed_nodes.get(number, INLINE_PLACEHOLDER % number)
            if isinstance(node, str):
                _append(node, found, parent, is_text)
            else:
                self._place_inside(node)
                found.append(node)
        rest = AtomicString(pieces[-1]) if isinstance(data, AtomicString) else pieces[-1]
        _append(rest, found, parent, is_text)
        return found

    def _place_inside(self, node: Element) -> None:
        """Put the elements that signs in an element and its children stand for in their places."""
        for child in (node, *node):
            tail, text = child.tail, child.text
            if tail and INLINE_PLACEHOLDER_PREFIX in tail:
                child.tail = None
                at = 0 if child is node else list(node).index(child) + 1
                node[at:at] = self._placed(tail, child, is_text=False)
            if text and INLINE_PLACEHOLDER_PREFIX in text:
                child.text = None
                child[0:0] = self._placed(text, child, is_text=True)


def _append(words: str, found: list[Element], parent: Element, is_text: bool) -> None:
    """Put words behind what was found last, or into `parent` where nothing was yet."""
    if not words:
        return
    if found:
        before = found[-1].tail
        found[-1].tail = before + words if before else words
    elif is_text:
        parent.text = parent.text + words if parent.text else words
    else:
        parent.tail = parent.tail + words if parent.tail else words
