"""`[@key]`, `[@a; @b]`, `[@key, p. 12]`: numbers that lead to the list of sources."""

from __future__ import annotations

from re import Match
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from nutgraf.rendering.markdown.fragment import BETWEEN_NUMBERS, COUNT, OURS
from nutgraf.rendering.markdown.task import Task
from nutgraf.rendering.messages import words_of

CITATION_RE = r"\[(@[^\[\]]{1,300})\]"
SPACES = frozenset({" ", "\n"})


class _Citation(InlineProcessor):
    def __init__(self, task: Task) -> None:
        super().__init__(CITATION_RE)
        self._task = task

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: Match[str],
        data: str,
    ) -> tuple[Element | None, int | None, int | None]:
        """The links of one pair of brackets; nothing if one of its keys isn't known.

        A space in front of it is left out: the number clings to the word.
        """
        links = Element("span", {"class": "cites"})
        for cited in m[1].split(";"):
            key, _, place = cited.strip().removeprefix("@").partition(",")
            if key.strip() not in self._task.citations:
                return None, None, None
            number, address = self._task.citations[key.strip()]
            self._add(links, number, address, " ".join(place.split()))
        start = m.start()
        return links, start - (data[start - 1 : start] in SPACES), m.end()

    def _add(self, links: Element, number: int, address: str, place: str) -> None:
        if len(links):
            links[-1].tail = AtomicString(BETWEEN_NUMBERS)
        link = SubElement(links, "a", {"class": "cite", "href": address})
        link.set("aria-label", self._name(number, place))
        if address.startswith("#"):
            link.set("id", f"{OURS}cite-{number}-{COUNT}")
        link.text = AtomicString(f"{number}, {place}" if place else str(number))

    def _name(self, number: int, place: str) -> str:
        words = words_of(self._task.lang)
        if place:
            return words.gettext("Source %(number)s, %(place)s", number=number, place=place)
        return words.gettext("Source %(number)s", number=number)


def install_citations(md: Markdown, task: Task) -> None:
    """Add the pattern, before those of links."""
    md.inlinePatterns.register(_Citation(task), "citation", 174)
