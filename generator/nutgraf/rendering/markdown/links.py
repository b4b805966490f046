"""Links: their ends found within bounds, wiki links, and destinations made to addresses."""

from __future__ import annotations

import re
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from nutgraf.rendering.markdown.task import Task

LONGEST_LABEL = 2_000
LONGEST_DESTINATION = 2_000
DEEPEST_BRACKETS = 30

LINKING = frozenset({"a", "img"})

WIKI_RE = r"\[\[([^\[\]]{1,300})\]\]"

_BRACKET = re.compile(r"[\[\]]")
_ESCAPED = re.compile("\x02([0-9]+)\x03")


class _Bounded(LinkInlineProcessor):
    """Looks for the end of a link only so far, so that many open brackets cost little."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """What stands from `index` to the bracket that closes it, and the place behind that."""
        depth = 1
        for bracket in _BRACKET.finditer(data, index, index + LONGEST_LABEL):
            depth += 1 if bracket[0] == "[" else -1
            if depth == 0:
                return data[index : bracket.start()], bracket.end(), True
            if depth > DEEPEST_BRACKETS:
                break
        return "", index, False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Destination and title in the parentheses at `index`, and the place behind them."""
        furthest = index + LONGEST_DESTINATION
        if not data.startswith("(", index) or data.find(")", index, furthest) == -1:
            return "", None, index, False
        return super().getLink(data[:furthest], index)


class _Link(_Bounded, LinkInlineProcessor):
    pass


class _Image(_Bounded, ImageInlineProcessor):
    pass


class _Reference(_Bounded, ReferenceInlineProcessor):
    pass


class _ShortReference(_Bounded, ShortReferenceInlineProcessor):
    pass


class _ImageReference(_Bounded, ImageReferenceInlineProcessor):
    pass


class _ShortImageReference(_Bounded, ShortImageReferenceInlineProcessor):
    pass


class _WikiLink(InlineProcessor):
    """`[[name]]` and `[[name|text]]`."""

    def __init__(self, task: Task) -> None:
        super().__init__(WIKI_RE)
        self._task = task

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        """A link with its destination as written, to be resolved like every other."""
        if m[0] not in self._task.links:
            return None, None, None
        name, bar, text = m[1].partition("|")
        link = Element("a", {"href": m[0]})
        label = self._task.links[m[0]][1] or name.partition("#")[0].strip()
        link.text = text.strip() if bar else AtomicString(label)
        return link, m.start(), m.end()


class _Resolver(Treeprocessor):
    """Puts addresses in the place of destinations, and text in the place of links to nothing."""

    def __init__(self, md: Markdown, task: Task) -> None:
        super().__init__(md)
        self._task = task

    def run(self, root: Element) -> None:
        """Resolve every link and picture of the text."""
        if not self._task.links:
            return
        found = [
            (parent, child) for parent in root.iter() for child in parent if child.tag in LINKING
        ]
        for parent, child in reversed(found):  # what a link encloses comes before the link
            self._resolve(parent, child)

    def _resolve(self, parent: Element, element: Element) -> None:
        attribute = "href" if element.tag == "a" else "src"
        written = _ESCAPED.sub(_as_typed, element.get(attribute, ""))
        if written not in self._task.links:
            return
        address, _ = self._task.links[written]
        if address:
            element.set(attribute, address)
        elif element.tag == "a":
            _unwrap(parent, element)


def _as_typed(escaped: Match[str]) -> str:
    return "\\" + chr(int(escaped[1]))


def _unwrap(parent: Element, link: Element) -> None:
    """Put what a link encloses in the link's own place."""
    at = list(parent).index(link)
    before = parent[at - 1] if at else None
    children = list(link)
    if children:
        children[-1].tail = (children[-1].tail or "") + (link.tail or "")
        loose = link.text or ""
    else:
        loose = (link.text or "") + (link.tail or "")
    if before is None:
        parent.text = (parent.text or "") + loose
    else:
        before.tail = (before.tail or "") + loose
    parent[at : at + 1] = children


def install_links(md: Markdown, task: Task) -> None:
    """Put our link patterns in the place of Python-Markdown's, at the same priorities."""
    patterns = md.inlinePatterns
    patterns.register(_WikiLink(task), "wiki", 172)
    patterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
    patterns.register(_Link(LINK_RE, md), "link", 160)
    patterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)
    patterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
    patterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
    patterns.register(_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125)
    md.treeprocessors.register(_Resolver(md, task), "resolve", 18)
