"""Rules of the audit: what a story needs so that it stays right, and others get their due.

Each takes an edition and yields an explainer's id ("" for the whole site), a place, and what is
wrong there.
"""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.diagnostics import Location
from nutgraf.model.documents import KeyPath, Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, EventStatus, Explainer, Source
from nutgraf.model.people import Author, Image, Participant
from nutgraf.model.values import replace


def participants_without_description(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Everybody of whom nothing says who they are: at their file, or where they are named first.

    Somebody whom no story names has come into being by the membership of somebody with a file.
    """
    named = _first_mentions(edition)
    posts = {
        post.organization: holder.source
        for holder in edition.participants.values()
        for post in holder.memberships
    }
    for one in edition.participants.values():
        if one.description or one.withdrawn:
            continue
        message = f"Nothing says who or what {one.name} is."
        if one.source:
            yield "", Location(one.source), message
        elif one.id in named:
            explainer, place = named[one.id]
            yield explainer, place.location, message
        else:
            yield "", Location(posts[one.id]), message


def _first_mentions(edition: Edition) -> dict[str, tuple[str, Place]]:
    """By participants' ids: an explainer with the place where it first names them."""
    found: dict[str, tuple[str, Place]] = {}
    for one in edition.explainers.values():
        for at, part in enumerate(one.who):
            found.setdefault(part.participant, (one.id, replace(one.place, keys=("who", at))))
    for event in edition.events.values():
        for at, part in enumerate(event.who):
            place = replace(event.place, keys=(*event.place.keys, "who", at))
            found.setdefault(part.participant, (event.explainer, place))
    return found


def sources_without_archive(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Sources on the web of which no copy is kept that outlives them, each once an explainer."""
    own: dict[str, list[Event]] = {}
    for event in edition.events.values():
        own.setdefault(event.explainer, []).append(event)
    shared = edition.shared
    for key, source in shared.by_key.items():
        if shared.place and source.url and not source.archived:
            yield "", replace(shared.place, keys=(key,)).location, _unarchived(source)
    for one in edition.explainers.values():
        seen = {source.key for source in one.sources if shared.by_key.get(source.key) == source}
        for keys, source in _sources(one, own.get(one.id, [])):
            if source.url and not source.archived and source.key not in seen:
                seen.add(source.key)
                yield one.id, replace(one.place, keys=keys).location, _unarchived(source)


def _unarchived(source: Source) -> str:
    return f"There is no archived copy of {source.url}."


def _sources(one: Explainer, events: list[Event]) -> Iterator[tuple[KeyPath, Source]]:
    """Every source of an explainer with its place: those with keys, then those given in place."""
    yield from ((("sources", source.key), source) for source in one.sources)
    lists: list[tuple[KeyPath, tuple[Source, ...]]] = [
        (("why", at, "sources"), entry.sources) for at, entry in enumerate(one.why)
    ]
    for key, entries in (("known", one.known), ("unknown", one.unknown), ("next", one.next)):
        lists += [((key, at, "sources"), entry.sources) for at, entry in enumerate(entries)]
    lists += [(("figures", at, "source"), entry.sources) for at, entry in enumerate(one.figures)]
    lists += [(("quotes", at, "source"), entry.sources) for at, entry in enumerate(one.quotes)]
    for event in events:
        lists.append(((*event.place.keys, "sources"), event.sources))
        if event.quote:
            lists.append(((*event.place.keys, "quote", "source"), event.quote.sources))
    for keys, listed in lists:
        yield from (((*keys, at), source) for at, source in enumerate(listed))


def pictures_without_credit(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Pictures of which nothing says who made them."""
    for one in edition.explainers.values():
        if _lacks_credit(one.image):
            yield one.id, replace(one.place, keys=("image",)).location, _uncredited(one.image)
    for event in edition.events.values():
        if _lacks_credit(event.image):
            place = replace(event.place, keys=(*event.place.keys, "image"))
            yield event.explainer, place.location, _uncredited(event.image)
    profiles: tuple[Participant | Author, ...] = (
        *edition.participants.values(),
        *edition.authors.values(),
    )
    for profile in profiles:
        if _lacks_credit(profile.image):
            yield "", Location(profile.source), _uncredited(profile.image)


def _lacks_credit(image: Image | None) -> bool:
    return image is not None and not image.credit


def _uncredited(image: Image | None) -> str:
    return f"Nothing says who made the picture `{image.src if image else ''}`."


def overdue_reviews(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Explainers that nobody has looked at for longer than the site allows."""
    for one in edition.explainers.values():
        if one.review_overdue:
            message = "Nobody has looked at this for longer than the site's `review_after` allows."
            yield one.id, replace(one.place, keys=("reviewed",)).location, message


def passed_plans(edition: Edition) -> Iterator[tuple[str, Location, str]]:
    """Planned events whose date has passed."""
    today = edition.now.date().toordinal()
    for event in edition.events.values():
        if event.status is EventStatus.PLANNED and event.date.ends_before(today):
            message = f"This event was planned for {event.date.text}, which has passed."
            yield event.explainer, event.place.location, message
