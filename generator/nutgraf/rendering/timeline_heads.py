"""What a timeline's file says of itself: which part of a long timeline it is, and what it lacks."""

from __future__ import annotations

from nutgraf.model.timelines import Timeline
from nutgraf.rendering.messages import words_of
from nutgraf.rendering.wording import word_when


def title_of(timeline: Timeline) -> str:
    """The title, of a part with its time: "Ada Byron: May 2020"."""
    if timeline.part is None:
        return timeline.title
    date = word_when(timeline.part, timeline.lang)
    if timeline.number > 1:
        words = words_of(timeline.lang)
        date = words.gettext("%(date)s, part %(number)s", date=date, number=timeline.number)
    return f"{timeline.title}: {date}"


def description_of(timeline: Timeline) -> str:
    """The description, with how many of all events there are where these are only the last."""
    if timeline.total == len(timeline.events):
        return timeline.description
    shown = words_of(timeline.lang).ngettext(
        "%(shown)s of %(num)s event",
        "%(shown)s of %(num)s events",
        timeline.total,
        shown=len(timeline.events),
    )
    return f"{timeline.description}\n\n{shown}".strip()
