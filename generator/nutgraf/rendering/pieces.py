"""Pieces of HTML that stand on several pages, made once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeAlias

from markupsafe import Markup as Html

from nutgraf.rendering.html import as_html

MOST_DEAR = 96 * 2**20
MOST_CHEAP = 32 * 2**20
"""Characters of HTML: of pieces that are dear to make, and of those made of other pieces."""

Values: TypeAlias = tuple[object, ...]
Key: TypeAlias = tuple[object, ...]


@dataclass(slots=True)
class Tally:
    """What a page's texts do that can keep a piece from being another page's, too.

    `own` counts what is of this page alone: an id with a number, a remark. `leads_to` are the pages
    that have the sources which are cited: on such a page a citation looks different.
    """

    own: int = 0
    leads_to: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """HTML, the pages that its citations lead to, and the values that it was made from.

    The values live as long as their identity is in a key, so that nothing else can have it.
    """

    html: Html
    leads_to: tuple[str, ...]
    values: Values


class Room:
    """Room for so many characters: keys of pieces, the oldest first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._pieces: deque[tuple[Key, int]] = deque()

    def take(self, key: Key, size: int) -> Iterator[Key]:
        """Take room for a piece of so many characters; the pieces that have to go for it."""
        self._pieces.append((key, size))
        self._taken += size
        while self._taken > self._most:
            oldest, size = self._pieces.popleft()
            self._taken -= size
            yield oldest


class Pieces:
    """The pieces of a theme's pages; these may be of several sites and languages.

    `get` gives a piece by its key, None where it isn't known. `dear` and `cheap` are how many
    characters are kept.
    """

    def __init__(self, dear: int = MOST_DEAR, cheap: int = MOST_CHEAP) -> None:
        self._known: dict[Key, Piece] = {}
        self._dear = Room(dear)
        self._cheap = Room(cheap)
        self._lock = Lock()
        self.get = self._known.get

    def keep(self, key: Key, piece: Piece, is_cheap: bool) -> None:
        """Keep a piece as long as there is room."""
        with self._lock:
            if key not in self._known:
                self._known[key] = piece
                room = self._cheap if is_cheap else self._dear
                for oldest in room.take(key, len(piece.html)):
                    del self._known[oldest]


class Sharing:
    """Makes the pieces of one page, or finds them where another page has had them made.

    `circumstances` are what all that stands on the page may depend on: its site, its language.
    `page` is the page as citations lead to it.
    """

    def __init__(self, pieces: Pieces, circumstances: Values, page: str, tally: Tally) -> None:
        self._pieces = pieces
        self._get = pieces.get
        self._circumstances = circumstances
        self._ids = _identities(circumstances)
        self._page = page
        self._tally = tally
        self._asked = 0

    def known(self, place: str, *values: object) -> Html | None:
        """The piece that stands at a place of a template for some values, if it can be had."""
        self._asked += 1
        ids = [one if type(one) is str else id(one) for one in values]
        known = self._get((place, *self._ids, *ids))
        if known is None or self._page in known.leads_to:
            return None
        self._tally.leads_to += known.leads_to
        return known.html

    def made(self, make: Callable[[], str], place: str, *values: object) -> Html:
        """That piece, made; and kept, if other pages may have it."""
        tally, asked = self._tally, self._asked
        own, led = tally.own, len(tally.leads_to)
        html = as_html(make())
        if tally.own == own:
            key = (place, *self._ids, *_identities(values))
            everything = (*self._circumstances, *values)
            piece = Piece(html, tuple(tally.leads_to[led:]), everything)
            self._pieces.keep(key, piece, is_cheap=self._asked > asked)
        return html


def _identities(values: Values) -> Key:
    return tuple([one if type(one) is str else id(one) for one in values])
