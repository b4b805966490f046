"""Blocks: paragraphs, lists, quotations, tables, taken apart within bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, build_block_parser
from markdown.extensions.tables import TableProcessor

from nutgraf.rendering.markdown.limits import (
    DEEPEST_BLOCKS,
    LEAST_WORK,
    MOST_WORK_PER_CHARACTER,
    TooIntricateError,
)

if TYPE_CHECKING:
    from markdown import Markdown

TRIGGERS: dict[str, tuple[str, ...]] = {
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("-", "_", "*"),
    "quote": (">",),
    "table": ("|",),
    "deflist": (":",),
    "footnote": ("[^",),
    "abbr": ("*[",),
    "reference": ("]:",),
    "admonition": ("!!!", "    "),
}
"""For some processors the characters one of which every block that they want contains."""
EVERY_BLOCK = ("",)

_PARAGRAPH = re.compile(r"(?:[^\W\d_][^\n]*+(?:\n|\Z))++")
"""A block each line of which begins with a letter: all that isn't a paragraph begins otherwise."""


class BoundedBlockParser(BlockParser):
    """Parses blocks like Python-Markdown's own parser, in less time, and never runs away.

    Raises TooIntricateError for a text whose blocks are too deep in each other, or have to be
    looked at too often.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._depth = 0
        self._work = 0
        self._ordered: tuple[tuple[BlockProcessor, tuple[str, ...]], ...] = ()
        self.blockprocessors = build_block_parser(md).blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._paragraph = self.blockprocessors["paragraph"]

    def settle(self) -> None:
        """Take the processors as they are registered now, in their order, for good."""
        names = {self.blockprocessors[name]: name for name in TRIGGERS}
        self._ordered = tuple(
            (processor, TRIGGERS.get(names.get(processor, ""), EVERY_BLOCK))
            for processor in self.blockprocessors
        )

    def parse(self, root: Element, text: str) -> None:
        """Parse a whole text into the children of `root`."""
        self._depth = 0
        self._work = LEAST_WORK + MOST_WORK_PER_CHARACTER * len(text)
        self.parseChunk(root, text)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Let the first processor that wants a block take it, until there is none left."""
        self._depth += 1
        if self._depth > DEEPEST_BLOCKS:
            raise TooIntricateError
        while blocks:
            block = blocks[0]
            self._work -= len(block)
            if self._work < 0:
                raise TooIntricateError
            if _PARAGRAPH.fullmatch(block):
                self._paragraph.run(parent, blocks)
                continue
            for processor, triggers in self._ordered:
                # A loop, since `any` would take longer than most tests that this saves.
                for trigger in triggers:
                    if trigger in block:
                        break
                else:
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break
        self._depth -= 1


class Tables(TableProcessor):
    """Tables whose columns are aligned by class ("align-right"): pages have no inline styles."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser, {"use_align_attribute": True})

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the table."""
        super().run(parent, blocks)
        for cell in parent[-1].iter():
            if align := cell.attrib.pop("align", ""):
                cell.set("class", f"align-{align}")
