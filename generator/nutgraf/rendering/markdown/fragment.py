"""A Markdown text as HTML, before it has its place on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

# None of these can come from a writer: they are removed from every text, and HTML's character
# references can't make them, since &#134; to &#137; mean other characters (HTML, 13.2.5.80).
OURS = "\x86"
"""Begins every id that the renderer gives, until the text is cleaned: no other id is kept."""
PIECE = "\x87"
"""Stands for the number of the text on its page."""
COUNT = "\x88"
"""Stands for how often a source has been cited on the page, this time included."""
ADDRESS = "\x89"
"""Before and behind the number of an address that is put in at the end."""
BETWEEN_NUMBERS = "\u202f"
"""Stands between the numbers of sources that are cited at one place."""

_CITATION_ID = re.compile(f"cite-([0-9]+)-{COUNT}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text: its level from 2 to 6, its id, its words without markup."""

    level: int
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Clean HTML whose ids still lack what only the page knows, and its headings in order.

    `is_as_typed` says that the text was too intricate to be understood and is shown as it is.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    is_as_typed: bool = False

    @property
    def needs_a_number(self) -> bool:
        """Whether its ids tell it from the page's other texts."""
        return PIECE in self.html

    @property
    def is_of_its_page(self) -> bool:
        """Whether it is different on another page, or something has to be said of it on each."""
        return self.is_as_typed or PIECE in self.html or COUNT in self.html

    def placed(self, number: int, cited: dict[int, int]) -> str:
        """The HTML for one page.

        `number` is unlike that of any other text of the page. `cited` says how often each source
        has been cited so far, and is brought up to date.
        """

        def citation_id(match: re.Match[str]) -> str:
            source = int(match[1])
            cited[source] = cited.get(source, 0) + 1
            return f"cite-{source}-{cited[source]}"

        html = self.html.replace(PIECE, str(number))
        return _CITATION_ID.sub(citation_id, html) if COUNT in html else html
