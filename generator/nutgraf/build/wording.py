"""A sound site with some of its texts in new words: checked text by text, not whole.

Two things make that safe. Each text is checked alone in its old words first: what comes of that
must be what the check of the whole site has found. And the new words may differ in nothing that
another text can notice (`checking.rewording`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nutgraf.checking import (
    Alone,
    Conventions,
    Proof,
    differ_in_words_alone,
    excerpt,
    read_alone,
    report_breaches,
    reworded,
)
from nutgraf.model.diagnostics import Diagnostic, Report, Severity
from nutgraf.model.edition import revise
from nutgraf.planning import OpenPlan
from nutgraf.reading import Reading
from nutgraf.settings import Settings

MOST_ALONE = 20
"""Texts that are checked one by one; the whole site at once is faster for many more."""


def conventions(settings: Settings) -> Conventions:
    """What holds for every text of a site."""
    return Conventions(
        settings.now,
        settings.zone,
        settings.site.language,
        settings.authors,
        settings.review_after,
        settings.errors,
        settings.limits.events,
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """The site's texts as they were read by their paths, what they make, and what is wrong."""

    settings: Settings
    readings: Mapping[str, Reading]
    proof: Proof
    plan: OpenPlan
    findings: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing stops a build."""
        return all(each.severity is not Severity.ERROR for each in self.findings)


def in_new_words(sound: Checked, anew: Mapping[str, Reading]) -> Checked | None:
    """The sound site after some of its texts were read anew; None: it has to be checked whole."""
    report, proof = Report(), sound.proof
    texts = []
    for path, reading in anew.items():
        text = _text(path, reading, replace(sound, proof=proof), report)
        if text is None:
            return None
        texts.append(text)
        proof = reworded(proof, text)
    plan = sound.plan.of_reworded(proof.edition)
    if not report.failed:
        for text in texts:
            report_breaches(text.edition, proof.house.errors, report)
    for text in texts:
        plan.check_texts(text.edition, report)
    for finding in sound.findings:
        if _path(finding) not in anew:
            report.add(finding)
    readings = revise(sound.readings, anew)
    return Checked(sound.settings, readings, proof, plan, report.diagnostics)


def _text(path: str, reading: Reading, sound: Checked, report: Report) -> Alone | None:
    """A text in its new words, checked alone; None if that can't be done."""
    document, findings = reading
    old, old_findings = sound.readings[path]
    before = Report(set(old_findings))
    one = read_alone(old, sound.proof, before) if old else None
    other = read_alone(document, sound.proof, report) if document else None
    if one is None or other is None or not differ_in_words_alone(one, other):
        return None
    sound.plan.check_texts(one.edition, before)
    known = tuple(each for each in sound.findings if _path(each) == path)
    as_known = excerpt(sound.proof.edition, one.known_in(sound.proof.edition))
    if before.diagnostics != known or as_known != replace(one.edition, links={}):
        return None
    for finding in findings:
        report.add(finding)
    return other


def _path(finding: Diagnostic) -> str:
    return finding.location.path if finding.location else ""
