"""What readers can search for, and the page on which they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.model.news import Event, Explainer
from nutgraf.model.pages import PlainWords
from nutgraf.model.people import Participant
from nutgraf.model.prose import Kind, Prose, Ref
from nutgraf.model.search import SearchRecord, Sought
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import SearchContent
from nutgraf.planning.moments import is_public
from nutgraf.planning.scope import SEARCH
from nutgraf.planning.sketches import Sketch


def plan_search_page(composer: Composer, language: str) -> Sketch:
    """The page on which readers search."""
    index = composer.addresses.href("/pagefind/pagefind.js")
    return Sketch(SEARCH, "search.html", language, lambda: SearchContent(index))


def plan_records(composer: Composer, language: str) -> Iterator[SearchRecord]:
    """Everything that can be found: what is published, and may be found."""
    edition = composer.edition
    public = [one for one in edition.explainers.values() if is_public(one)]
    for story in public:
        yield _story(story, composer)
    for story in public:
        own = (edition.events[key] for key in story.timeline)
        yield from (_event(one, story, composer) for one in own if one.explainer == story.id)
    for one in edition.participants.values():
        if not one.noindex and not one.withdrawn:
            yield _participant(one, composer, language)


def _story(story: Explainer, composer: Composer) -> SearchRecord:
    prose = (story.what, *(cause.text for cause in story.why), story.body)
    return SearchRecord(
        Sought.EXPLAINER,
        composer.addresses.link(Ref(Kind.EXPLAINER, story.id)),
        story.title,
        (story.summary, *_texts(prose, story, composer)),
        _topics(story, composer),
        _years(composer.edition.events[key] for key in story.timeline),
    )


def _event(event: Event, story: Explainer, composer: Composer) -> SearchRecord:
    return SearchRecord(
        Sought.EVENT,
        composer.addresses.href(composer.addresses.event(event.key)),
        event.headline,
        (event.where, *_texts((event.text,), story, composer)),
        _topics(story, composer),
        _years([event]),
    )


def _participant(one: Participant, composer: Composer, language: str) -> SearchRecord:
    involvement = composer.ties.involvement(one.id)
    stories = [composer.edition.explainers[id] for id in involvement.explainers]
    profile = composer.markup(one.profile, Kind.PARTICIPANT, one.id, own_page=False)
    return SearchRecord(
        Sought.PARTICIPANT,
        composer.addresses.link(Ref(Kind.PARTICIPANT, one.id)),
        one.name,
        (
            one.description,
            ", ".join(other.name for other in one.other_names),
            PlainWords(profile, language),
        ),
        tuple(dict.fromkeys(name for story in stories for name in _topics(story, composer))),
        _years(composer.edition.events[key] for key in involvement.events),
    )


def _texts(prose: Iterable[Prose], story: Explainer, composer: Composer) -> Iterator[PlainWords]:
    for text in prose:
        if text:
            markup = composer.markup(text, Kind.EXPLAINER, story.id, own_page=False)
            yield PlainWords(markup, story.lang)


def _topics(story: Explainer, composer: Composer) -> tuple[str, ...]:
    return tuple(composer.edition.topics[id].name for id in story.topics)


def _years(events: Iterable[Event]) -> tuple[int, ...]:
    return tuple(sorted({event.date.year for event in events}))
