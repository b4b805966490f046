"""Abbreviations: `*[ADL]: Anti-Defamation League` explains every ADL of the text."""

from __future__ import annotations

import re
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrExtension, AbbrTreeprocessor
from markdown.util import AtomicString

from nutgraf.rendering.markdown.limits import MOST_ABBREVIATIONS, TooIntricateError


class Abbreviations(AbbrExtension):
    """Python-Markdown's abbreviations, in time that grows with the text."""

    abbrs: dict[str, str]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors."""
        md.registerExtension(self)
        md.treeprocessors.register(_Explanations(md, self.abbrs), "abbr", 7)
        md.parser.blockprocessors.register(_Definitions(md.parser, self.abbrs), "abbr", 16)


class _Definitions(AbbrBlockprocessor):
    RE = re.compile(
        r"^[*]\[(?P<abbr>[^\\\]\[\n]{1,100})\][ ]?:[ ]*\n?[ ]*(?P<title>.*)$", re.MULTILINE
    )


class _Explanations(AbbrTreeprocessor):
    def run(self, root: Element) -> None:
        """Explain the abbreviations of a whole text; TooIntricateError if they are too many."""
        if len(self.abbrs) > MOST_ABBREVIATIONS:
            raise TooIntricateError
        super().run(root)

    def iter_element(self, el: Element, parent: Element | None = None) -> None:  # noqa: ARG002
        """Explain what stands in an element, from its end, so that places stay what they are."""
        for at in range(len(el) - 1, -1, -1):
            child = el[at]
            self.iter_element(child)
            if child.tail and not isinstance(child.tail, AtomicString):
                child.tail = self._explain(child.tail, el, at + 1)
        if el.text and not isinstance(el.text, AtomicString):
            el.text = self._explain(el.text, el, 0)

    def _explain(self, text: str, parent: Element, at: int) -> str:
        """Put explanations into `parent` at a place; what is left of the text stands before it."""
        found: list[Match[str]] = list(self.RE.finditer(text)) if self.RE else []
        if not found:
            return text
        ends = [match.start() for match in found[1:]] + [len(text)]
        parent[at:at] = [
            self.create_element(self.abbrs[match[0]], match[0], text[match.end() : end])
            for match, end in zip(found, ends, strict=True)
        ]
        return text[: found[0].start()]
