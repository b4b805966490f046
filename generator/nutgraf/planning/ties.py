"""What the things of an edition have to do with each other, found out when somebody asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias, TypeVar, get_type_hints, overload

from nutgraf.model.edition import Edition
from nutgraf.model.news import Correction, Explainer, Quote, StoryStatus
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.anchors import figure_anchor, owner_of, quote_anchor
from nutgraf.planning.moments import is_public, last_changed, moment


@dataclass(slots=True)
class Involvement:
    """Where one participant appears: explainers, keys of events in order of time, members."""

    explainers: dict[str, None] = field(default_factory=dict)
    events: dict[str, None] = field(default_factory=dict)
    members: list[str] = field(default_factory=list)


Recall: TypeAlias = Callable[[str], Any]
"""Gives a tie, by its name, as it was found at another time; None where it isn't known."""

T = TypeVar("T")


def _nothing(_: str) -> None:
    return None


class tie(cached_property[T]):  # noqa: N801 - a decorator
    """A tie is made of ids, keys and numbers alone, so that it holds while only words change."""

    @overload
    def __get__(self, ties: None, owner: type[Any] | None = None) -> tie[T]: ...
    @overload
    def __get__(self, ties: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, ties: Any, owner: type[Any] | None = None) -> tie[T] | T:
        name = self.attrname or ""
        known: T | None = ties.recall(name) if ties is not None else None
        if known is not None:
            vars(ties)[name] = known
            return known
        found: T = super().__get__(ties, owner)
        return found


