"""The commands: they parse, call and print.

Only what declares them is imported at the top; each command imports what it alone needs.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nutgraf import __version__
from nutgraf.cli.options import jobs_option, root_option, run_options, timings_option
from nutgraf.cli.status import Status
from nutgraf.model.diagnostics import Report
from nutgraf.model.prose import Kind

if TYPE_CHECKING:
    from nutgraf.settings import Settings

KINDS = [kind for kind in Kind if kind is not Kind.FILE]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nutgraf", message="%(prog)s %(version)s")
def cli() -> None:
    """Make a site of news explainers from Markdown files."""


@cli.command()
@run_options
@jobs_option
@timings_option
def build(root: Path | None, form: str, is_timed: bool, **overrides: Any) -> Status:
    """Build the site, unless its content has errors."""
    started = time.perf_counter()
    from nutgraf.build import build_site
    from nutgraf.model.stopwatch import Stage, Stopwatch
    from nutgraf.reporting import Progress
    from nutgraf.reporting.counting import counted
    from nutgraf.reporting.timings import format_timings
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(**overrides), report)
    clock = Stopwatch(is_timed)
    progress = Progress(form == "text" and sys.stderr.isatty(), clock)
    outcome = build_site(settings, report, progress) if settings else None
    seconds = time.perf_counter() - started
    if outcome:
        changed = f"{outcome.changed:,} of {counted(outcome.files, 'file')} changed"
        removed = f", {outcome.removed:,} removed" if outcome.removed else ""
        search = f" ({outcome.indexing:.2f} s for the search)" if outcome.indexing else ""
        pages = counted(outcome.pages, "page")
        closing = f"Built {pages}, {changed}{removed}, in {seconds:.2f} s{search}."
        done = {**asdict(outcome), "seconds": round(seconds, 3)}
        if is_timed:
            done["timings"] = {stage: round(spent, 3) for stage, spent in clock.spent.items()}
        _tell(form, root, report, closing, done)
        if is_timed and form == "text":
            click.echo(format_timings(clock.spent, tuple(Stage)))
    else:
        _tell(form, root, report, "Nothing was published.")
    return _status(settings, report)


@cli.command()
@run_options
def check(root: Path | None, form: str, **overrides: Any) -> Status:
    """Look for errors, and publish nothing."""
    started = time.perf_counter()
    from nutgraf.build import check_site
    from nutgraf.reporting.counting import counted
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(**overrides), report)
    pages = check_site(settings, report) if settings else 0
    seconds = time.perf_counter() - started
    if not report.failed:
        closing = f"Checked {counted(pages, 'page')} in {seconds:.2f} s."
        _tell(form, root, report, closing, {"pages": pages, "seconds": round(seconds, 3)})
    else:
        _tell(form, root, report, "As it is, nothing would be published.")
    return _status(settings, report)


@cli.command()
@run_options
def participants(root: Path | None, form: str, **overrides: Any) -> Status:
    """List who takes part: how often, and who lacks a file."""
    from nutgraf.authoring.roster import format_roster, list_participants
    from nutgraf.build import read_edition
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(**overrides), report)
    entries = list_participants(read_edition(settings, report)) if settings else ()
    if form == "text" and entries:
        click.echo(format_roster(entries))
    closing = f"{len(entries):,} participants."
    _tell(form, root, report, closing, {"participants": [asdict(entry) for entry in entries]})
    return _status(settings, report)


@cli.command()
@run_options
def audit(root: Path | None, form: str, **overrides: Any) -> Status:
    """Report what lacks a source, a credit or a review."""
    from nutgraf.authoring.audit import as_data, as_diagnostics, audit_site, format_audit
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(**overrides), report)
    findings = audit_site(settings, report) if settings else None
    if settings is None or findings is None:
        _tell(form, root, report, "As it is, nothing can be audited.")
        return _status(settings, report)
    if form == "json":
        _tell(form, root, Report(), "", as_data(findings, settings.errors))
    elif form == "github":
        _tell(form, root, as_diagnostics(findings, settings.errors), "")
    else:
        click.echo(format_audit(findings, settings.errors), nl=False)
    failed = any(finding.rule in settings.errors for finding in findings)
    return Status.CONTENT_HAS_ERRORS if failed else Status.DONE


@cli.command()
@root_option
@click.option("--again", is_flag=True, help="Visit also what was there in the last seven days.")
@click.option("--local", is_flag=True, help="Visit also this machine and those of its network.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to report: for people, as one JSON document, or as workflow annotations.",
)
def links(root: Path | None, again: bool, local: bool, form: str) -> Status:
    """Report links to web pages that are gone or have moved."""
    from nutgraf.authoring.links import check_links
    from nutgraf.authoring.patrol import Manners
    from nutgraf.authoring.visiting import Limits
    from nutgraf.reporting.counting import counted
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(), report)
    if settings is None:
        _tell(form, root, report, "Nothing was visited.")
        return Status.CALLED_WRONGLY
    counts = check_links(settings, Manners(limits=Limits(is_local=local)), again, report)
    listed = "".join(f", {number:,} {outcome}" for outcome, number in sorted(counts.items()))
    closing = f"{counted(counts.total(), 'link')}{listed}."
    _tell(form, root, report, closing, {"links": counts.total(), **counts})
    return _status(settings, report)


@cli.command()
@root_option
@click.argument("kind", type=click.Choice(KINDS, case_sensitive=False))
@click.argument("title")
def new(root: Path | None, kind: Kind, title: str) -> Status:
    """Write a new file of a KIND, with its TITLE or name."""
    from nutgraf.authoring.new import write_new
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(), report)
    if settings is None:
        _tell("text", root, report, "Nothing was written.")
        return Status.CALLED_WRONGLY
    try:
        path = write_new(kind, title, settings.content, settings.now.date())
    except ValueError as error:
        raise click.BadParameter(f"'{title}' {error}.", param_hint="'TITLE'") from None
    except (FileExistsError, NotADirectoryError) as error:
        raise _no_room(error) from None
    click.echo(f"Wrote {os.path.relpath(path)}.")
    return Status.DONE


@cli.group("import")
def importing() -> None:
    """Make drafts of what was made with other programs."""


@importing.command()
@root_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def timelinejs(root: Path | None, file: Path) -> Status:
    """Write a draft, made of TimelineJS's JSON or CSV."""
    from nutgraf.authoring.importing import import_timelinejs
    from nutgraf.authoring.slide_entries import Clock
    from nutgraf.reporting.counting import counted
    from nutgraf.reporting.excerpt import harmless
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(), report)
    if settings is None:
        _tell("text", root, report, "Nothing was written.")
        return Status.CALLED_WRONGLY
    clock = Clock(settings.zone, settings.site.language)
    try:
        path, draft = import_timelinejs(file, settings.content, clock)
    except ValueError as error:
        raise click.BadParameter(f"'{file}' {error}.", param_hint="'FILE'") from None
    except (FileExistsError, NotADirectoryError) as error:
        raise _no_room(error) from None
    for remark in draft.remarks:
        click.echo(harmless(f"{file.name}, {remark.place}: {remark.message}"))
    click.echo(f"Wrote {os.path.relpath(path)}, with {counted(draft.events, 'event')}.")
    return Status.DONE


