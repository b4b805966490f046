"""The memory of what is ours in an output folder. It is kept outside of that folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec

from nutgraf.writing.paths import checked_path

FORMAT = 2


class Version(msgspec.Struct, frozen=True, array_like=True):
    """A file as we left it: its SHA-256, its size in bytes, its time of change in nanoseconds."""

    digest: str
    size: int
    changed: int

    def is_at(self, status: os.stat_result) -> bool:
        """Whether a file with this status is this version; it isn't read for that."""
        return (self.size, self.changed) == (status.st_size, status.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Our files by path, each with all the versions in which it may be there.

    After a finished publication that is one. While one goes on it is both the old and the new, so
    that after a crash the next build still knows what is ours.
    """

    files: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)

    def at(self, path: str, status: os.stat_result) -> Version | None:
        """The version that is at `path` by its status, or None if it may be another."""
        versions = self.files.get(path, ())
        return next((version for version in versions if version.is_at(status)), None)


class _Stored(msgspec.Struct, frozen=True):
    format: int
    files: dict[str, tuple[Version, ...]]


def manifest_path(state: Path, output: Path) -> Path:
    """Where in the state folder the manifest of an output folder is kept.

    The name stays the same when a site moves together with its output.
    """
    try:
        place = os.path.relpath(output.resolve(), state.resolve())
    except ValueError:  # two drives of Windows have no way from one to the other
        place = str(output.resolve())
    return state / "outputs" / f"{sha256(os.fsencode(place)).hexdigest()[:16]}.json"


def read_manifest(path: Path) -> Manifest | None:
    """The manifest, an empty one before the first build, or None if it is damaged.

    OSError if it is there and can't be read.
    """
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
        for name in stored.files:
            checked_path(name)
    except FileNotFoundError:
        return Manifest()
    except ValueError:  # of msgspec's too: not JSON, or not of this form
        return None
    return Manifest(stored.files) if stored.format == FORMAT else None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step. OSError if that fails; the old one is then still there.

    Its folder is there: the lock of the output is in it.
    """
    draft = path.with_suffix(".new")
    draft.write_bytes(msgspec.json.encode(_Stored(FORMAT, dict(sorted(manifest.files.items())))))
    draft.replace(path)
