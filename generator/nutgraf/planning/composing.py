"""The views that many pages share, each made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from nutgraf.model.dates import When
from nutgraf.model.edition import Edition
from nutgraf.model.news import Part, Quote, Source
from nutgraf.model.pages import Markup
from nutgraf.model.people import Image, Membership
from nutgraf.model.prose import Kind, Prose, Ref
from nutgraf.model.site import USUAL_OUTPUTS, Output
from nutgraf.model.values import replace
from nutgraf.planning.addresses import EXPORTS, Addresses, Export
from nutgraf.planning.anchors import anchor_of, owner_of, quote_anchor
from nutgraf.planning.corrections import CorrectionDesk
from nutgraf.planning.lazy import later
from nutgraf.planning.links import NO_MARKUP, LinkDesk
from nutgraf.planning.once import Once
from nutgraf.planning.paging import MOST_ON_A_PAGE
from nutgraf.planning.pictures import picture_view, portrait_view
from nutgraf.planning.sources import SourceBook, open_book, views_of
from nutgraf.planning.ties import Ties
from nutgraf.planning.timeline_views import EventView
from nutgraf.planning.views import (
    Card,
    Named,
    PartView,
    Person,
    Picture,
    Post,
    QuoteView,
    SourceMark,
    SourceView,
)

Value = TypeVar("Value")


class Composer:
    """Makes views of the edition's things, each once.

    `wanted` are the outputs that the site has.
    """

    def __init__(
        self,
        edition: Edition,
        addresses: Addresses,
        wanted: frozenset[Output] = USUAL_OUTPUTS,
        ties: Ties | None = None,
        once: Once | None = None,
    ) -> None:
        self.edition = edition
        self.addresses = addresses
        self.wanted = wanted
        self.ties = ties or Ties(edition)
        self.once = once or Once()
        self.links = LinkDesk(addresses, self.ties)

    def of_reworded(self, edition: Edition) -> Composer:
        """What makes the views of an edition that differs in words alone."""
        ties = self.ties.of_reworded(edition)
        return Composer(edition, self.addresses, self.wanted, ties)

    @property
    def corrections(self) -> CorrectionDesk:
        """Made for who asks: held here, the two would hold each other when nobody needs them."""
        return CorrectionDesk(self.edition, self.addresses, self.ties, self.once, self._elsewhere)

    def wants(self, output: Output) -> bool:
        """Whether the site has these pages or files."""
        return output in self.wanted

    @property
    def exports(self) -> tuple[Export, ...]:
        """The files that lie beside timelines."""
        return EXPORTS if self.wants(Output.TIMELINES) else ()

    def divides(self, timeline: Sequence[str]) -> bool:
        """Whether a timeline of these events is too long for one page."""
        return len(timeline) > MOST_ON_A_PAGE and self.wants(Output.YEARS)

    def has_other_order(self, events: int) -> bool:
        """Whether a timeline of so many events has a page with the newest on top."""
        return events > 1 and self.wants(Output.NEWEST_FIRST)

    def later(self, make: Callable[[], Value]) -> Value:
        """A field of a lazy view, to be made when a template asks for it."""
        return later(self.once.later(make))

    def named(self, kind: Kind, id: str) -> Named:
        """A thing's name with its address."""
        return self.once(self._named, kind, id)

    def _named(self, kind: Kind, id: str) -> Named:
        ref = Ref(kind, id)
        lang = self.edition.explainers[id].lang if kind is Kind.EXPLAINER else ""
        return Named(self.ties.name(ref), self.addresses.link(ref), lang)

    def person(self, id: str) -> Person:
        """A participant as other pages show it."""
        return self.once(self._person, id)

    def _person(self, id: str) -> Person:
        one = self.edition.participants[id]
        href = self.addresses.link(Ref(Kind.PARTICIPANT, id))
        portrait = None if one.withdrawn else portrait_view(one.image, self.addresses)
        return Person(id, one.name, href, one.kind or "", one.description, portrait)

    def card(self, id: str) -> Card:
        """An explainer as lists show it."""
        return self.once(self._card, id)

    def _card(self, id: str) -> Card:
        one = self.edition.explainers[id]
        return Card(
            one.title,
            self.addresses.link(Ref(Kind.EXPLAINER, id)),
            one.summary,
            one.published,
            one.updated,
            one.status or "",
            tuple(self.named(Kind.TOPIC, topic) for topic in one.topics),
            one.draft,
            one.scheduled,
            one.lang,
        )

    def book(self, id: str) -> SourceBook:
        """The numbered sources of an explainer."""
        return self.once(self._book, id)

    def _book(self, id: str) -> SourceBook:
        one, page = self.edition.explainers[id], self.addresses.link(Ref(Kind.EXPLAINER, id))
        return open_book(one, (self.edition.events[key] for key in one.timeline), page)

    def markup(self, prose: Prose, kind: Kind, id: str, own_page: bool = True) -> Markup:
        """A text of a thing, to be shown on the thing's own page or on another."""
        if not prose:
            return NO_MARKUP
        if not prose.links and not prose.citations:
            return Markup(prose.text)
        ref = Ref(kind, id)
        page = "" if own_page else self.addresses.link(ref)
        cited = {key: (at, f"{page}#source-{at}") for key, at in self._cited(prose, ref)}
        return self.links.markup(prose, ref, cited)

    def _elsewhere(self, prose: Prose, explainer: str) -> Markup:
        """A text of an explainer, to be shown on any page."""
        return self.markup(prose, Kind.EXPLAINER, explainer, own_page=False)

    def _cited(self, prose: Prose, ref: Ref) -> Iterator[tuple[str, int]]:
        """The source keys that a text cites, each with its number in the list of its page."""
        if ref.kind is not Kind.EXPLAINER:
            yield from ((key, number) for number, key in enumerate(prose.citations, start=1))
        elif prose.citations:
            numbers = self.book(ref.id).numbers
            yield from ((key, numbers[key]) for key in prose.citations if key in numbers)

    def references(self, prose: Prose) -> tuple[SourceView, ...]:
        """The list of sources for the page of anything but an explainer: what its text cites."""
        return views_of(self.edition.shared.by_key[key] for key in prose.citations)

    def marks(self, sources: tuple[Source, ...], explainer: str) -> tuple[SourceMark, ...]:
        """References to an explainer's list of sources."""
        return tuple(dict.fromkeys(map(self.book(explainer).mark, sources))) if sources else ()

    def picture(self, image: Image | None) -> Picture | None:
        """A picture with the addresses of its versions."""
        return picture_view(image, self.addresses)

    def parts(
        self, listed: tuple[Part, ...], explainer: str, date: When | None = None
    ) -> tuple[PartView, ...]:
        """Parts in a story, or in an event of a story with the posts that people held then."""
        return tuple(
            PartView(
                self.person(part.participant),
                part.role,
                self._elsewhere(part.note, explainer),
                self._posts_then(part.participant, date) if date else (),
            )
            for part in listed
        )

    def _posts_then(self, participant: str, date: When) -> tuple[Post, ...]:
        posts = self.once(self._posts, participant)
        return tuple(post for one, post in posts if one.held_at(date)) if posts else ()

    def _posts(self, participant: str) -> tuple[tuple[Membership, Post], ...]:
        posts = self.edition.participants[participant].memberships
        return tuple((one, self.post(one)) for one in posts if one.role)

    def post(self, one: Membership) -> Post:
        """A membership with the organization's page."""
        return Post(self.named(Kind.PARTICIPANT, one.organization), one.role, one.start, one.end)

    def quote(self, quote: Quote, explainer: str) -> QuoteView:
        """A quote that an explainer, or one of its events, gives."""
        return QuoteView(
            quote.text,
            self.person(quote.by),
            quote.date,
            self.marks(quote.sources, explainer),
            quote.context,
            quote.translation,
            self.named(Kind.EXPLAINER, explainer),
            quote_anchor(quote.id) if quote.id else "",
            self.corrections.at(f"{explainer}#{quote_anchor(quote.id)}") if quote.id else (),
        )

    def event_link(self, key: str) -> Named:
        """An event's headline with its permalink."""
        return self.once(self._event_link, key)

    def _event_link(self, key: str) -> Named:
        href = self.addresses.href(self.addresses.event(key))
        event = self.edition.events[key]
        return Named(event.headline, href, self.edition.explainers[event.explainer].lang)

    def event(self, key: str, explainer: str = "") -> EventView:
        """An event as it stands on an explainer's page, or (without one) on any other page.

        Its sources are numbered as on that page, or as on the page that tells it.
        """
        if explainer:
            return self.once(self._event, key, explainer)
        return self.once(self._event_among_others, key)

    def _event_among_others(self, key: str) -> EventView:
        """An event on a page of many stories: two of them may have events of one id."""
        return replace(self.event(key, owner_of(key)), id=anchor_of(key, ""))

    def _event(self, key: str, page: str) -> EventView:
        event, link = self.edition.events[key], self.event_link(key)
        told_in = (event.explainer, *self.ties.retold.get(key, ()))
        return EventView(
            id=anchor_of(key, page),
            href=link.href,
            lang=link.lang,
            date=event.date,
            headline=link.name,
            text=self._elsewhere(event.text, event.explainer),
            who=self.parts(event.who, event.explainer, event.date),
            where=event.where,
            image=self.picture(event.image),
            quote=self.quote(event.quote, event.explainer) if event.quote else None,
            sources=self.marks(event.sources, page),
            status=event.status,
            because=tuple(self.event_link(key) for key in event.because),
            led_to=tuple(self.event_link(key) for key in self.ties.effects.get(key, ())),
            told_in=tuple(self.named(Kind.EXPLAINER, id) for id in told_in),
            topics=tuple(topic.name for topic in self.card(event.explainer).topics),
            corrections=self.corrections.at(key),
            added=event.added,
            changed=event.changed,
        )
