"""A participant with another name: sound where it is still found by the old one, and alone by both.

Then every text means what it meant, and only shows another name.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from nutgraf.checking.directory import Directory
from nutgraf.checking.edition import Proof
from nutgraf.checking.names import fold, nearly_equal
from nutgraf.checking.rewording import Alone, without_words
from nutgraf.model.diagnostics import Diagnostic
from nutgraf.model.edition import Edition, rearrange, revise
from nutgraf.model.people import Participant
from nutgraf.model.values import replace


def with_other_name(
    one: Alone, other: Alone, proof: Proof, findings: tuple[Diagnostic, ...]
) -> Alone | None:
    """A participant's text with its new name known; None where that could be noticed elsewhere.

    `findings` are those of the site: where one tells of the old name, its words would change.
    """
    before, after = one.thing, other.thing
    if not (isinstance(before, Participant) and isinstance(after, Participant)):
        return None
    if one.names != other.names or _nameless(before) != _nameless(after):
        return None
    if any(before.name in f"{each.message} {each.hint}" for each in findings):
        return None
    if any(_is_double(after, each) for each in proof.edition.participants.values()):
        return None
    directory = _renamed(before, after, one, proof.directory)
    return replace(other, directory=directory) if directory else None


def _renamed(
    before: Participant, after: Participant, one: Alone, directory: Directory
) -> Directory | None:
    return directory.with_more_names(one.ref, tuple(_names(before)), tuple(_names(after)))


def _names(one: Participant) -> Iterator[str]:
    yield one.name
    yield from (other.name for other in one.other_names)


def _nameless(one: Participant) -> object:
    return without_words(replace(one, name="", other_names=()))


def _is_double(one: Participant, other: Participant) -> bool:
    """Whether it is nearly as somebody else is called who is only named."""
    if other.source or other.id == one.id:
        return False
    return any(nearly_equal([(other.id, other.name), (one.id, one.name)]))


def renamed(proof: Proof, alone: Alone) -> Proof:
    """The same edition with one participant under its new name, in its new place."""
    edition, one = proof.edition, alone.thing
    assert isinstance(one, Participant)
    edition = replace(
        edition,
        participants=rearrange(edition.participants, _by_name(edition, one), {one.id: one}),
        links=revise(edition.links, alone.edition.links),
    )
    return replace(proof, edition=edition, directory=alone.directory)


def _by_name(edition: Edition, one: Participant) -> list[str]:
    order = [id for id in edition.participants if id != one.id]

    def rank(id: str) -> tuple[str, str]:
        known = one if id == one.id else edition.participants[id]
        return fold(known.name), id

    insort(order, one.id, key=rank)
    return order
