"""Corrections as pages show them: each at its place in the log, and at what it puts right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from msgspec import Struct

from nutgraf.model.edition import Edition
from nutgraf.model.news import Correction, Explainer
from nutgraf.model.pages import Markup
from nutgraf.model.prose import Kind, Prose, Ref
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.anchors import figure_anchor, log_anchors, quote_anchor
from nutgraf.planning.once import Once
from nutgraf.planning.ties import Ties
from nutgraf.planning.views import CorrectionView, Named


class CorrectionDesk(Struct, frozen=True):
    """Makes the views of corrections.

    `markup` turns a text of an explainer, by the explainer's id, into what other pages can show.
    """

    edition: Edition
    addresses: Addresses
    ties: Ties
    once: Once
    markup: Callable[[Prose, str], Markup]

    def of(self, explainer: str) -> tuple[CorrectionView, ...]:
        """All corrections of an explainer, in the order of its log."""
        return self.once(self._all, explainer)

    def _all(self, explainer: str) -> tuple[CorrectionView, ...]:
        story = self.edition.explainers[explainer]
        anchors = log_anchors("correction", [one.date for one in story.corrections])
        return tuple(
            self._view(one, anchor, story)
            for one, anchor in zip(story.corrections, anchors, strict=True)
        )

    def at(self, place: str) -> tuple[CorrectionView, ...]:
        """The corrections of an event, a key figure or a quote, by its key (`Ties.corrections`)."""
        return tuple(self.of(id)[at] for id, at in self.ties.corrections.get(place, ()))

    def _view(self, one: Correction, anchor: str, story: Explainer) -> CorrectionView:
        page = self.addresses.link(Ref(Kind.EXPLAINER, story.id))
        return CorrectionView(
            id=anchor,
            href=f"{page}#{anchor}",
            date=one.date,
            text=self.markup(one.text, story.id),
            was=one.was,
            now=one.now,
            places=tuple(self._places(one, story)),
            told_in=Named(story.title, page),
        )

    def _places(self, one: Correction, story: Explainer) -> Iterator[Named]:
        page = self.addresses.link(Ref(Kind.EXPLAINER, story.id))
        if one.event in self.edition.events:
            href = self.addresses.href(self.addresses.event(one.event))
            yield Named(self.edition.events[one.event].headline, href)
        for figure in story.figures:
            if one.figure and figure.id == one.figure:
                yield Named(figure.label, f"{page}#{figure_anchor(figure.id)}")
        events = (self.edition.events[key] for key in story.timeline)
        in_events = (event.quote for event in events if event.explainer == story.id)
        for quote in chain(story.quotes, in_events):
            if one.quote and quote and quote.id == one.quote:
                yield Named(quote.text, f"{page}#{quote_anchor(quote.id)}")
