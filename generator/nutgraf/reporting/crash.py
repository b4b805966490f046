"""What somebody reads when the program itself, or the machine under it, has failed."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from nutgraf import __version__


def describe_bug(error: Exception) -> str:
    """What to report, without a traceback: the error, where it was, and on what."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    place = f"{Path(last.filename).name}:{last.lineno}, in {last.name}" if last else "unknown"
    return (
        "This is a bug in Nutgraf, not a mistake of yours. Please report it, with these lines\n"
        "and with the text that brings it about, if you can:\n\n"
        f"  nutgraf {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        f"  {type(error).__name__}: {error}\n"
        f"  {place}\n\n"
        "For the whole story, run the command again with NUTGRAF_TRACEBACK=1 before it."
    )


def describe_failure(error: OSError) -> str:
    """What the machine refused, and what it was about."""
    about = f": {error.filename}" if error.filename else ""
    return (
        f"The machine could not go on: {error.strerror or error}{about}\n"
        "Nothing is lost. See to that, and run the command again."
    )
