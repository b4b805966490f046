"""How sure an event is, in words."""

from __future__ import annotations

from nutgraf.model.news import EventStatus
from nutgraf.rendering.messages import words_of


def word_status(status: EventStatus, lang: str) -> str:
    """The status of an event in a BCP 47 language."""
    words = words_of(lang)
    match status:
        case EventStatus.CONFIRMED:
            return words.gettext("Confirmed")
        case EventStatus.ALLEGED:
            return words.gettext("Alleged")
        case EventStatus.DISPUTED:
            return words.gettext("Disputed")
        case EventStatus.PLANNED:
            return words.gettext("Planned")
        case EventStatus.CANCELLED:
            return words.gettext("Cancelled")