@importing.command("sources")
@root_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_bibliography(root: Path | None, file: Path) -> Status:
    """Add a bibliography to the sources that all texts share."""
    from nutgraf.authoring.bibliography import SourcesUnclearError, import_sources
    from nutgraf.reporting.counting import counted
    from nutgraf.reporting.excerpt import harmless
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(), report)
    if settings is None:
        _tell("text", root, report, "Nothing was written.")
        return Status.CALLED_WRONGLY
    try:
        done = import_sources(file, settings.content, settings.zone)
    except SourcesUnclearError as error:
        raise click.UsageError(f"content/sources.yaml {error}. Nothing was written.") from None
    except ValueError as error:
        raise click.BadParameter(f"'{file}' {error}.", param_hint="'FILE'") from None
    except ModuleNotFoundError:
        advice = 'pip install "nutgraf[bibtex]"'
        raise click.UsageError(f"To read BibTeX, install one more package: {advice}") from None
    for remark in done.remarks:
        click.echo(harmless(f"{file.name}, {remark}"))
    added = f"Added {counted(done.added, 'source')} to {os.path.relpath(done.path)}."
    click.echo(added if done.added else "Nothing is new.")
    return Status.DONE


def _no_room(error: OSError) -> click.UsageError:
    """Why a new file can't be where it belongs."""
    there = os.path.relpath(error.filename)
    if isinstance(error, FileExistsError):
        return click.UsageError(f"There is already {there}. Nothing was written.")
    advice = "Put a folder there; links to folders aren't followed."
    return click.UsageError(f"{there} is no folder. {advice} Nothing was written.")


def _tell(
    form: str,
    root: Path | None,
    report: Report,
    closing: str,
    outcome: dict[str, Any] | None = None,
) -> None:
    """Print everything that was found, and the last line; as JSON, what was done instead."""
    if form == "json":
        from nutgraf.reporting.structured import format_json

        click.echo(format_json(report.diagnostics, outcome), nl=False)
        return
    from nutgraf.reporting.counting import count

    if form == "github":
        from nutgraf.reporting.github import folder_in_repository, format_github
        from nutgraf.settings import find_root

        site = root or find_root(Path.cwd()) or Path.cwd()
        text = format_github(report.diagnostics, folder_in_repository(site))
    else:
        from nutgraf.reporting.text import format_text, terminal

        colour, width = terminal(sys.stdout)
        text = format_text(report.diagnostics, colour=colour, width=width)
    last = " ".join(part for part in (count(report.diagnostics), closing) if part)
    click.echo(f"{text}{last}")


def _status(settings: Settings | None, report: Report) -> Status:
    if settings is None:
        return Status.CALLED_WRONGLY
    return Status.CONTENT_HAS_ERRORS if report.failed else Status.DONE
