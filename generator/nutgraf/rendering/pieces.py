"""Pieces of HTML that stand on several pages, made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeAlias

from markupsafe import Markup as Html

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


class Store:
    """Pieces by what they were made from; the oldest go when there are too many characters."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._pieces: dict[Key, Piece] = {}
        self._lock = Lock()

    def get(self, key: Key) -> Piece | None:
        """The piece, if it is there."""
        return self._pieces.get(key)

    def keep(self, key: Key, piece: Piece) -> None:
        """Keep a piece under a key that isn't there."""
        with self._lock:
            if key in self._pieces:
                return
            self._pieces[key] = piece
            self._size += len(piece.html)
            while self._size > self._most:
                oldest = next(iter(self._pieces))
                self._size -= len(self._pieces.pop(oldest).html)


class Pieces:
    """The pieces of a theme's pages; these may be of several sites and languages."""

    def __init__(self) -> None:
        self._dear = Store(MOST_DEAR)
        self._cheap = Store(MOST_CHEAP)

    def get(self, key: Key) -> Piece | None:
        """A piece, if it is known."""
        return self._dear.get(key) or self._cheap.get(key)

    def keep(self, key: Key, piece: Piece, is_cheap: bool) -> None:
        """Keep a piece as long as there is room."""
        (self._cheap if is_cheap else self._dear).keep(key, piece)


class Sharing:
    """Makes the pieces of one page, or finds them where another page has had them made.

    `circumstances` are what all that stands on the page may depend on: its site, its language.
    `page` is the page as citations lead to it.
    """

    def __init__(self, pieces: Pieces, circumstances: Values, page: str, tally: Tally) -> None:
        self._pieces = pieces
        self._circumstances = circumstances
        self._ids = _identities(circumstances)
        self._page = page
        self._tally = tally
        self._asked = 0

    def known(self, place: str, values: Values) -> str | None:
        """The piece that stands at a place of a template for some values, if it can be had."""
        self._asked += 1
        known = self._pieces.get((place, *self._ids, *_identities(values)))
        if known is None or self._page in known.leads_to:
            return None
        self._tally.leads_to += known.leads_to
        return known.html

    def made(self, place: str, values: Values, make: Callable[[], Html]) -> Html:
        """That piece, made; and kept, if other pages may have it."""
        tally, asked = self._tally, self._asked
        own, led = tally.own, len(tally.leads_to)
        html = make()
        if tally.own == own:
            key = (place, *self._ids, *_identities(values))
            everything = (*self._circumstances, *values)
            piece = Piece(html, tuple(tally.leads_to[led:]), everything)
            self._pieces.keep(key, piece, is_cheap=self._asked > asked)
        return html


def _identities(values: Values) -> Key:
    return tuple([one if type(one) is str else id(one) for one in values])
