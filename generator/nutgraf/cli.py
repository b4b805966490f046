"""The commands: they parse, call and print.

Only what declares them is imported at the top; each command imports what it alone needs.
"""

from __future__ import annotations

import io
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from nutgraf import __version__
from nutgraf.model.diagnostics import Report
from nutgraf.model.prose import Kind

if TYPE_CHECKING:
    from nutgraf.settings import Address, Settings

CONTENT_HAS_ERRORS = 1
CALLED_WRONGLY = 2
BUG = 70
MACHINE_FAILED = 74
INTERRUPTED = 130
NOBODY_READS = 141

YEARS = range(1500, 3000)
"""Any of them has room for every time zone."""

KINDS = [kind for kind in Kind if kind is not Kind.FILE]

Command = TypeVar("Command", bound=Callable[..., int])


class Timestamp(click.ParamType[datetime]):
    """A point in time as ISO 8601 has it; without an offset it is in the site's time zone."""

    name = "timestamp"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The time, naive if it has no offset; anything else is a wrong call."""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a time like 2020-09-16T14:30 or 2020-09-16.", param, ctx)
        if moment.year not in YEARS:
            self.fail(f"'{value}' is in no year of a newsroom.", param, ctx)
        return moment


class BaseUrl(click.ParamType["Address"]):
    """Where the site will stand: an address, or a path alone."""

    name = "url"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Address:
        """The address, split; anything else is a wrong call."""
        from nutgraf.settings import read_address

        try:
            return read_address(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder. Default: the nearest one with a nutgraf.toml, here or above.",
)


def run_options(command: Command) -> Command:
    """Declare the options that build and check share; their names are those of `Overrides`."""
    for option in (
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json", "github"]),
            default="text",
            help="How to report: for people, as one JSON document, or as workflow annotations.",
        ),
        click.option(
            "--now", type=Timestamp(), help="The time to build for. Default: the clock's."
        ),
        click.option("--drafts", is_flag=True, help="Include drafts and what is still to come."),
        click.option(
            "--base-url",
            "address",
            type=BaseUrl(),
            help="Where the site will stand, instead of the url in nutgraf.toml.",
        ),
        click.option(
            "--output",
            type=click.Path(file_okay=False, path_type=Path),
            help="The folder for the built site. Default: output/ in the site's folder.",
        ),
        root_option,
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nutgraf", message="%(prog)s %(version)s")
def cli() -> None:
    """Make a site of news explainers from Markdown files."""


@cli.command()
@run_options
def build(root: Path | None, form: str, **overrides: Any) -> int:
    """Build the site, unless its content has errors."""
    started = time.perf_counter()
    from nutgraf.build import build_site
    from nutgraf.reporting import Progress
    from nutgraf.reporting.counting import counted
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(**overrides), report)
    progress = Progress(shown=form == "text" and sys.stderr.isatty())
    outcome = build_site(settings, report, progress) if settings else None
    seconds = time.perf_counter() - started
    if outcome:
        changed = f"{outcome.changed:,} of {counted(outcome.files, 'file')} changed"
        removed = f", {outcome.removed:,} removed" if outcome.removed else ""
        closing = f"Built {counted(outcome.pages, 'page')}, {changed}{removed}, in {seconds:.2f} s."
        _tell(form, root, report, closing, {**asdict(outcome), "seconds": round(seconds, 3)})
    else:
        _tell(form, root, report, "Nothing was published.")
    return _status(settings, report)


@cli.command()
@run_options
def check(root: Path | None, form: str, **overrides: Any) -> int:
    """Look for errors, and write nothing."""
    started = time.perf_counter()
    from nutgraf.build import plan_site
    from nutgraf.reporting.counting import counted
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(**overrides), report)
    plan = plan_site(settings, report) if settings else None
    seconds = time.perf_counter() - started
    if plan and not report.failed:
        pages = len(plan.pages)
        closing = f"Checked {counted(pages, 'page')} in {seconds:.2f} s."
        _tell(form, root, report, closing, {"pages": pages, "seconds": round(seconds, 3)})
    else:
        _tell(form, root, report, "As it is, nothing would be published.")
    return _status(settings, report)


@cli.command()
@run_options
def participants(root: Path | None, form: str, **overrides: Any) -> int:
    """List all participants: how often they appear, who lacks a file, who may be one."""
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
@root_option
@click.argument("kind", type=click.Choice(KINDS, case_sensitive=False))
@click.argument("title")
def new(root: Path | None, kind: Kind, title: str) -> int:
    """Write a new file of a KIND, with its TITLE or name, that builds at once."""
    from nutgraf.authoring.new import write_new
    from nutgraf.settings import Overrides, load_settings

    report = Report()
    settings = load_settings(root, Overrides(), report)
    if settings is None:
        _tell("text", root, report, "Nothing was written.")
        return CALLED_WRONGLY
    try:
        path = write_new(kind, title, settings.content, settings.now.date())
    except ValueError as error:
        raise click.BadParameter(f"'{title}' {error}.", param_hint="'TITLE'") from None
    except FileExistsError as error:
        there = os.path.relpath(error.filename)
        raise click.UsageError(f"There is already {there}. Nothing was written.") from None
    click.echo(f"Wrote {os.path.relpath(path)}.")
    return 0


def main() -> None:
    """Run this process's command line, and end with one of the documented statuses."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status; no exception gets out."""
    try:
        status: int = cli.main(arguments, prog_name="nutgraf", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the latter is how click ends when nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be explained
        from nutgraf.reporting.crash import describe_bug, describe_failure

        if isinstance(error, OSError):
            _explain(describe_failure(error))
            return MACHINE_FAILED
        _explain(describe_bug(error))
        return BUG
    return status


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


def _status(settings: Settings | None, report: Report) -> int:
    if settings is None:
        return CALLED_WRONGLY
    return CONTENT_HAS_ERRORS if report.failed else 0


def _explain(words: str) -> None:
    """Say on the standard error stream what went wrong; with the traceback for who asks."""
    if os.environ.get("NUTGRAF_TRACEBACK"):
        traceback.print_exc()
    click.echo(words, err=True)
