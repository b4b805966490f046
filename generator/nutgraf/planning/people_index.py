"""The index of participants: on one page, or by letters where they are too many for one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from nutgraf.model.prose import Kind, Ref
from nutgraf.model.values import replace
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import PeopleContent
from nutgraf.planning.scope import PARTICIPANTS
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.views import IndexEntry, LetterOfPeople

FEWEST_FOR_LETTERS = 25
MOST_ON_A_PAGE = 1000
MOST_BYTES = 300_000
"""Of names with their addresses: what stands around them needs less than 200,000 more."""

SPOKEN = {"Ll", "Lo", "Nd"}
"""Unicode's categories of what a folded name can stand under: letters and digits."""

DIGITS = "0–9"
PREFIX = "letter--"
"""No participant's address word has two hyphens, so nobody's page is in the way."""


def plan_people(composer: Composer, language: str) -> Iterator[Sketch]:
    """The index, and the pages of its letters where it has them."""
    ids = [id for id, one in composer.edition.participants.items() if not one.noindex]
    parts = tuple(_parts(ids, composer))
    is_paged = len(ids) > MOST_ON_A_PAGE or _bytes(ids, composer) > MOST_BYTES
    href = composer.addresses.href
    letters = tuple(
        replace(part, href=href(_address(part)) if is_paged else f"#{part.id}") for part, _ in parts
    )
    listed = () if is_paged else tuple(of for _, of in parts)
    index = partial(_index, letters, listed, composer)
    yield Sketch(PARTICIPANTS, "participants.html", language, index)
    for letter, (_, of) in zip(letters, parts, strict=True) if is_paged else ():
        page = partial(_page, letter, letters, of, composer)
        yield Sketch(_address(letter), "participants.html", language, page)


def _parts(ids: list[str], composer: Composer) -> Iterator[tuple[LetterOfPeople, tuple[str, ...]]]:
    """The letters with nobody in them yet, and who belongs there: each no more than a page's."""

    def letter_of(id: str) -> str:
        return _letter(composer.edition.participants[id].name)

    if len(ids) < FEWEST_FOR_LETTERS:
        yield from _numbered("", ids, composer)
        return
    for letter, of in groupby(sorted(ids, key=letter_of), key=letter_of):
        yield from _numbered(letter, of, composer)


def _numbered(
    letter: str, ids: Iterable[str], composer: Composer
) -> Iterator[tuple[LetterOfPeople, tuple[str, ...]]]:
    word = f"{PREFIX}{'0' if letter == DIGITS else letter.casefold()}"
    for number, part in enumerate(_pages(ids, composer), start=1):
        id = word if number == 1 else f"{word}-{number}"
        yield LetterOfPeople(letter, number, id, "", len(part), ()), part


def _pages(ids: Iterable[str], composer: Composer) -> Iterator[tuple[str, ...]]:
    """As many at a time as a page has room for, in number and in bytes."""
    page: list[str] = []
    room = MOST_BYTES
    for id in ids:
        size = _bytes((id,), composer)
        if page and (len(page) == MOST_ON_A_PAGE or size > room):
            yield tuple(page)
            page, room = [], MOST_BYTES
        page.append(id)
        room -= size
    if page:
        yield tuple(page)


def _bytes(ids: Iterable[str], composer: Composer) -> int:
    """What names and addresses take on a page: an address three bytes for each of some letters."""
    return sum(
        len(composer.edition.participants[id].name.encode())
        + len(composer.addresses.link(Ref(Kind.PARTICIPANT, id)))
        for id in ids
    )


def _letter(name: str) -> str:
    """The first letter of a name, without accents and signs for breathing; one for all digits."""
    plain = unicodedata.normalize("NFD", name.casefold())
    first = next((each for each in plain if unicodedata.category(each) in SPOKEN), "0")
    return first.upper() if first.isalpha() else DIGITS


def _address(letter: LetterOfPeople) -> str:
    return f"{PARTICIPANTS}{letter.id}/"


def _index(
    letters: tuple[LetterOfPeople, ...], listed: tuple[tuple[str, ...], ...], composer: Composer
) -> PeopleContent:
    total = sum(letter.total for letter in letters)
    if listed:
        pairs = zip(letters, listed, strict=True)
        letters = tuple(replace(letter, entries=_entries(of, composer)) for letter, of in pairs)
    return PeopleContent(None, letters, total)


def _page(
    letter: LetterOfPeople,
    letters: tuple[LetterOfPeople, ...],
    ids: tuple[str, ...],
    composer: Composer,
) -> PeopleContent:
    return PeopleContent(replace(letter, entries=_entries(ids, composer)), letters, letter.total)


def _entries(ids: Iterable[str], composer: Composer) -> tuple[IndexEntry, ...]:
    involvement = composer.ties.involvement
    return tuple(
        IndexEntry(
            composer.person(id), len(involvement(id).explainers), len(involvement(id).events)
        )
        for id in ids
    )
