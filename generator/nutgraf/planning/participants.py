"""A participant's page, and the index of all: one life across all stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nutgraf.model.pages import Page
from nutgraf.model.people import Participant
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.acquaintance import Involvement, acquaintances
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import (
    Appearance,
    IndexEntry,
    ParticipantContent,
    PeopleContent,
    WithdrawnContent,
)
from nutgraf.planning.timelines import Strand, plan_long_timeline
from nutgraf.planning.views import QuoteView


def plan_participants(
    composer: Composer, involved: dict[str, Involvement], language: str
) -> Iterator[Page]:
    """A page for every participant, and their index."""
    quotes = _quotes(composer)
    nowhere = Involvement()
    for id, one in composer.edition.participants.items():
        address = composer.addresses.of(Ref(Kind.PARTICIPANT, id))
        if one.withdrawn:
            yield Page(address, "withdrawn.html", WithdrawnContent(), language)
            continue
        involvement = involved.get(id, nowhere)
        content = _content(one, involvement, quotes.get(id, []), composer)
        yield Page(address, "participant.html", content, language)
        whole = composer.named(Kind.PARTICIPANT, id)
        strand = Strand(whole, address, tuple(involvement.events), language)
        yield from plan_long_timeline(strand, composer)
    entries = tuple(
        IndexEntry(
            composer.person(id),
            len(involved.get(id, nowhere).explainers),
            len(involved.get(id, nowhere).events),
        )
        for id, one in composer.edition.participants.items()
        if not one.noindex
    )
    yield Page("/participants/", "participants.html", PeopleContent(entries), language)


def _content(
    one: Participant, involved: Involvement, quotes: list[QuoteView], composer: Composer
) -> ParticipantContent:
    page = composer.addresses.of(Ref(Kind.PARTICIPANT, one.id))
    return ParticipantContent(
        person=composer.person(one.id),
        other_names=one.other_names,
        start=one.start,
        end=one.end,
        links=one.links,
        image=composer.picture(one.image),
        noindex=one.noindex,
        profile=composer.markup(one.profile, Kind.PARTICIPANT, one.id),
        sources=composer.references(one.profile),
        posts=tuple(composer.post(membership) for membership in one.memberships),
        members=tuple(composer.named(Kind.PARTICIPANT, id) for id in involved.members),
        appearances=tuple(_appearance(one.id, id, composer) for id in involved.explainers),
        timeline=composer.timeline(involved.events, page="" if one.noindex else page),
        quotes=tuple(quotes),
        appears_with=acquaintances(one.id, involved, composer),
    )


def _appearance(participant: str, explainer: str, composer: Composer) -> Appearance:
    story = composer.edition.explainers[explainer]
    part = next(part for part in story.who if part.participant == participant)
    note = composer.markup(part.note, Kind.EXPLAINER, explainer, own_page=False)
    return Appearance(composer.card(explainer), part.role, note)


def _quotes(composer: Composer) -> dict[str, list[QuoteView]]:
    """What each participant is quoted with, in explainers and in events."""
    found: dict[str, list[QuoteView]] = defaultdict(list)
    for id, explainer in composer.edition.explainers.items():
        for quote in explainer.quotes:
            found[quote.by].append(composer.quote(quote, id))
    for event in composer.edition.events.values():
        if event.quote:
            found[event.quote.by].append(composer.quote(event.quote, event.explainer))
    return found
