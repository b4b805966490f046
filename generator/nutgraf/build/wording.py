"""A sound site with some of its texts in new words: checked text by text, not whole.

Two things make that safe. Each text is checked alone as it was first: what comes of that must be
what the check of the whole site has found. And as it is now it may differ in nothing that another
text can notice: in its words (`checking.rewording`), in a shape that is its own concern
(`checking.reshaping`, `planning.shapes`), or in a name beside those that it had
(`checking.renaming`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nutgraf.checking import (
    Alone,
    Conventions,
    Proof,
    differ_in_words_alone,
    excerpt,
    read_alone,
    renamed,
    report_breaches,
    reshaped,
    reworded,
    stands_where_it_stood,
    with_other_name,
)
from nutgraf.model.diagnostics import Diagnostic, Report, Severity
from nutgraf.model.edition import revise
from nutgraf.model.values import replace
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
    """The site's texts as they were read by their paths, what they make, and what is wrong.

    `has_ties`: what its things have to do with each other is what was found out first.
    """

    settings: Settings
    readings: Mapping[str, Reading]
    proof: Proof
    plan: OpenPlan
    findings: tuple[Diagnostic, ...]
    has_ties: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether nothing stops a build."""
        return all(each.severity is not Severity.ERROR for each in self.findings)


def in_new_words(sound: Checked, anew: Mapping[str, Reading]) -> Checked | None:
    """The sound site after some of its texts were read anew; None: it has to be checked whole."""
    report, now = Report(), sound
    texts = []
    for path, reading in anew.items():
        text = _text(path, reading, now, report)
        if text is None:
            return None
        texts.append(text)
        now = _with(text, now)
    if not report.failed:
        for text in texts:
            report_breaches(text.alone.edition, now.proof.house.errors, report)
    for text in texts:
        now.plan.check_texts(text.alone.edition, report)
    if report.failed and not now.has_ties:
        return None
    for finding in sound.findings:
        if _path(finding) not in anew:
            report.add(finding)
    return replace(now, readings=revise(sound.readings, anew), findings=report.diagnostics)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that was checked alone, and how it goes into the edition."""

    alone: Alone
    put_into: Callable[[Proof, Alone], Proof]


def _text(path: str, reading: Reading, sound: Checked, report: Report) -> _Text | None:
    """A text as it is now, checked alone; None if that can't be done."""
    document, findings = reading
    old, old_findings = sound.readings[path]
    before = Report(set(old_findings))
    one = read_alone(old, sound.proof, before) if old else None
    other = read_alone(document, sound.proof, report) if document else None
    if one is None or other is None:
        return None
    text = _fitting(one, other, sound)
    if text is None:
        return None
    sound.plan.check_texts(one.edition, before)
    known = tuple(each for each in sound.findings if _path(each) == path)
    as_known = excerpt(sound.proof.edition, one.known_in(sound.proof.edition))
    if before.diagnostics != known or as_known != replace(one.edition, links={}):
        return None
    for finding in findings:
        report.add(finding)
    return text


def _fitting(one: Alone, other: Alone, sound: Checked) -> _Text | None:
    """How a text goes into the edition in the place of what it was; None where others notice."""
    if differ_in_words_alone(one, other):
        return _Text(other, reworded)
    if stands_where_it_stood(one, other, sound.proof):
        fits = sound.plan.can_be_reshaped(one.edition, other.edition)
        return _Text(other, reshaped) if fits else None
    named = with_other_name(one, other, sound.proof, sound.findings)
    return _Text(named, renamed) if named else None


def _with(text: _Text, sound: Checked) -> Checked:
    """The site with a text in its place."""
    proof, plan = text.put_into(sound.proof, text.alone), sound.plan
    if text.put_into is reshaped:
        return replace(sound, proof=proof, plan=plan.of_reshaped(proof.edition), has_ties=False)
    plan = plan.of_reworded(proof.edition, has_other_names=text.put_into is renamed)
    return replace(sound, proof=proof, plan=plan)


def _path(finding: Diagnostic) -> str:
    return finding.location.path if finding.location else ""
