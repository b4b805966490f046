"""The second half of a build: Plan → output/. A check does without it, and without its imports."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from nutgraf.build import MEMORY, Outcome
from nutgraf.build.assembly import Assembly
from nutgraf.build.circumstances import circumstances_of
from nutgraf.build.copies import Copies
from nutgraf.build.proving import Ready, without_collecting_garbage
from nutgraf.build.records import Records
from nutgraf.model.diagnostics import Report
from nutgraf.model.stopwatch import Stage
from nutgraf.remembering import Memory
from nutgraf.rendering import load_theme, theme_state
from nutgraf.rendering.cards import FontCase
from nutgraf.rendering.pictures import Album
from nutgraf.reporting import Progress
from nutgraf.settings import Settings, builtin_themes
from nutgraf.working import usual_crew
from nutgraf.writing import publish


def circumstances(settings: Settings) -> str:
    """A digest of all that every page depends on, besides the content."""
    theme = theme_state(settings.theme, _themes(settings))
    return circumstances_of(settings.site, theme, FontCase().state)


def make_site(
    site: Ready, settings: Settings, before: str, report: Report, progress: Progress
) -> Outcome | None:
    """Make what has to be made of a site, and publish it; None, and nothing done, after an error.

    `before` are the circumstances as they were before anything was read. Where they have changed
    since then, nobody knows which of them a page was made under, and nothing is remembered.
    """
    with progress.clock.taking(Stage.TEMPLATES):
        theme = load_theme(settings.theme, _themes(settings), report)
    if report.failed or theme is None:
        return None
    memory = Memory(settings.state / MEMORY)
    with progress.clock.taking(Stage.RECALLING):
        records = Records(memory, before, site.plan.facts, site.known)
    copies = Copies(settings.compress, memory)
    crew_for = partial(usual_crew, settings.jobs)
    assembly = Assembly(site.plan, theme, Album(settings.pictures), records, report)
    aside = crew_for(len(tuple(site.plan.names))).aside(site.keep)
    with without_collecting_garbage(), aside as kept, progress.clock.taking(Stage.WRITING):
        written = publish(
            lambda stager: copies.beside(
                assembly.files(stager, crew_for, progress), stager, crew_for
            ),
            settings.output,
            settings.state,
            report,
        )
    if written is None:
        return None
    progress.clock.add(kept().spent, is_elsewhere=True)
    with progress.clock.taking(Stage.RECALLING):
        if circumstances(settings) == before:
            assembly.remember(kept().state)
        copies.remember()
    numbers = (written.files, written.changed, written.removed)
    return Outcome(assembly.pages, *numbers, round(assembly.indexing, 3))


def _themes(settings: Settings) -> tuple[Path, ...]:
    return settings.themes, builtin_themes()
