"""What lies in the content folder, and in what state: enough to see what has changed since."""

from __future__ import annotations

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
    listing = list_files(settings.root, settings.content, settings.limits)
    stamps = {}
    for path in (*listing.texts, *listing.attachments):
        try:
            status = (settings.root / path).stat()
        except OSError:
            continue  # whoever reads it says why it can't be read
        times = status.st_mtime_ns, status.st_ctime_ns
        stamps[path] = Stamp(status.st_size, *times, status.st_ino)
    return Inventory(listing, stamps, taken)


def is_same(before: Stamp | None, taken: int, now: Stamp | None) -> bool:
    """Whether a file surely is as it was when its state `before` was taken at that time."""
    if before is None or before != now:
        return False
    return max(before.modified, before.changed) + MARGIN < taken
