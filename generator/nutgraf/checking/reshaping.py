"""One text of a checked edition in another shape: sound where it is nobody else's concern.

A story may tell more or other events, name other people, cite other sources, as long as no other
text refers to what is gone or has moved in time, and nothing comes into being or ends by it.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nutgraf.checking.edition import Proof
from nutgraf.checking.events import leads_to_itself
from nutgraf.checking.names import fold
from nutgraf.checking.rewording import Alone
from nutgraf.model.edition import Edition, rearrange, revise
from nutgraf.model.news import Event, Explainer
from nutgraf.model.people import Image
from nutgraf.model.prose import Kind, Link, Ref
from nutgraf.model.values import field_names, replace

FIXED = (
    *("source", "slug", "lang", "published", "draft", "scheduled", "aliases", "translation_of"),
    *("authors", "image"),
)
"""What of a story decides where it stands, on pages and among others."""

Order = tuple[Any, ...]


def stands_where_it_stood(one: Alone, other: Alone, proof: Proof) -> bool:
    """Whether a story in another shape brings nothing into being, and stands where it stood.

    Whether others refer to what is gone from it is to be looked at besides.
    """
    before, after = one.thing, other.thing
    if not (isinstance(before, Explainer) and isinstance(after, Explainer)):
        return False
    events, anew = dict(one.edition.events), dict(other.edition.events)
    return (
        all(getattr(before, name) == getattr(after, name) for name in FIXED)
        and (before.title == after.title or not (after.aliases or after.slug != after.id))
        and set(_files_of((before, events))) == set(_files_of((after, anew)))
        and all(_has_a_file(name, proof) for name in _differing(one, other))
        and not any(leads_to_itself(key, other.edition.events) for key in anew)
    )


def _differing(one: Alone, other: Alone) -> Iterator[tuple[Kind, str]]:
    """The names that only one of the two brings into being, or in another spelling."""
    names, anew = _first_spellings(one), _first_spellings(other)
    for of_kind in names.keys() | anew.keys():
        if names.get(of_kind) != anew.get(of_kind):
            yield of_kind


def _first_spellings(alone: Alone) -> dict[tuple[Kind, str], str]:
    """How each thing that is named is written first, by its kind and folded name."""
    found: dict[tuple[Kind, str], str] = {}
    for kind, name in alone.names:
        found.setdefault((kind, fold(name)), name)
    return found


def _has_a_file(name: tuple[Kind, str], proof: Proof) -> bool:
    """Whether a name is that of one thing which is there without anybody naming it."""
    kind, written = name
    things: Mapping[str, Any] = getattr(proof.edition, kind.value)
    found = proof.directory.find(kind, written)
    return len(found) == 1 and bool(things[found[0]].source)


def _files_of(value: Any) -> Iterator[Any]:
    """The writer's files that something shows or links to: they are published for that."""
    if isinstance(value, Image):
        yield value
    elif isinstance(value, Link):
        if isinstance(value.target, Ref) and value.target.kind is Kind.FILE:
            yield value.target
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _files_of(each)
    else:
        for name in field_names(value):
            yield from _files_of(getattr(value, name))


def reshaped(proof: Proof, alone: Alone) -> Proof:
    """The same edition with one story in its new shape."""
    edition, story = proof.edition, alone.thing
    assert isinstance(story, Explainer)
    own = dict(alone.edition.events)
    edition = replace(
        edition,
        explainers=revise(edition.explainers, {story.id: story}),
        events=rearrange(edition.events, _in_order(edition, story, own), own),
        links=revise(edition.links, alone.edition.links),
    )
    return replace(proof, edition=edition, directory=alone.directory)


def _in_order(edition: Edition, story: Explainer, own: Mapping[str, Event]) -> list[str]:
    """The keys of all events in order of time; of events of one time as their files stand."""
    gone = {key for key in edition.explainers[story.id].timeline if key.startswith(f"{story.id}#")}
    order = [key for key in edition.events if key not in gone]
    rank = _ranked(edition, own)
    for key in own:
        insort(order, key, key=rank)
    return order


def _ranked(edition: Edition, own: Mapping[str, Event]) -> Callable[[str], Order]:
    def rank(key: str) -> Order:
        event = own.get(key) or edition.events[key]
        return (event.date.order, event.place.within.file_path())

    return rank
