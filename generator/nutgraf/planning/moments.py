"""When content was published and when it last changed, as moments that programs can compare."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from nutgraf.model.dates import When, civil
from nutgraf.model.news import Explainer


def moment(when: When | None, zone: tzinfo) -> datetime | None:
    """The first moment that a date can mean; a day without a time begins in the site's zone.

    None for no date, an open beginning, and years that RFC 3339 can't say in every zone.
    """
    if when is None or when.earliest is None or not 1 < civil(when.earliest)[0] < 9999:
        return None
    clock = time.fromisoformat(when.time) if when.time else time()
    return datetime.combine(date.fromordinal(when.earliest), clock, zone)


def is_public(story: Explainer) -> bool:
    """Whether everybody may know of it: drafts and what is still to come are shown to writers."""
    return not story.draft and not story.scheduled


def last_changed(story: Explainer, zone: tzinfo) -> datetime | None:
    """When a story last changed, by its dates, its log and its corrections."""
    dates = [story.published, story.updated, *(entry.date for entry in story.updates)]
    dates += [correction.date for correction in story.corrections]
    return max((at for each in dates if (at := moment(each, zone))), default=None)
