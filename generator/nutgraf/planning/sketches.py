"""A page before its content is made: enough to list it, to count it, and to make it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from nutgraf.model.heads import NO_HEAD, Head
from nutgraf.model.pages import Page


class Sketch(Struct, frozen=True):
    """A page whose content is still to be made, by `content`; the rest is as the page has it."""

    url: str
    template: str
    lang: str
    content: Callable[[], Any]
    head: Head = NO_HEAD

    def with_head(self, head: Head) -> Sketch:
        """The same page with another head."""
        return Sketch(self.url, self.template, self.lang, self.content, head)

    def page(self) -> Page:
        """The page, with its content."""
        return Page(self.url, self.template, self.content(), self.lang, self.head)
