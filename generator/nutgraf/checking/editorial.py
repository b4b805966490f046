"""Rules of the desk over the finished edition: what is possible, but most likely a slip."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.checking.names import fold
from nutgraf.model.audit import Rule
from nutgraf.model.dates import When
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.edition import Edition
from nutgraf.model.news import Event, EventStatus, Part
from nutgraf.model.people import Participant, ParticipantKind


def warn_of_slips(edition: Edition, errors: frozenset[Rule], report: Report) -> None:
    """Warn of planned events that have passed, and of parts that nobody can have played.

    What a rule among `errors` will say isn't said here too.
    """
    warns = Rule.PLANNED_EVENT_PASSED not in errors
    today = edition.now.date().toordinal()
    for event in edition.events.values():
        if warns and event.status is EventStatus.PLANNED and event.date.ends_before(today):
            message = f"This event was planned for {event.date.text}, which has passed."
            hint = "Say what came of it, and change its `status`."
            report.warning("planned-event-passed", message, event.place.location, hint)
        for at, part in enumerate(event.who):
            _check_part(event, at, part, (edition.participants[part.participant], report))


def _check_part(event: Event, at: int, part: Part, of: tuple[Participant, Report]) -> None:
    participant, report = of
    if not (participant.start or participant.end or participant.memberships):
        return  # nothing is known that could contradict it, and so it is with most
    place = Place(event.place.within, (*event.place.keys, "who", at))
    for message in _impossible_times(event.date, participant):
        hint = "Look at the date of the event, and at the participant's file."
        report.warning("outside-lifetime", message, place.location, hint)
    posts = [
        one for one in participant.memberships if one.role and fold(one.role) == fold(part.role)
    ]
    if posts and not any(post.held_at(event.date) for post in posts):
        message = (
            f"{participant.name} wasn't {part.role} at that time, says the participant's file."
        )
        hint = "Look at the date of the event, and at `memberships` in that file."
        report.warning("role-outside-its-years", message, place.location, hint)


def _impossible_times(date: When, participant: Participant) -> Iterator[str]:
    start, end = participant.start, participant.end
    is_person = participant.kind is ParticipantKind.PERSON
    if start and start.earliest is not None and date.ends_before(start.earliest):
        began = "was born" if is_person else "came into being"
        yield f"This event is dated before {participant.name} {began} ({start.text})."
    if end and end.latest is not None and date.begins_after(end.latest):
        ended = "died" if is_person else "came to an end"
        yield f"This event is dated after {participant.name} {ended} ({end.text})."
