"""How a run can end."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """The exit statuses; those from 70 on are what Unix has for such cases."""

    DONE = 0
    CONTENT_HAS_ERRORS = 1
    CALLED_WRONGLY = 2
    BUG = 70
    MACHINE_FAILED = 74
    INTERRUPTED = 130
    NOBODY_READS = 141
