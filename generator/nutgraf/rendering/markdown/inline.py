"""Inline markup, by Python-Markdown's own processor, but only patterns that can match are tried."""

from __future__ import annotations

from collections.abc import Callable

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

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
    "em_strong": ("*", "_"),
}
"""For each pattern the characters one of which every match of it contains."""

BY_REFERENCE = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that can do nothing in a text without link definitions."""


class SelectiveInlineProcessor(InlineProcessor):
    """Gives the same tree as the processor that it replaces, in less time.

    Raises TooIntricateError for a paragraph that is too long.
    """

    # Two private methods of the base class, named as its other methods know them: they call the
    # one that is defined here.
    _InlineProcessor__applyPattern: Callable[[Pattern, str, int, int], tuple[str, bool, int]]

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        registered = md.inlinePatterns
        names = sorted(
            (name for name in TRIGGERS if name in registered), key=registered.get_index_for_name
        )
        self._selected: tuple[tuple[Pattern, tuple[str, ...], bool], ...] = tuple(
            (registered[name], TRIGGERS[name], name in BY_REFERENCE) for name in names
        )
        if len(self._selected) != len(registered):
            raise ValueError("an inline pattern without triggers")

    def _InlineProcessor__handleInline(  # noqa: N802
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        """Replace what the patterns from `patternIndex` on find in `data` by placeholders."""
        if isinstance(data, AtomicString):
            return data
        if len(data) > LONGEST_PARAGRAPH:
            raise TooIntricateError
        has_references = bool(self.md.references)
        for index in range(patternIndex, len(self._selected)):
            pattern, triggers, by_reference = self._selected[index]
            if by_reference and not has_references:
                continue
            # A loop, since `any` would take longer than most searches that this saves.
            for trigger in triggers:
                if trigger in data:
                    break
            else:
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(
                    pattern, data, index, start
                )
        return data
