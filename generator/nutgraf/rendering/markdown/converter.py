"""Python-Markdown, put together for explainers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Self, TypeVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.util import BLOCK_LEVEL_ELEMENTS, Registry

from nutgraf.rendering.markdown.abbreviations import Abbreviations
from nutgraf.rendering.markdown.blocks import BoundedBlockParser, Tables
from nutgraf.rendering.markdown.citations import install_citations
from nutgraf.rendering.markdown.emphasis import install_emphasis
from nutgraf.rendering.markdown.footnotes import Footnotes
from nutgraf.rendering.markdown.headings import install_headings
from nutgraf.rendering.markdown.inline import SelectiveInlineProcessor
from nutgraf.rendering.markdown.links import install_links
from nutgraf.rendering.markdown.task import Task
from nutgraf.rendering.markdown.typesetting import Typography

TRIGGERS: dict[str, tuple[str, ...]] = {
    "fenced_code_block": ("```", "~~~"),
    "html_block": ("<", "&"),
    "attr_list": ("{",),
    "typography": ('"', "'", "--", "..."),
    "unescape": ("\\",),
}
"""For some processors the characters without one of which they leave a text as it is."""

EVERY_TEXT = ("",)

TAB = 4
ROOT_TAG = "div"
BLOCK_TAGS = frozenset(BLOCK_LEVEL_ELEMENTS)

_SPACES = re.compile(r"(?<=\n) +(?=\n)")

Processor = TypeVar("Processor")
Steps = tuple[tuple[Processor, tuple[str, ...]], ...]


class Converter(Markdown):
    """Markdown → HTML that isn't clean yet. Keeps nothing of a text when it takes the next."""

    parser: BoundedBlockParser

    def __init__(self) -> None:
        self.task = Task()
        super().__init__(output_format="html", extensions=self._extensions())
        self.parser.blockprocessors.register(Tables(self.parser), "table", 75)
        install_links(self, self.task)
        install_citations(self, self.task)
        install_headings(self, self.task)
        install_emphasis(self)
        self.ESCAPED_CHARS += ['"', "'", "|"]
        self.treeprocessors.register(SelectiveInlineProcessor(self), "inline", 20)
        self.treeprocessors.register(Typography(self, self.task), "typography", 5)
        self.preprocessors.deregister("normalize_whitespace")
        self.parser.settle()
        self._before = _steps(self.preprocessors)
        self._on_tree = _steps(self.treeprocessors)

    def _extensions(self) -> list[Any]:
        return [
            Abbreviations(),
            AdmonitionExtension(),
            AttrListExtension(),
            DefListExtension(),
            FencedCodeExtension(),
            Footnotes(self.task),
        ]

    def build_parser(self) -> Self:
        """Build the parser, with bounds."""
        super().build_parser()
        self.parser = BoundedBlockParser(self)
        return self

    def is_block_level(self, tag: object) -> bool:
        """Whether a tag is of HTML's block level."""
        return isinstance(tag, str) and _is_block(tag)

    def convert(self, source: str) -> str:
        """HTML of a whole text. TooIntricateError where that would take too long."""
        self.reset()
        lines = normalized(source).split("\n")
        for processor in _wanted(self._before, source):
            lines = processor.run(lines)
        root = Element(ROOT_TAG)
        self.parser.parse(root, "\n".join(lines))
        return self._finished(root, source)

    def convert_line(self, source: str) -> str:
        """HTML of a text that is one line, whatever it looks like: no block is looked for."""
        self.reset()
        root = Element(ROOT_TAG)
        SubElement(root, "span").text = " ".join(source.split())
        return self._finished(root, source).removeprefix("<span>").removesuffix("</span>")

    def _finished(self, root: Element, source: str) -> str:
        for processor in _wanted(self._on_tree, source):
            processor.run(root)
        html = self.serializer(root).strip()[len(f"<{ROOT_TAG}>") : -len(f"</{ROOT_TAG}>")].strip()
        for postprocessor in self.postprocessors:
            html = postprocessor.run(html)
        return html


@lru_cache(maxsize=256)
def _is_block(tag: str) -> bool:
    return tag.lower().rstrip("/") in BLOCK_TAGS


def normalized(source: str) -> str:
    """The text as Python-Markdown needs it: without tabs, carriage returns and lines of spaces."""
    source = source.replace("\r\n", "\n").replace("\r", "\n") + "\n\n"
    source = source.expandtabs(TAB) if "\t" in source else source
    return _SPACES.sub("", source) if "\n " in source else source


def _steps(registry: Registry[Processor]) -> Steps[Processor]:
    named = {registry[name]: triggers for name, triggers in TRIGGERS.items() if name in registry}
    return tuple((processor, named.get(processor, EVERY_TEXT)) for processor in registry)


def _wanted(steps: Steps[Processor], source: str) -> Iterable[Processor]:
    for processor, triggers in steps:
        for trigger in triggers:
            if trigger in source:
                yield processor
                break
