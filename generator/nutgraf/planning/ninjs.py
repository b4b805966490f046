"""Explainers as news items for other newsrooms' systems (ninjs 3.0, iptc.org/std/ninjs)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nutgraf.model.news import Explainer
from nutgraf.model.pages import DataFile, HtmlWords
from nutgraf.model.people import ParticipantKind
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.linked_data.identity import Identities
from nutgraf.planning.linked_data.pages import POLICIES
from nutgraf.planning.links import from_outside
from nutgraf.planning.moments import is_public, last_changed, moment

STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
BACKGROUND = {"name": "Background", "uri": "http://cv.iptc.org/newscodes/genre/Background"}
LISTS = {
    ParticipantKind.PERSON: "people",
    ParticipantKind.ORGANIZATION: "organisations",
    ParticipantKind.GROUP: "organisations",
    ParticipantKind.PLACE: "places",
    ParticipantKind.WORK: "objects",
    None: "subjects",
}
"""The property that takes a participant of each kind."""


def plan_ninjs(
    composer: Composer, explainers: Iterable[Explainer], identities: Identities
) -> Iterator[DataFile]:
    """A file beside each of these explainers that is public.

    None without an origin: an item needs a URI.
    """
    if identities.site.origin:
        for story in explainers:
            if is_public(story):
                address = composer.addresses.of(Ref(Kind.EXPLAINER, story.id))
                yield DataFile(f"{address}ninjs.json", "ninjs", _item(story, composer, identities))


def _item(story: Explainer, composer: Composer, identities: Identities) -> dict[str, Any]:
    edition = composer.edition
    zone = edition.zone
    first, last = moment(story.published, zone), last_changed(story, zone)
    text = composer.markup(story.body, Kind.EXPLAINER, story.id, own_page=False)
    body = HtmlWords(from_outside(text, identities.site.origin), story.lang)
    url = identities.home(Kind.EXPLAINER, story.id)
    item = {
        "uri": identities.thing(Kind.EXPLAINER, story.id),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "language": story.lang,
        "firstCreated": first.isoformat(timespec="seconds") if first else "",
        "versionCreated": last.isoformat(timespec="seconds") if last else "",
        "by": ", ".join(edition.authors[id].name for id in story.authors),
        "headlines": [{"role": "main", "value": story.title}],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": story.summary}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": body}],
        "genres": [BACKGROUND],
        "infoSources": [{"name": identities.site.title, "uri": identities.publisher}],
        "renditions": [{"name": "web", "href": url, "contentType": "text/html"}],
        "events": [
            {"name": edition.events[key].headline, "uri": identities.event(key)}
            for key in story.timeline
        ],
        "trustIndicators": _policies(composer, identities),
        **_concepts(story, composer, identities),
    }
    return {name: value for name, value in item.items() if value}


def _policies(composer: Composer, identities: Identities) -> list[dict[str, str]]:
    """Where the newsroom says how it works; each is called as schema.org calls it."""
    pages = composer.edition.pages
    return [
        {
            "role": f"https://schema.org/{POLICIES[id]}",
            "title": pages[id].title,
            "href": identities.home(Kind.PAGE, id),
        }
        for id in pages
        if id in POLICIES
    ]


def _concepts(
    story: Explainer, composer: Composer, identities: Identities
) -> dict[str, list[dict[str, str]]]:
    """Whom and what it is about, in the lists of their kinds."""
    edition = composer.edition
    found: dict[str, list[dict[str, str]]] = {
        "subjects": [
            {"name": edition.topics[id].name, "uri": identities.thing(Kind.TOPIC, id)}
            for id in story.topics
        ],
        "places": [{"name": name} for name in story.where],
    }
    for part in story.who:
        one = edition.participants[part.participant]
        if not one.noindex:
            concept = {"name": one.name, "uri": identities.thing(Kind.PARTICIPANT, one.id)}
            found.setdefault(LISTS[one.kind], []).append(concept)
    return found