class Ties:
    """Each tie is linear in what the stories say, and looked for once, unless it is known."""

    def __init__(self, edition: Edition, recall: Recall = _nothing) -> None:
        self._edition = edition
        self.recall = recall

    def of_reworded(self, edition: Edition) -> Ties:
        """The ties of an edition that differs in words alone: they are the same."""
        ties = Ties(edition, self.recall)
        vars(ties).update((name, one) for name, one in vars(self).items() if name in ALL_TIES)
        return ties

    def name(self, ref: Ref) -> str:
        """The name or title of something that has a page."""
        edition = self._edition
        match ref.kind:
            case Kind.EXPLAINER:
                return edition.explainers[ref.id].title
            case Kind.PARTICIPANT:
                return edition.participants[ref.id].name
            case Kind.TOPIC:
                return edition.topics[ref.id].name
            case Kind.AUTHOR:
                return edition.authors[ref.id].name
            case _:
                return edition.pages[ref.id].title

    @tie
    def retold(self) -> Mapping[str, list[str]]:
        """For each event that others tell too the explainers that do, without the one it is of."""
        retold: dict[str, list[str]] = defaultdict(list)
        for id, explainer in self._edition.explainers.items():
            for key in explainer.timeline:
                if owner_of(key) != id:
                    retold[key].append(id)
        return retold

    @tie
    def effects(self) -> Mapping[str, list[str]]:
        """For each event the keys of those that it led to."""
        effects: dict[str, list[str]] = defaultdict(list)
        for key, event in self._edition.events.items():
            for cause in event.because:
                effects[cause].append(key)
        return effects

    @tie
    def corrections(self) -> Mapping[str, list[tuple[str, int]]]:
        """For what is corrected the corrections: an explainer, and the number in its list from 0.

        An event goes by its key; a key figure or a quote by its explainer's id and its anchor.
        """
        corrections: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for id, explainer in self._edition.explainers.items():
            for at, one in enumerate(explainer.corrections):
                for place in corrected_places(one, id):
                    corrections[place].append((id, at))
        return corrections

    @tie
    def prominence(self) -> Mapping[str, int]:
        """In how many events and explainers each participant is."""
        found: Counter[str] = Counter()
        stories = (one.who for one in self._edition.explainers.values())
        events = (one.who for one in self._edition.events.values())
        for parts in chain(stories, events):
            found.update({part.participant for part in parts})
        return found

    @tie
    def involved(self) -> Mapping[str, Involvement]:
        """The involvement of every participant who is in something."""
        found: dict[str, Involvement] = defaultdict(Involvement)
        for id, explainer in self._edition.explainers.items():
            for part in explainer.who:
                found[part.participant].explainers[id] = None
        for key, event in self._edition.events.items():
            for part in event.who:
                found[part.participant].events[key] = None
        participants = self._edition.participants
        for id in sorted(participants):  # not in their order, which is that of names
            for membership in participants[id].memberships:
                found[membership.organization].members.append(id)
        return dict(found)

    def involvement(self, participant: str) -> Involvement:
        """The involvement of one participant; an empty one where there is none."""
        return self.involved.get(participant, Involvement())

    @tie
    def quotes(self) -> Mapping[str, list[tuple[str, int]]]:
        """For each participant who quotes it: the key of an event, or an explainer and a number."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for id, explainer in self._edition.explainers.items():
            for at, quote in enumerate(explainer.quotes):
                found[quote.by].append((id, at))
        for key, event in self._edition.events.items():
            if event.quote:
                found[event.quote.by].append((key, 0))
        return found

    def quoted(self, participant: str) -> Iterator[tuple[str, Quote]]:
        """A participant's words, in explainers and in events, each with its explainer."""
        for told_in, at in self.quotes.get(participant, ()):
            explainer, is_event, _ = told_in.partition("#")
            if is_event:
                quote = self._edition.events[told_in].quote
                assert quote  # as the tie has found
                yield explainer, quote
            else:
                yield explainer, self._edition.explainers[explainer].quotes[at]

    def by_topic(self, topic: str) -> list[Explainer]:
        """The explainers of a topic."""
        return [self._edition.explainers[id] for id in self.filed_under.get(topic, ())]

    def by_author(self, author: str) -> list[Explainer]:
        """The explainers of an author."""
        return [self._edition.explainers[id] for id in self.signed_by.get(author, ())]

    @tie
    def translations(self) -> Mapping[str, list[str]]:
        """For each explainer that has been translated the ids of itself and its translations."""
        found: dict[str, list[str]] = defaultdict(list)
        for story in self._edition.explainers.values():
            original = story.translation_of
            if original in self._edition.explainers:
                found[original] = [*(found[original] or [original]), story.id]
        return found

    def languages(self, story: Explainer) -> Mapping[str, str]:
        """The ids of an explainer, its original and other translations, by their languages.

        Of two in one language the first is meant. Nothing for what stands in one language only.
        """
        versions = self.translations.get(story.translation_of or story.id, ())
        found: dict[str, str] = {}
        for id in versions:
            found.setdefault(self._edition.explainers[id].lang, id)
        return found if len(found) > 1 else {}

    @tie
    def filed_under(self) -> Mapping[str, list[str]]:
        """The ids of the explainers of each topic."""
        return self._by("topics")

    @tie
    def signed_by(self) -> Mapping[str, list[str]]:
        """The ids of the explainers of each author."""
        return self._by("authors")

    def _by(self, key: str) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for story in self._edition.explainers.values():
            for id in getattr(story, key):
                found[id].append(story.id)
        return found

    @tie
    def have_news(self) -> bool:
        """Whether there is a story that feeds can tell of."""
        edition = self._edition
        dated = (one for one in edition.explainers.values() if is_public(one))
        return any(moment(one.published, edition.zone) for one in dated)

    @tie
    def changed_last(self) -> str:
        """The id of the public explainer that changed last, "" where none has a date."""
        changes: dict[str, datetime] = {}
        for id, story in self._edition.explainers.items():
            at = last_changed(story, self._edition.zone) if is_public(story) else None
            if at:
                changes[id] = at
        return max(changes, key=changes.__getitem__, default="")

    @tie
    def changes(self) -> list[tuple[str, int, bool]]:
        """All updates and (True) corrections, newest first: whose, and which of its list."""
        found: list[tuple[tuple[Any, ...], str, int, bool]] = []
        for id, story in self._edition.explainers.items():
            found += ((one.date.order, id, at, False) for at, one in enumerate(story.updates))
            found += ((one.date.order, id, at, True) for at, one in enumerate(story.corrections))
        found.sort(key=lambda change: change[:2], reverse=True)
        return [change[1:] for change in found]

    @tie
    def developing(self) -> list[str]:
        """The ids of the explainers of what is still going on."""
        stories = self._edition.explainers.items()
        return [id for id, story in stories if story.status is StoryStatus.DEVELOPING]

    @tie
    def pointed_at(self) -> Mapping[str, list[str]]:
        """The places that other pages link to, by the explainer meant, or "" for an address."""
        found: dict[str, list[str]] = defaultdict(list)
        for links in self._edition.links.values():
            for link in links:
                if link.leads_to_a_place:
                    to = link.target
                    is_story = isinstance(to, Ref) and to.kind is Kind.EXPLAINER
                    found[to.id if is_story and isinstance(to, Ref) else ""].append(link.fragment)
        return found

    @tie
    def shared(self) -> Mapping[Ref | str, list[str]]:
        """For everything that several explainers have, these explainers."""
        found: dict[Ref | str, list[str]] = defaultdict(list)
        for explainer in self._edition.explainers.values():
            for thing in things_of(explainer):
                found[thing].append(explainer.id)
        return {thing: ids for thing, ids in found.items() if len(ids) > 1}


ALL_TIES: Mapping[str, Any] = {
    name: get_type_hints(one.func)["return"]
    for name, one in vars(Ties).items()
    if isinstance(one, tie)
}
"""The names of all ties, each with the type of its value."""


def corrected_places(one: Correction, explainer: str) -> Iterator[str]:
    """The keys of what a correction of an explainer puts right, as in `Ties.corrections`."""
    if one.event:
        yield one.event
    if one.figure:
        yield f"{explainer}#{figure_anchor(one.figure)}"
    if one.quote:
        yield f"{explainer}#{quote_anchor(one.quote)}"


def things_of(one: Explainer) -> Iterator[Ref | str]:
    """What an explainer can share with others: events are given by their keys."""
    yield from (Ref(Kind.PARTICIPANT, part.participant) for part in one.who)
    yield from (Ref(Kind.TOPIC, id) for id in one.topics)
    yield from one.timeline
