"""An explainer's page and its timeline's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Final

from nutgraf.model.news import (
    Cause,
    Explainer,
    Figure,
    Statement,
)
from nutgraf.model.pages import Markup
from nutgraf.model.prose import Kind, Prose, Ref, opening
from nutgraf.model.site import Output
from nutgraf.model.values import replace
from nutgraf.planning.addresses import newest_address
from nutgraf.planning.anchors import figure_anchor, log_anchors
from nutgraf.planning.composing import Composer
from nutgraf.planning.composing_timelines import newest_first, timeline_view
from nutgraf.planning.contents import ExplainerContent
from nutgraf.planning.embeds import EMBEDDED, embed_address
from nutgraf.planning.overview import last_of
from nutgraf.planning.related import Relations
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.strands import Strand, explainer_strand
from nutgraf.planning.timelines import plan_long_timeline
from nutgraf.planning.views import (
    CauseView,
    FigureView,
    Named,
    QuestionView,
    StatementView,
    TermView,
    Translation,
    UpdateView,
)

WORDS_PER_MINUTE: Final = 230
"""How fast adults read English prose silently (Brysbaert 2019: 238, rounded down)."""

IDEOGRAPH: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
"""What is read as one: characters of Chinese and Japanese are, about as fast as words elsewhere."""


def plan_explainers(
    composer: Composer, explainers: Iterable[Explainer], has_embeds: bool
) -> Iterator[Sketch]:
    """For each of these explainers the whole, and its timeline alone, in both orders.

    `has_embeds` says whether there is a page with the timeline for other sites' frames, too.
    """
    relations = Relations(composer)
    for one in explainers:
        strand = explainer_strand(one, composer)
        content = cache(partial(explainer_content, one, strand, composer, relations))
        yield Sketch(strand.page, "explainer.html", one.lang, content)
        if composer.wants(Output.EXPLAINER_TIMELINES):
            yield from _alone(strand, content, composer)
        if has_embeds and one.timeline:
            yield Sketch(embed_address(strand.below), EMBEDDED, one.lang, content)
        yield from plan_long_timeline(strand, composer)


def _alone(
    strand: Strand, content: Callable[[], ExplainerContent], composer: Composer
) -> Iterator[Sketch]:
    """The timeline on a page of its own."""
    yield Sketch(strand.below, "explainer-timeline.html", strand.lang, content)
    if composer.has_other_order(len(strand.keys)):
        turned = partial(_turned, content)
        newest = newest_address(strand.below)
        yield Sketch(newest, "explainer-timeline.html", strand.lang, turned)


def _turned(content: Callable[[], ExplainerContent]) -> ExplainerContent:
    """The same with the newest events on top of its timeline."""
    oldest_first = content()
    view = newest_first(oldest_first.timeline, oldest_first.timeline_href)
    return replace(oldest_first, timeline=view)


def explainer_content(
    one: Explainer, strand: Strand, composer: Composer, relations: Relations
) -> ExplainerContent:
    """Everything that an explainer's page shows."""

    def text(prose: Prose) -> Markup:
        return composer.markup(prose, Kind.EXPLAINER, one.id)

    dates = [composer.edition.events[key].date for key in one.timeline]
    return ExplainerContent(
        id=one.id,
        card=composer.card(one.id),
        standfirst=_standfirst(one),
        timeline_href=_alone_at(strand, composer),
        authors=tuple(composer.named(Kind.AUTHOR, id) for id in one.authors),
        reviewed=one.reviewed,
        review_overdue=one.review_overdue,
        reading_minutes=composer.later(partial(reading_minutes, one)),
        where=one.where,
        first=dates[0] if dates else None,
        last=last_of(dates) if dates else None,
        image=composer.picture(one.image),
        what=text(one.what),
        why=tuple(_cause(cause, one, composer) for cause in one.why),
        who=composer.parts(one.who, one.id),
        body=text(one.body),
        timeline=timeline_view(strand, composer),
        known=_statements(one.known, one, composer),
        unknown=_statements(one.unknown, one, composer),
        next=_statements(one.next, one, composer),
        questions=tuple(QuestionView(item.question, text(item.answer)) for item in one.questions),
        glossary=tuple(TermView(item.term, text(item.definition)) for item in one.glossary),
        figures=tuple(_figure(figure, one, composer) for figure in one.figures),
        quotes=tuple(composer.quote(quote, one.id) for quote in one.quotes),
        sources=composer.book(one.id).views,
        updates=_updates(one, composer),
        corrections=composer.corrections.of(one.id),
        method=text(one.method),
        disclosures=text(one.disclosures),
        related=composer.later(partial(relations.of, one)),
        original=_original(one, composer),
        translations=_translations(one, composer),
    )


def _standfirst(one: Explainer) -> str:
    """The summary, unless it says no more than `what` does, which stands below it."""
    return "" if one.summary == opening(one.what.text) else one.summary


def _alone_at(strand: Strand, composer: Composer) -> str:
    """Where the timeline stands alone, "" where it doesn't."""
    is_alone = composer.wants(Output.EXPLAINER_TIMELINES)
    return composer.addresses.href(strand.below) if is_alone else ""


def _original(one: Explainer, composer: Composer) -> Named | None:
    if one.translation_of not in composer.edition.explainers:
        return None
    return composer.named(Kind.EXPLAINER, one.translation_of)


def _translations(one: Explainer, composer: Composer) -> tuple[Translation, ...]:
    """The explainer in its other languages."""
    versions = composer.ties.languages(one)
    return tuple(
        Translation(lang, composer.addresses.link(Ref(Kind.EXPLAINER, id)))
        for lang, id in versions.items()
        if id != one.id
    )


def reading_minutes(one: Explainer) -> int:
    """How long the prose takes to read, in whole minutes, at least one."""
    text = one.body.text
    words = WORD.findall(text) if IDEOGRAPH.search(text) else text.split()
    return max(1, round(len(words) / WORDS_PER_MINUTE))


def _cause(cause: Cause, one: Explainer, composer: Composer) -> CauseView:
    return CauseView(
        composer.markup(cause.text, Kind.EXPLAINER, one.id),
        tuple(composer.person(id) for id in cause.according_to),
        tuple(composer.person(id) for id in cause.disputed_by),
        tuple(composer.event_link(key) for key in cause.events),
        composer.marks(cause.sources, one.id),
    )


def _statements(
    listed: tuple[Statement, ...], one: Explainer, composer: Composer
) -> tuple[StatementView, ...]:
    return tuple(
        StatementView(
            composer.markup(item.text, Kind.EXPLAINER, one.id),
            item.date,
            composer.marks(item.sources, one.id),
            item.passed,
        )
        for item in listed
    )


def _figure(figure: Figure, one: Explainer, composer: Composer) -> FigureView:
    anchor = figure_anchor(figure.id) if figure.id else ""
    return FigureView(
        figure.value,
        figure.label,
        figure.as_of,
        composer.marks(figure.sources, one.id),
        anchor,
        composer.corrections.at(f"{one.id}#{anchor}") if anchor else (),
    )


def _updates(one: Explainer, composer: Composer) -> tuple[UpdateView, ...]:
    anchors = log_anchors("update", [item.date for item in one.updates])
    return tuple(
        UpdateView(anchor, item.date, composer.markup(item.text, Kind.EXPLAINER, one.id))
        for anchor, item in zip(anchors, one.updates, strict=True)
    )
