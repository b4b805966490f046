"""What the preview adds to a page: a bar that says what it is made from, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
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

_OVERLAY = Html(
    '<section class="overlay" role="alert" aria-labelledby="wrong"><header><h2 id="wrong">{title}'
    '</h2><button type="button">Hide</button></header><p>{beneath}</p>{findings}</section>'
)
_BAR = Html(
    '<details class="bar"><summary><b>Preview</b> {source} {marks}</summary>'
    "<div>{about}{warnings}</div></details>"
)
_PANEL = Html('<link rel="stylesheet" href="{folder}preview.css">{overlay}{bar}')


@dataclass(frozen=True, slots=True)
class Subject:
    """The page that a panel is about.

    `findings` are about its template; `is_there` is whether anything can be shown.
    """

    origin: Origin = MANY_FILES
    findings: tuple[Diagnostic, ...] = ()
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
    own = [
        each for each in warnings if each.location and each.location.path == subject.origin.source
    ]
    others = [each for each in warnings if each not in own]
    marks = [subject.origin.mark] if subject.origin.mark else []
    if own:
        marks.append(counted(len(own), "warning"))
    return _BAR.format(
        source=subject.origin.source,
        marks=Html(" ").join(Html("<mark>{}</mark>").format(mark) for mark in marks),
        about=_about(snapshot, subject),
        warnings=_listed(own, snapshot) + _elsewhere(others, snapshot),
    )


def _about(snapshot: Snapshot, subject: Subject) -> Html:
    if not subject.origin.source:
        return Html("<p>This page is made from many files.</p>")
    address = address_in_editor(Location(subject.origin.source), snapshot.settings)
    link = Html('<a href="{}">{}</a>').format(address, subject.origin.source)
    return Html("<p>This page is made from {}.</p>").format(
        link if address else subject.origin.source
    )


def _elsewhere(warnings: list[Diagnostic], snapshot: Snapshot) -> Html:
    if not warnings:
        return Html()
    words = f"{counted(len(warnings), 'warning')} elsewhere on the site"
    return Html("<details><summary>{}</summary>{}</details>").format(
        words, _listed(warnings, snapshot)
    )


def _listed(findings: Iterable[Diagnostic], snapshot: Snapshot) -> Html:
    return format_html(findings, partial(address_in_editor, settings=snapshot.settings))
