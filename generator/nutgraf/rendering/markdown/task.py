"""The text in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nutgraf.rendering.markdown.fragment import Heading


@dataclass(slots=True)
class Task:
    """What the processors need to know of a text, and what they find out about it.

    `links` has address and label for each destination as written, `citations` number and address
    for each source key. `top_level` is the level that the text's first rank of headings gets.
    """

    lang: str = ""
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    citations: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    top_level: int = 2
    headings: list[Heading] = field(default_factory=list)
