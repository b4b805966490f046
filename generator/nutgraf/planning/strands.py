"""Timelines as planning knows them: whose each is, where its pages lie, and its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from nutgraf.model.news import Explainer
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Output, Site
from nutgraf.planning.composing import Composer
from nutgraf.planning.paging import MOST_ON_A_PAGE, Stretch, stretches
from nutgraf.planning.scope import TIMELINE, Scope
from nutgraf.planning.views import Named


class Strand(Struct, frozen=True, eq=False):
    """A timeline: the thing whose it is, where it stands, and its events in order of time.

    `page` is the site address of the page with the timeline, which its files lie beside; below
    `below` lie its other pages. `whole` has the page's name, "" for the site's own timeline;
    `is_long` says whether its events stand on pages of their own, `explainer` is the id of the
    explainer whose timeline it is, else "". `has_files` is False where it isn't to be taken
    elsewhere. There is one for each timeline.
    """

    whole: Named
    description: str
    page: str
    below: str
    keys: tuple[str, ...]
    lang: str
    is_long: bool
    explainer: str = ""
    has_files: bool = True

    @property
    def latest(self) -> tuple[str, ...]:
        """Its last events, as many as stand in one file: all of them if it isn't long."""
        return self.keys[-MOST_ON_A_PAGE:] if self.is_long else self.keys

    def page_of(self, stretch: Stretch) -> str:
        """The site address of the page of a part of it."""
        return f"{self.below}{stretch.word}/"

    def stretches(self, composer: Composer) -> tuple[Stretch, ...]:
        """The parts of it; what is divided comes before its own parts."""
        return composer.once(_Strands(composer).stretches, self)


class _Strands:
    """Makes strands, and says what they are made from by ids alone.

    What is remembered with a composer in it would hold the composer that remembers it.
    """

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def stretches(self, strand: Strand) -> tuple[Stretch, ...]:
        events = self._composer.edition.events
        return tuple(stretches(strand.keys, lambda key: events[key].date))

    def of_explainer(self, id: str) -> Strand:
        composer = self._composer
        one = composer.edition.explainers[id]
        named = composer.named(Kind.EXPLAINER, id)
        page = composer.addresses.of(Ref(Kind.EXPLAINER, id))
        alone = composer.addresses.explainer_timeline(id)
        is_long = composer.divides(one.timeline)
        return Strand(named, one.summary, page, alone, one.timeline, one.lang, is_long, id)

    def of_participant(self, id: str, language: str) -> Strand:
        one = self._composer.edition.participants[id]
        keys = tuple(self._composer.ties.involvement(id).events)
        return _strand(Ref(Kind.PARTICIPANT, id), one, keys, self._composer, language)

    def of_topic(self, id: str, language: str) -> Strand:
        composer = self._composer
        keys = events_in_order(composer.ties.by_topic(id), composer)
        return _strand(Ref(Kind.TOPIC, id), composer.edition.topics[id], keys, composer, language)

    def of_author(self, id: str, language: str) -> Strand:
        composer = self._composer
        keys = events_in_order(composer.ties.by_author(id), composer)
        return _strand(Ref(Kind.AUTHOR, id), composer.edition.authors[id], keys, composer, language)

    def of_site(self, description: str, language: str) -> Strand:
        composer = self._composer
        whole = Named("", composer.addresses.href(TIMELINE))
        keys = tuple(composer.edition.events)
        is_long = composer.divides(keys) and composer.wants(Output.SITE_TIMELINE)
        return Strand(whole, description, TIMELINE, TIMELINE, keys, language, is_long)


def explainer_strand(one: Explainer, composer: Composer) -> Strand:
    """The timeline of an explainer."""
    return composer.once(_Strands(composer).of_explainer, one.id)


def participant_strand(one: Participant, composer: Composer, language: str) -> Strand:
    """The events of a participant, across all explainers."""
    return composer.once(_Strands(composer).of_participant, one.id, language)


def topic_strand(one: Topic, composer: Composer, language: str) -> Strand:
    """The events of all explainers of a topic."""
    return composer.once(_Strands(composer).of_topic, one.id, language)


def author_strand(one: Author, composer: Composer, language: str) -> Strand:
    """The events of all explainers of an author."""
    return composer.once(_Strands(composer).of_author, one.id, language)


def site_strand(composer: Composer, description: str, language: str) -> Strand:
    """Everything that happened."""
    return composer.once(_Strands(composer).of_site, description, language)


def strands_in(scope: Scope, composer: Composer, site: Site) -> Iterator[Strand]:
    """The timelines of all that is in scope."""
    language = site.language
    for story in scope.explainers:
        yield explainer_strand(story, composer)
    for person in scope.participants:
        yield participant_strand(person, composer, language)
    for topic in scope.topics:
        yield topic_strand(topic, composer, language)
    for author in scope.authors:
        yield author_strand(author, composer, language)
    if TIMELINE in scope.common:
        yield site_strand(composer, site.description, language)


def events_in_order(stories: Iterable[Explainer], composer: Composer) -> tuple[str, ...]:
    """The keys of all events of some explainers, each once, in order of time."""
    keys = dict.fromkeys(chain.from_iterable(story.timeline for story in stories))
    return tuple(sorted(keys, key=lambda key: composer.edition.events[key].date.order))


def _strand(
    ref: Ref,
    one: Participant | Topic | Author,
    keys: tuple[str, ...],
    composer: Composer,
    lang: str,
) -> Strand:
    page = composer.addresses.of(ref)
    named = composer.named(ref.kind, ref.id)
    return Strand(
        named,
        one.description,
        page,
        page,
        keys,
        lang,
        composer.divides(keys),
        has_files=not (isinstance(one, Participant) and one.noindex),
    )
