"""The options that several commands share, and what may stand after them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from nutgraf.settings import Address

YEARS = range(1500, 3000)
"""Any of them has room for every time zone."""

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

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes build. Default: one for each processor, if the site is large.",
)

timings_option = click.option(
    "--timings", "is_timed", is_flag=True, help="Say what the processor's time went into."
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
