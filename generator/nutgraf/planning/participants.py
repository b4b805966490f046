"""A participant's page: one life across all stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial

from nutgraf.model.people import Participant
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.acquaintance import acquaintances
from nutgraf.planning.composing import Composer
from nutgraf.planning.composing_timelines import timeline_view
from nutgraf.planning.contents import (
    Appearance,
    ParticipantContent,
    WithdrawnContent,
)
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.strands import participant_strand
from nutgraf.planning.ties import Involvement
from nutgraf.planning.timelines import MakeView, plan_timeline
from nutgraf.planning.views import Named, QuoteView


def plan_participants(
    composer: Composer, participants: Iterable[Participant], language: str
) -> Iterator[Sketch]:
    """A page for each of these participants."""
    for one in participants:
        address = composer.addresses.of(Ref(Kind.PARTICIPANT, one.id))
        if one.withdrawn:
            yield Sketch(address, "withdrawn.html", language, WithdrawnContent)
            continue
        involvement = composer.ties.involvement(one.id)
        strand = participant_strand(one, composer, language)
        view = cache(partial(timeline_view, strand, composer))
        content = partial(_content, one, involvement, view, composer)
        yield Sketch(address, "participant.html", language, content)
        yield from plan_timeline(strand, view, composer)


def _content(
    one: Participant, involved: Involvement, timeline: MakeView, composer: Composer
) -> ParticipantContent:
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
        members=_members(involved, composer),
        appearances=tuple(_appearance(one.id, id, composer) for id in involved.explainers),
        timeline=composer.later(timeline),
        quotes=composer.later(partial(_quotes, one.id, composer)),
        appears_with=composer.later(partial(acquaintances, one.id, involved, composer)),
    )


def _members(involved: Involvement, composer: Composer) -> tuple[Named, ...]:
    """Who belongs to an organization, by name: each once, whatever posts somebody has."""
    participants = composer.edition.participants
    listed = (id for id in dict.fromkeys(involved.members) if participants[id].is_listed)
    named = [composer.named(Kind.PARTICIPANT, id) for id in listed]
    return tuple(sorted(named, key=lambda one: one.name.casefold()))


def _quotes(participant: str, composer: Composer) -> tuple[QuoteView, ...]:
    found = composer.ties.quoted(participant)
    return tuple(composer.quote(quote, explainer) for explainer, quote in found)


def _appearance(participant: str, explainer: str, composer: Composer) -> Appearance:
    story = composer.edition.explainers[explainer]
    part = next(part for part in story.who if part.participant == participant)
    note = composer.markup(part.note, Kind.EXPLAINER, explainer, own_page=False)
    return Appearance(composer.card(explainer), part.role, note)
