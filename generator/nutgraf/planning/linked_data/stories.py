"""An explainer as linked data: the article, its events, quotes and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from nutgraf.model.dates import When, iso_day
from nutgraf.model.news import (
    Correction,
    Event,
    EventStatus,
    Explainer,
    Part,
    Quote,
    Source,
    SourceKind,
)
from nutgraf.model.pages import PlainWords
from nutgraf.model.prose import Kind, Prose
from nutgraf.model.slugs import slugify, unique_slug
from nutgraf.planning.anchors import figure_anchor, log_anchors, quote_anchor
from nutgraf.planning.composing import Composer
from nutgraf.planning.linked_data.answers import glossary, questions
from nutgraf.planning.linked_data.identity import (
    Identities,
    Node,
    iso_date,
    node,
    picture_node,
    reference,
)
from nutgraf.planning.linked_data.people import People
from nutgraf.planning.moments import last_changed

STATUSES = {
    EventStatus.PLANNED: "https://schema.org/EventScheduled",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
}
PARTS = frozenset({"Quotation", "Question", "DefinedTermSet"})
"""What is a part of an article."""

UNSETTLED = frozenset({EventStatus.ALLEGED, EventStatus.DISPUTED})
"""What may not have happened is no `Event`: a program would take it for a fact."""


class Story(Struct, frozen=True):
    """Makes the nodes of one explainer."""

    told: Explainer
    composer: Composer
    identities: Identities
    people: People

    def nodes(self) -> Iterator[Node]:
        """The article, then what it tells: its own events, its quotes and its corrections."""
        yield from self.record()
        yield from self.events(self.told.timeline)

    def record(self) -> Iterator[Node]:
        """The article, its quotes, corrections, answers and definitions."""
        answered = [
            *questions(self.told, self._at, self._words),
            *glossary(self.told, self._at, self._words),
        ]
        parts = [*self._quotes(), *self._corrections(), *answered]
        yield self._article(parts)
        yield from parts

    @property
    def id(self) -> str:
        """The identifier of the article."""
        return self.identities.thing(Kind.EXPLAINER, self.told.id)

    def _article(self, parts: list[Node]) -> Node:
        one, identities = self.told, self.identities
        url = identities.home(Kind.EXPLAINER, one.id)
        edition = self.composer.edition
        changed = last_changed(one, edition.zone)
        keys = () if self.composer.divides(one.timeline) else one.timeline
        events = (edition.events[key] for key in keys)
        original = one.translation_of if one.translation_of in edition.explainers else ""
        comments = [part for part in parts if part["@type"] == "CorrectionComment"]
        own = [part for part in parts if part["@type"] in PARTS]
        return node(
            "BackgroundNewsArticle",
            self.id,
            headline=one.title,
            url=url,
            mainEntityOfPage=reference(url),
            isPartOf=reference(identities.website),
            publisher=reference(identities.publisher),
            description=one.summary,
            abstract=self._words(one.what),
            backstory=self._words(one.method),
            inLanguage=one.lang,
            datePublished=iso_date(one.published),
            dateModified=changed.isoformat() if changed else "",
            author=[reference(identities.thing(Kind.AUTHOR, id)) for id in one.authors],
            about=[
                *(reference(identities.thing(Kind.TOPIC, id)) for id in one.topics),
                *(reference(identities.event(event.key)) for event in events if is_settled(event)),
            ],
            mentions=self._references(one.who),
            contentLocation=[node("Place", name=name) for name in one.where],
            temporalCoverage=self._coverage(),
            image=picture_node(self.composer.picture(one.image), identities.site),
            citation=[_source(one) for one in self._public_sources()],
            hasPart=[reference(part["@id"]) for part in own],
            correction=[reference(part["@id"]) for part in comments],
            translationOfWork=reference(identities.thing(Kind.EXPLAINER, original))
            if original
            else None,
        )

    def events(self, keys: Iterable[str]) -> Iterator[Node]:
        """Those of some events that are its own, without what may not have happened."""
        for key in keys:
            event = self.composer.edition.events[key]
            if event.explainer == self.told.id and is_settled(event):
                yield node(
                    "Event",
                    self.identities.event(key),
                    name=event.headline,
                    url=self.identities.page(self.composer.addresses.event(key)),
                    description=self._words(event.text),
                    about=self._references(event.who),
                    location=node("Place", name=event.where) if event.where else None,
                    eventStatus=STATUSES.get(event.status, ""),
                    subjectOf=reference(self.id),
                    **event_dates(event.date),
                )

    def _quotes(self) -> Iterator[Node]:
        quotes = self._public_quotes()
        taken = dict.fromkeys((quote.id for quote in quotes), 2)
        for quote in quotes:
            yield self._quote(quote, quote.id or unique_slug(slugify(quote.text), taken))

    def _public_quotes(self) -> list[Quote]:
        edition = self.composer.edition
        own = (edition.events[key] for key in self.told.timeline)
        in_events = (one.quote for one in own if one.quote and one.explainer == self.told.id)
        listed = (*self.told.quotes, *in_events)
        return [quote for quote in listed if not edition.participants[quote.by].noindex]

    def _quote(self, quote: Quote, word: str) -> Node:
        speaker = self.identities.thing(Kind.PARTICIPANT, quote.by)
        return node(
            "Quotation",
            self._at(quote_anchor(word)),
            text=quote.text,
            spokenByCharacter=reference(speaker),
            dateCreated=iso_date(quote.date),
            isPartOf=reference(self.id),
        )

    def _corrections(self) -> Iterator[Node]:
        anchors = log_anchors("correction", [one.date for one in self.told.corrections])
        for one, anchor in zip(self.told.corrections, anchors, strict=True):
            yield node(
                "CorrectionComment",
                self._at(anchor),
                text=self._words(one.text),
                datePublished=iso_date(one.date),
                about=list(self._corrected(one)),
            )

    def _corrected(self, one: Correction) -> Iterator[Node]:
        """What a correction puts right, as far as it is in this graph."""
        event = self.composer.edition.events.get(one.event)
        if event and is_settled(event):
            yield reference(self.identities.event(event.key))
        for figure in self.told.figures:
            if one.figure and figure.id == one.figure:
                id = self._at(figure_anchor(figure.id))
                yield node("PropertyValue", id, name=figure.label, value=figure.value)
        for quote in self._public_quotes() if one.quote else ():
            if quote.id == one.quote:
                yield reference(self._at(quote_anchor(quote.id)))

    def _at(self, anchor: str) -> str:
        """The identifier of something on the story's page."""
        return f"{self.identities.home(Kind.EXPLAINER, self.told.id)}#{anchor}"

    def _references(self, parts: Iterable[Part]) -> list[Node]:
        everybody = self.composer.edition.participants
        return [
            reference(self.identities.thing(Kind.PARTICIPANT, part.participant))
            for part in parts
            if not everybody[part.participant].noindex
        ]

    def _words(self, prose: Prose) -> PlainWords | None:
        if not prose:
            return None
        markup = self.composer.markup(prose, Kind.EXPLAINER, self.told.id, own_page=False)
        return PlainWords(markup, self.told.lang)

    def _public_sources(self) -> Iterator[Source]:
        entries = self.composer.book(self.told.id).entries
        return (one for one in entries if one.kind is not SourceKind.ANONYMOUS)

    def _coverage(self) -> str:
        """The time from the first event's first day to the last one's last (ISO 8601)."""
        dates = [self.composer.edition.events[key].date for key in self.told.timeline]
        starts = [date.earliest for date in dates if date.earliest is not None]
        ends = [date.latest for date in dates if date.latest is not None]
        if len(starts) < len(dates) or len(ends) < len(dates) or not dates:
            return ""
        return f"{iso_day(min(starts))}/{iso_day(max(ends))}"


def is_settled(event: Event) -> bool:
    """Whether an event is known to have happened, planned, or called off."""
    return event.status not in UNSETTLED


def event_dates(date: When) -> dict[str, str]:
    """A date in the terms that schema.org has for an event.

    Its dates are ISO 8601: what can't be said so (about, before, one of) is given in words of
    EDTF beside it, and no date is made up.
    """
    whole = iso_date(date)
    if whole:
        return {"startDate": whole}
    ends = [iso_date(part) if isinstance(part, When) else "" for part in date.parts]
    if date.precision == "interval" and all(ends):
        return {"startDate": ends[0], "endDate": ends[-1]}
    return {"disambiguatingDescription": f"EDTF: {date.text}"}


def _source(source: Source) -> Node:
    return node(
        "CreativeWork",
        name=source.title,
        url=source.url,
        archivedAt=source.archived,
        publisher=node("Organization", name=source.publisher) if source.publisher else None,
        datePublished=iso_date(source.date),
    )
