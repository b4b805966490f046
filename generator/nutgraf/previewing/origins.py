"""Which file a page is made from, and whether it is out already."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.model.news import Explainer, StandingPage, Withdrawal
from nutgraf.model.people import Author, Participant, Topic
from nutgraf.planning import OpenPlan


@dataclass(frozen=True, slots=True)
class Origin:
    """`source` is a file's path from the site's root, or ""; `mark` says why it isn't out yet."""

    source: str = ""
    mark: str = ""


MANY_FILES = Origin()


def origin_of(address: str, plan: OpenPlan) -> Origin:
    """The origin of the page at a site address."""
    match plan.owner(address):
        case Explainer(source=source, draft=draft, scheduled=scheduled):
            return Origin(source, "Draft" if draft else "Scheduled" if scheduled else "")
        case StandingPage(source=source, draft=draft):
            return Origin(source, "Draft" if draft else "")
        case Withdrawal(source=source):
            return Origin(source, "Withdrawn")
        case Participant(source=source) | Topic(source=source) | Author(source=source):
            return Origin(source)
    return MANY_FILES
