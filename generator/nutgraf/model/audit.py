"""What an audit of the evidence looks for, and what it finds."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from nutgraf.model.diagnostics import Location


class Rule(StrEnum):
    """A rule of the audit; each is explained in `docs/reference/audit.md`."""

    CLAIM_WITHOUT_SOURCE = "claim-without-source"
    EVENT_WITHOUT_SOURCE = "event-without-source"
    SINGLE_SOURCE_EVENT = "single-source-event"
    UNATTRIBUTED_ALLEGATION = "unattributed-allegation"
    QUOTE_WITHOUT_SOURCE = "quote-without-source"
    UNSUPPORTED_LIVING_PERSON = "unsupported-living-person"
    PARTICIPANT_WITHOUT_DESCRIPTION = "participant-without-description"
    SOURCE_WITHOUT_ARCHIVE = "source-without-archive"
    PICTURE_WITHOUT_CREDIT = "picture-without-credit"
    REVIEW_OVERDUE = "review-overdue"
    PLANNED_EVENT_PASSED = "planned-event-passed"


USUAL_ERRORS = frozenset({Rule.UNSUPPORTED_LIVING_PERSON})
"""What stops a build where the settings say nothing else."""


class Finding(Struct, frozen=True):
    """One breach of a rule. `explainer` is an id, or "" for what belongs to the whole site."""

    rule: Rule
    explainer: str
    location: Location
    message: str
    hint: str
