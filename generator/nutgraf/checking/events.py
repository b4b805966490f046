"""Timelines: every event told once, reused where others see it, linked to its causes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from nutgraf.checking.linking import Linker
from nutgraf.checking.missing import MissingEvents
from nutgraf.checking.schema import EventFields
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import KeyPath, Place
from nutgraf.model.news import Event, EventStatus
from nutgraf.model.slugs import slugify
from nutgraf.model.values import replace


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an explainer's timeline: an event of its own, or the key of another's."""

    key: str
    event: Event | None
    place: Place


def within_limit(
    listed: tuple[EventFields, ...], most: int, linker: Linker
) -> tuple[EventFields, ...]:
    """The first `most` events of a timeline; an error where it has more."""
    if len(listed) > most:
        message = f"This timeline has {len(listed):,} events; at most {most:,} are allowed."
        hint = "Split the story, or raise `events` under `[limits]` in `nutgraf.toml`."
        linker.error("too-many-events", message, ("timeline",), hint)
    return listed[:most]


def read_timeline(
    explainer: str, listed: tuple[EventFields, ...], linker: Linker
) -> tuple[Entry, ...]:
    """The entries of one timeline, as they stand in the file, without those in error.

    An event without an `id` gets its date as its id, and a number from the second of that date
    on: so its address survives every edit of its words.
    """
    ids = _event_ids(listed, linker)
    entries = (
        _read_entry(explainer, fields, ids[at], (("timeline", at), linker))
        for at, fields in enumerate(listed)
    )
    return tuple(entry for entry in entries if entry is not None)


def _event_ids(listed: tuple[EventFields, ...], linker: Linker) -> list[str]:
    given = Counter(fields.id for fields in listed if fields.id)
    for at, fields in enumerate(listed):
        if fields.id and given[fields.id] > 1:
            _report_double(fields.id, given[fields.id], ("timeline", at, "id"), linker)
        elif fields.id:
            check_id(fields.id, ("timeline", at, "id"), linker)
    taken: Counter[str] = Counter(given)
    return [fields.id or _dated_id(fields, taken) for fields in listed]


def _dated_id(fields: EventFields, taken: Counter[str]) -> str:
    base = slugify(fields.date.text) if fields.date else "undated"
    taken[base] += 1
    id = base if taken[base] == 1 else f"{base}-{taken[base]}"
    return id if id == base or not taken[id] else _dated_id(fields, taken)


def _report_double(id: str, times: int, keys: KeyPath, linker: Linker) -> None:
    message = f"The id `{id}` is given to {times} events of this timeline."
    linker.error("duplicate-event-id", message, keys, "Give each event an id of its own.")


def check_id(id: str, keys: KeyPath, linker: Linker) -> None:
    """Report an id that an address can't have in it."""
    fitting = slugify(id)
    if fitting != id:
        hint = f"Write `{fitting}`." if fitting else "Use letters, digits and hyphens."
        linker.error("invalid-id", f"`{id}` can't be part of an address.", keys, hint)


def _read_entry(
    explainer: str, fields: EventFields, id: str, at: tuple[KeyPath, Linker]
) -> Entry | None:
    keys, linker = at
    if fields.see:
        if fields != EventFields(see=fields.see):
            message = "An event that is told elsewhere (`see`) can't be told again here."
            hint = "Leave only `see`, or tell the event here without it."
            linker.error("see-with-other-keys", message, (*keys, "see"), hint)
        return Entry(fields.see, None, Place(linker.document.places, keys))
    missing = [key for key in ("date", "event") if not getattr(fields, key)]
    for key in missing:
        hint = "Add `date:`, as exactly as it is known." if key == "date" else "Add `event:`."
        linker.error("missing-key", f"This event has no `{key}`.", keys, hint)
    if missing:
        return None
    event = _read_event(explainer, fields, id, (keys, linker))
    return Entry(event.key, event, event.place)


def _read_event(explainer: str, fields: EventFields, id: str, at: tuple[KeyPath, Linker]) -> Event:
    keys, linker = at
    assert fields.date is not None
    assert fields.event is not None
    return Event(
        key=f"{explainer}#{id}",
        id=id,
        explainer=explainer,
        date=fields.date,
        headline=fields.event,
        place=Place(linker.document.places, keys),
        text=linker.prose(fields.text, (*keys, "text")),
        who=linker.parts(fields.who, (*keys, "who")),
        where=fields.where or "",
        image=linker.image(fields.image, (*keys, "image")),
        quote=linker.quote(fields.quote, (*keys, "quote")) if fields.quote else None,
        sources=linker.cited(fields.sources, (*keys, "sources")),
        status=fields.status or EventStatus.CONFIRMED,
        because=fields.because,
        added=fields.added,
        changed=fields.changed,
    )


def event_key(explainer: str, written: str) -> str:
    """The key of an event as written in `because`: an id of this explainer's own, or a key."""
    return written if "#" in written else f"{explainer}#{written}"


def with_causes(event: Event, events: Mapping[str, Event], missing: MissingEvents) -> Event:
    """An event with its causes found among `events`; what can't be a cause is reported."""
    if not event.because:
        return event
    causes: list[str] = []
    for at, written in enumerate(event.because):
        key = event_key(event.explainer, written)
        cause = events.get(key)
        place = Place(event.place.within, (*event.place.keys, "because", at))
        if cause is None:
            missing.note(written, event.explainer, place)
        elif _begins_after(cause, event):
            message = f"The cause, “{cause.headline}”, comes after this event."
            hint = "Look at the two dates, or take it out of `because`."
            missing.report.error("effect-before-cause", message, place.location, hint)
        else:
            causes.append(key)
    return replace(event, because=tuple(dict.fromkeys(causes)))


def _begins_after(cause: Event, effect: Event) -> bool:
    return effect.date.latest is not None and cause.date.begins_after(effect.date.latest)


def report_cycles(events: Mapping[str, Event], report: Report) -> None:
    """Report events that lead back to themselves.

    Events whose causes are all free of that are, too: these are peeled off until no more are.
    """
    waiting = {key: len(event.because) for key, event in events.items() if event.because}
    effects: dict[str, list[str]] = {}
    for key in waiting:
        for cause in events[key].because:
            effects.setdefault(cause, []).append(key)
    free = [key for key in effects if key not in waiting]
    while free:
        for effect in effects.get(free.pop(), ()):
            waiting[effect] -= 1
            if not waiting[effect]:
                free.append(effect)
    for key, left in waiting.items():
        if left and leads_to_itself(key, events):
            place = Place(events[key].place.within, (*events[key].place.keys, "because"))
            message = "Following its causes, this event comes to be a cause of itself."
            hint = "Take one of the events of the circle out of `because`."
            report.error("cause-cycle", message, place.location, hint)


def leads_to_itself(start: str, events: Mapping[str, Event]) -> bool:
    """Whether an event, by its key, is among the causes of its causes."""
    seen: set[str] = set()
    ahead = list(events[start].because)
    while ahead:
        key = ahead.pop()
        if key == start:
            return True
        if key not in seen:
            seen.add(key)
            ahead.extend(events[key].because)
    return False
