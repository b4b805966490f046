"""What the preview adds to a page: a bar that says what it is made from, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup as Html

from nutgraf.model.diagnostics import Diagnostic, Location
from nutgraf.previewing.editor import address_in_editor
from nutgraf.previewing.origins import MANY_FILES, Origin
from nutgraf.previewing.snapshot import Snapshot, is_error
from nutgraf.reporting.counting import count, counted
from nutgraf.reporting.html import format_html

FOLDER = "/_preview/"
"""Where the preview's own files are; no page can have an underscore at the start of its address."""
AUDIT_PAGE = f"{FOLDER}audit"

MOST_LISTED = 50
"""Findings that a page lists of a kind: nobody reads on, and every page would carry them all."""

_OVERLAY = Html(
    '<section class="overlay" role="alert" aria-labelledby="wrong"><header><h2 id="wrong">{title}'
    '</h2><button type="button">Hide</button></header><p>{beneath}</p>{findings}</section>'
)
_BAR = Html(
    '<details class="bar"><summary><b>Preview</b> {source} {marks} '
    '<span role="status" hidden>Looking at the texts …</span></summary>'
    "<div>{about}{warnings}{audit}{elsewhere}"
    '<p><a href="{audit_page}">Audit of the whole site</a></p></div></details>'
)
_FOLDED = Html("<details><summary>{}</summary>{}</details>")
_PANEL = Html('<link rel="stylesheet" href="{folder}preview.css">{overlay}{bar}')


@dataclass(frozen=True, slots=True)
class Subject:
    """The page that a panel is about.

    `findings` are about its template, `audit` about what it is made from; `is_there` is whether
    anything can be shown.
    """

    origin: Origin = MANY_FILES
    findings: tuple[Diagnostic, ...] = ()
    audit: tuple[Diagnostic, ...] = ()
    is_there: bool = True


def make_panel(snapshot: Snapshot, subject: Subject) -> Html:
    """The panel as HTML, for a place where the page's own style doesn't reach."""
    findings = (*snapshot.findings, *subject.findings)
    return _PANEL.format(
        folder=FOLDER,
        overlay=_overlay(snapshot, [each for each in findings if is_error(each)], subject),
        bar=_bar(snapshot, [each for each in findings if not is_error(each)], subject),
    )


def _overlay(snapshot: Snapshot, errors: list[Diagnostic], subject: Subject) -> Html:
    if not errors and not snapshot.failure:
        return Html()
    beneath = (
        "Beneath is the page as it was when all was well. This goes away by itself."
        if subject.is_there
        else "There is no page to show until this is mended. It then appears by itself."
    )
    failure = Html('<pre class="failure">{}</pre>').format(snapshot.failure)
    return _OVERLAY.format(
        title=count(errors) or "The preview could not be brought up to date.",
        beneath=beneath,
        findings=(failure if snapshot.failure else Html()) + _listed(errors, snapshot),
    )


def _bar(snapshot: Snapshot, warnings: list[Diagnostic], subject: Subject) -> Html:
    source = subject.origin.source
    own = [each for each in warnings if _is_about(each, source)]
    others = [each for each in warnings if not _is_about(each, source)]
    marks = [subject.origin.mark] if subject.origin.mark else []
    if own:
        marks.append(counted(len(own), "warning"))
    return _BAR.format(
        source=source,
        marks=Html(" ").join(Html("<mark>{}</mark>").format(mark) for mark in marks),
        about=_about(snapshot, subject),
        warnings=_listed(own, snapshot),
        audit=_folded("Audit: {}", "finding", subject.audit, snapshot),
        elsewhere=_folded("{} elsewhere on the site", "warning", others, snapshot),
        audit_page=AUDIT_PAGE,
    )


def _is_about(finding: Diagnostic, source: str) -> bool:
    return bool(source and finding.location and finding.location.path == source)


def _about(snapshot: Snapshot, subject: Subject) -> Html:
    if not subject.origin.source:
        return Html("<p>This page is made from many files.</p>")
    address = address_in_editor(Location(subject.origin.source), snapshot.settings)
    link = Html('<a href="{}">{}</a>').format(address, subject.origin.source)
    return Html("<p>This page is made from {}.</p>").format(
        link if address else subject.origin.source
    )


def _folded(words: str, noun: str, findings: Sequence[Diagnostic], snapshot: Snapshot) -> Html:
    if not findings:
        return Html()
    summary = words.format(counted(len(findings), noun))
    return _FOLDED.format(summary, _listed(findings, snapshot))


def _listed(findings: Sequence[Diagnostic], snapshot: Snapshot) -> Html:
    """The first of these findings, and how many there are besides."""
    opener = partial(address_in_editor, settings=snapshot.settings)
    rest = len(findings) - MOST_LISTED
    more = Html("<p>And {:,} more.</p>").format(rest) if rest > 0 else Html()
    return format_html(findings[:MOST_LISTED], opener) + more
