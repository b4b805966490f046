"""The command line: a call comes in, an exit status goes out, whatever happens between."""

from __future__ import annotations

import gc
import io
import os
import sys
import traceback

import click

from nutgraf.cli.commands import cli
from nutgraf.cli.serving import serve
from nutgraf.cli.status import Status

__all__ = ["cli", "main", "run"]

cli.add_command(serve)


NEW_OBJECTS = 50_000
"""So many more objects than before are looked through for garbage, of which there is little."""


def main() -> None:
    """Run this process's command line, and end with one of the documented statuses."""
    gc.set_threshold(NEW_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    status = run(sys.argv[1:])
    gc.freeze()  # the system takes all memory back at once: nobody has to look through it
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status; no exception gets out."""
    try:
        status: int = cli.main(arguments, prog_name="nutgraf", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return Status.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the latter is how click ends when nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.NOBODY_READS
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be explained
        from nutgraf.reporting.crash import describe_bug, describe_failure

        if isinstance(error, OSError):
            _explain(describe_failure(error))
            return Status.MACHINE_FAILED
        _explain(describe_bug(error))
        return Status.BUG
    return status


def _explain(words: str) -> None:
    """Say on the standard error stream what went wrong; with the traceback for who asks."""
    if os.environ.get("NUTGRAF_TRACEBACK"):
        traceback.print_exc()
    click.echo(words, err=True)
