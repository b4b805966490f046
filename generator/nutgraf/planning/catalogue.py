"""The whole site's data: all explainers, participants and events, each in one file."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.data import Told, about_participant, about_story


def plan_catalogue(composer: Composer, told: Told) -> Iterator[DataFile]:
    """`explainers.json`, `participants.json` and `events.json`, in the forms of `index.json`.

    A participant who is to be kept out of indexes isn't listed.
    """
    edition, address = composer.edition, composer.addresses.of
    stories = [
        {"url": address(Ref(Kind.EXPLAINER, story.id)), **about_story(story)}
        for story in edition.explainers.values()
    ]
    people = [
        {
            "url": address(Ref(Kind.PARTICIPANT, person.id)),
            **about_participant(person),
            "explainers": list(composer.ties.involvement(person.id).explainers),
        }
        for person in edition.participants.values()
        if not person.noindex
    ]
    yield DataFile("/explainers.json", "json", {"explainers": stories})
    yield DataFile("/participants.json", "json", {"participants": people})
    yield DataFile("/events.json", "json", {"events": [told(key) for key in edition.events]})
