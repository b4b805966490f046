"""What lies in the content folder, and in what state: enough to see what has changed since."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from nutgraf.reading import Listing, list_files
from nutgraf.settings import Settings

MARGIN = 2_000_000_000
"""Nanoseconds. A file that changes within them after its state was taken may look the same."""


class Stamp(NamedTuple):
    """The state of a file: its bytes, when these and when anything of it changed, its number."""

    size: int
    modified: int
    changed: int
    number: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """A listing with the state of each file that could be looked at, as they were at `taken`."""

    listing: Listing
    stamps: Mapping[str, Stamp]
    taken: int


def take_inventory(settings: Settings) -> Inventory:
    """The inventory of the content folder as it is now."""
    taken = time.time_ns()
    listing, statuses = list_files(settings.root, settings.content, settings.limits)
    return Inventory(listing, {path: _stamp(status) for path, status in statuses.items()}, taken)


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def is_same(before: Stamp | None, taken: int, now: Stamp | None) -> bool:
    """Whether a file surely is as it was when its state `before` was taken at that time."""
    if before is None or before != now:
        return False
    return max(before.modified, before.changed) + MARGIN < taken
