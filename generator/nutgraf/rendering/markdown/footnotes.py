"""Footnotes: marked by letters, since numbers mark sources, and listed at the end of their text."""

from __future__ import annotations

import re
from re import Match
from string import ascii_lowercase
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from nutgraf.rendering.markdown.fragment import OURS, PIECE
from nutgraf.rendering.markdown.task import Task
from nutgraf.rendering.messages import words_of

FOOTNOTE_RE = r"\[\^([^\[\]\n]{1,100})\]"
BACK = "↩\ufe0e"
"""An arrow that isn't drawn as a picture."""


def letters(number: int) -> str:
    """1 is "a", 26 is "z", 27 is "aa"."""
    word = ""
    while number:
        number, letter = divmod(number - 1, len(ascii_lowercase))
        word = ascii_lowercase[letter] + word
    return word


class Footnotes(FootnoteExtension):
    """Python-Markdown's definitions of footnotes, with marks and a list of our own.

    Notes are lettered in the order in which they are first marked. One that isn't marked anywhere
    stands at the end, so that nothing is lost.
    """

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.task = task
        self.marks: dict[Element, str] = {}
        self.items: dict[str, Element] = {}
        self.names: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors."""
        md.registerExtension(self)
        self.parser = md.parser
        md.parser.blockprocessors.register(_Definitions(self), "footnote", 17)
        md.inlinePatterns.register(_Marks(self), "footnote", 175)
        md.treeprocessors.register(_List(self), "footnote", 50)
        md.treeprocessors.register(_Letters(self), "footnote-letters", 15)

    def reset(self) -> None:
        """Forget the notes of the text before."""
        super().reset()
        self.marks = {}
        self.items = {}
        self.names = []

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802
        """Take in a note; one may also be found inside of another, while that is listed."""
        if id not in self.footnotes:
            self.names.append(id)
        super().setFootnote(id, text)


class _Definitions(FootnoteBlockProcessor):
    RE = re.compile(rf"^[ ]{{0,3}}{FOOTNOTE_RE}:[ ]*(.*)$", re.MULTILINE)


class _Marks(InlineProcessor):
    """`[^name]`: at first only a place, since marks aren't found in their order."""

    def __init__(self, notes: Footnotes) -> None:
        super().__init__(FOOTNOTE_RE)
        self._notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        """A mark, if there is such a note."""
        if m[1] not in self._notes.footnotes:
            return None, None, None
        mark = Element("sup", {"class": "note-mark"})
        self._notes.marks[mark] = m[1]
        return mark, m.start(), m.end()


class _List(Treeprocessor):
    """Adds the notes to the text, before inline markup is looked at."""

    def __init__(self, notes: Footnotes) -> None:
        super().__init__()
        self._notes = notes

    def run(self, root: Element) -> None:
        """Parse the notes into a list at the end of the text."""
        if not self._notes.footnotes:
            return
        section = SubElement(root, "section", {"class": "footnotes", "role": "doc-endnotes"})
        section.set("aria-label", words_of(self._notes.task.lang).gettext("Notes"))
        notes = SubElement(section, "ol", {"type": "a"})
        for name in self._notes.names:  # which grows, where a note has others inside of it
            text = self._notes.footnotes[name]
            item = self._notes.items[name] = SubElement(notes, "li")
            # In a parent of its own, since the block parser has rules for what is inside of `li`.
            content = Element("div")
            self._notes.parser.parseChunk(content, text)
            item.extend(content)


class _Letters(Treeprocessor):
    """Letters the marks in the order of the page, and links notes and marks with each other."""

    def __init__(self, notes: Footnotes) -> None:
        super().__init__()
        self._notes = notes

    def run(self, root: Element) -> None:
        """Finish marks and notes."""
        notes = self._notes
        if not notes.items:
            return
        order: dict[str, list[Element]] = {}
        for mark in root.iter("sup"):
            if mark in notes.marks:
                order.setdefault(notes.marks[mark], []).append(mark)
        for name in notes.items:
            order.setdefault(name, [])
        for number, (name, marks) in enumerate(order.items(), start=1):
            self._link(notes.items[name], marks, number)
        section = next(element for element in root if element.get("role") == "doc-endnotes")
        section[0][:] = [notes.items[name] for name in order]

    def _link(self, item: Element, marks: list[Element], number: int) -> None:
        words, note = words_of(self._notes.task.lang), f"fn-{PIECE}-{number}"
        item.set("id", OURS + note)
        last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
        for at, mark in enumerate(marks, start=1):
            place = f"fnref-{PIECE}-{number}-{at}"
            link = SubElement(mark, "a", {"class": "footnote-ref", "href": f"#{note}"})
            link.set("id", OURS + place)
            link.set("role", "doc-noteref")
            link.set("aria-label", words.gettext("Note %(letter)s", letter=letters(number)))
            link.text = AtomicString(letters(number))
            _append(last, "\xa0")
            back = SubElement(last, "a", {"class": "footnote-backref", "href": f"#{place}"})
            back.set("role", "doc-backlink")
            back.set("aria-label", words.gettext("Back to the text"))
            back.text = AtomicString(BACK)


def _append(element: Element, text: str) -> None:
    """Put text behind all that an element has."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
