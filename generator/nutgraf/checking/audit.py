"""The audit: how well a finished edition's stories are sourced, attributed and looked after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from nutgraf.checking.custody import (
    overdue_reviews,
    participants_without_description,
    passed_plans,
    pictures_without_credit,
    sources_without_archive,
)
from nutgraf.checking.support import (
    claims_without_source,
    events_without_source,
    quotes_without_source,
    single_source_events,
    unattributed_allegations,
    unsupported_living_persons,
)
from nutgraf.model.audit import Finding, Rule
from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.edition import Edition

Breaches: TypeAlias = Iterator[tuple[str, Location, str]]
"""An explainer's id or "", the place, and what is wrong there."""

RULES: Mapping[Rule, tuple[Callable[[Edition], Breaches], str]] = {
    Rule.CLAIM_WITHOUT_SOURCE: (
        claims_without_source,
        "Give it `sources`, or cite one in the text, as `[@key]`.",
    ),
    Rule.EVENT_WITHOUT_SOURCE: (
        events_without_source,
        "Give it `sources`, or cite one in its `text`, as `[@key]`.",
    ),
    Rule.SINGLE_SOURCE_EVENT: (single_source_events, "Look for a second source."),
    Rule.UNATTRIBUTED_ALLEGATION: (
        unattributed_allegations,
        "Say with `who` or `sources` whose allegation it is.",
    ),
    Rule.QUOTE_WITHOUT_SOURCE: (quotes_without_source, "Say in its `source` who heard it."),
    Rule.UNSUPPORTED_LIVING_PERSON: (
        unsupported_living_persons,
        "Find a source, or name this person in the explainer's `cleared` once your desk has "
        "agreed to publish. What is no person needs a file that says its `kind`.",
    ),
    Rule.PARTICIPANT_WITHOUT_DESCRIPTION: (
        participants_without_description,
        "Say who this is in the `description` of a file in `participants/`.",
    ),
    Rule.SOURCE_WITHOUT_ARCHIVE: (
        sources_without_archive,
        "Have the page archived, and give the copy's address in `archived`.",
    ),
    Rule.PICTURE_WITHOUT_CREDIT: (pictures_without_credit, "Add `credit:`, who made it."),
    Rule.REVIEW_OVERDUE: (
        overdue_reviews,
        "Check it, and set `reviewed` to the day on which you did.",
    ),
    Rule.PLANNED_EVENT_PASSED: (passed_plans, "Say what came of it, and change its `status`."),
}


def audit(edition: Edition, rules: Iterable[Rule] = tuple(Rule)) -> tuple[Finding, ...]:
    """All breaches of some rules in a sound edition: the site's own first, then by place."""
    found = [
        Finding(rule, explainer, location, message, RULES[rule][1])
        for rule in rules
        for explainer, location, message in RULES[rule][0](edition)
    ]
    order = {rule: at for at, rule in enumerate(Rule)}
    return tuple(
        sorted(found, key=lambda one: (one.explainer, one.location, order[one.rule], one.message))
    )


def report_breaches(edition: Edition, rules: frozenset[Rule], report: Report) -> None:
    """Make breaches of the rules that a site doesn't allow errors. The edition is sound."""
    for one in audit(edition, sorted(rules)):
        report.error(one.rule, one.message, one.location, one.hint)
