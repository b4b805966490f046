"""The command that shows the site in the browser."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from nutgraf.cli.options import root_option
from nutgraf.cli.status import Status
from nutgraf.model.diagnostics import Report


@click.command()
@root_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="0: any that is free.")
@click.option("--host", default="127.0.0.1", help="The machine's name or address to serve at.")
@click.option("--drafts/--no-drafts", default=True, help="Show drafts and what is still to come.")
@click.option("--open", "opens_browser", is_flag=True, help="Open a browser.")
def serve(root: Path | None, port: int, host: str, drafts: bool, opens_browser: bool) -> Status:
    """Show the site in the browser, and follow every change."""
    from nutgraf.previewing import Door, preview_site
    from nutgraf.reporting.text import terminal
    from nutgraf.settings import Overrides, load_settings

    load = partial(load_settings, _site_folder(root), Overrides(drafts=drafts))
    door = Door(host, port, opens_browser)
    try:
        preview_site(_site_folder(root), load, door, click.echo, terminal(sys.stdout))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "Another port may do: --port 0 takes any that is free."
        raise click.UsageError(f"{host}:{port} can't be had: {reason}. {hint}") from None
    return Status.DONE


def _site_folder(root: Path | None) -> Path:
    """The site's folder; its settings may be broken, but without any there is nothing to follow."""
    from nutgraf.settings import Overrides, find_root, load_settings

    found = find_root(root.resolve() if root else Path.cwd())
    if found is None:
        report = Report()
        load_settings(root, Overrides(), report)
        raise click.UsageError(" ".join(f"{one.message} {one.hint}" for one in report.diagnostics))
    return found
