"""Sets what Python-Markdown has made of a text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from nutgraf.rendering.markdown.task import Task
from nutgraf.rendering.markdown.typography import Typesetter

AS_TYPED = frozenset({"code", "pre", "kbd", "samp", "script", "style"})


class Typography(Treeprocessor):
    """Sets the texts of a tree, but for code and what must stay as it is."""

    def __init__(self, md: Markdown, task: Task) -> None:
        super().__init__(md)
        self._task = task

    def run(self, root: Element) -> None:
        """Set every text, block by block, in the order of reading."""
        setter = Typesetter(self._task.lang)
        is_block = self.md.is_block_level
        pending: list[tuple[Element, bool]] = [(root, False)]
        while pending:
            element, is_behind = pending.pop()
            if is_behind:
                if element.tail and not isinstance(element.tail, AtomicString):
                    element.tail = setter.set(element.tail)
                continue
            if is_block(element.tag):
                setter.begin_block()
            pending.append((element, True))
            if element.tag not in AS_TYPED:
                if element.text and not isinstance(element.text, AtomicString):
                    element.text = setter.set(element.text)
                if len(element):
                    pending.extend([(child, False) for child in reversed(element)])
