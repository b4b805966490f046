"""The audit for people and for programs: how well each story and the site are sourced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

from nutgraf.build import read_edition
from nutgraf.checking import audit
from nutgraf.model.audit import Finding, Rule
from nutgraf.model.diagnostics import Report
from nutgraf.model.values import replace
from nutgraf.reporting.counting import counted
from nutgraf.reporting.excerpt import harmless
from nutgraf.reporting.structured import place_data
from nutgraf.settings import Settings

WHOLE_SITE = "The whole site"


def audit_site(settings: Settings, report: Report) -> tuple[Finding, ...] | None:
    """All findings of a site: its own first, then by explainer. None if its content has errors.

    What the audit itself holds for an error is a finding here, as everything else.
    """
    edition = read_edition(replace(settings, errors=frozenset()), report)
    return None if report.failed else audit(edition)


def format_audit(findings: Collection[Finding], errors: Collection[Rule]) -> str:
    """One line for each finding, by explainer, then how many there are of each rule."""
    lines: list[str] = []
    for explainer, group in groupby(findings, key=lambda finding: finding.explainer):
        lines += [explainer or WHOLE_SITE, *_lines(group, errors), ""]
    counts = Counter(finding.rule for finding in findings)
    lines += [f"{counts[rule]:>6,}  {_named(rule, errors)}" for rule in Rule if counts[rule]]
    lines.append(f"{counted(len(findings), 'finding')}.")
    return "\n".join(lines) + "\n"


def _lines(findings: Iterable[Finding], errors: Collection[Rule]) -> Iterator[str]:
    for finding in findings:
        place = f"{finding.location.path}:{finding.location.line}"
        yield harmless(f"  {place}: {_named(finding.rule, errors)}: {finding.message}")


def _named(rule: Rule, errors: Collection[Rule]) -> str:
    return f"error: {rule}" if rule in errors else rule.value


def as_data(findings: Iterable[Finding], errors: Collection[Rule]) -> dict[str, Any]:
    """The findings as JSON has them, each with its place and whether it is an error."""
    return {
        "findings": [
            {
                "rule": finding.rule.value,
                "error": finding.rule in errors,
                "explainer": finding.explainer,
                "message": finding.message,
                "hint": finding.hint,
                "location": place_data(finding.location),
            }
            for finding in findings
        ]
    }


def as_diagnostics(findings: Iterable[Finding], errors: Collection[Rule]) -> Report:
    """The findings as errors and warnings, for annotations beside the lines."""
    report = Report()
    for finding in findings:
        note = report.error if finding.rule in errors else report.warning
        note(finding.rule, finding.message, finding.location, finding.hint)
    return report
