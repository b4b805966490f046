"""The whole site's data: all explainers and participants, and what happened last."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.data import about_participant, about_story
from nutgraf.planning.data_events import Data, Told, events_data
from nutgraf.planning.strands import site_strand

MOST_IN_A_FILE = 500


def plan_catalogue(composer: Composer, told: Told, language: str) -> Iterator[DataFile]:
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
    yield from _listed("explainers", stories)
    yield from _listed("participants", people)
    events = events_data(site_strand(composer, "", language), composer, told)
    yield DataFile("/events.json", "json", events)


def _listed(name: str, things: list[Data]) -> Iterator[DataFile]:
    """A list in files that are not too long, each with the address of the next."""
    files = max(1, -(-len(things) // MOST_IN_A_FILE))
    for number in range(1, files + 1):
        part = things[(number - 1) * MOST_IN_A_FILE : number * MOST_IN_A_FILE]
        following = _list_address(name, number + 1) if number < files else None
        data = {name: part, "next": following}
        yield DataFile(_list_address(name, number), "json", data)


def _list_address(name: str, number: int) -> str:
    return f"/{name}.json" if number == 1 else f"/{name}-{number}.json"
