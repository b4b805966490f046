"""The memory of what is ours in an output folder. It is kept outside of that folder."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as we left it: its SHA-256, its size in bytes, its time of change in nanoseconds."""

    digest: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Our files by path; `pending` are paths of a publication that may have been cut short."""

    files: Mapping[str, Entry] = field(default_factory=dict)
    pending: frozenset[str] = frozenset()

    def owns(self, path: str) -> bool:
        """Whether the file at `path`, if there is one, was written by us."""
        return path in self.files or path in self.pending


def manifest_path(state: Path, output: Path) -> Path:
    """Where the manifest of an output folder is kept: a file of its own for each folder."""
    name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:16]
    return state / "outputs" / f"{name}.json"


def read_manifest(path: Path) -> Manifest:
    """The manifest, or an empty one where it is missing or damaged.

    Without a manifest nothing in the output counts as ours, so nothing is removed; files that
    are just as they would be written are taken over.
    """
    try:
        data = json.loads(path.read_bytes())
        files = {name: Entry(*entry) for name, entry in data["files"].items()}
        return (
            Manifest(files, frozenset(data["pending"]))
            if data["version"] == VERSION
            else Manifest()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step."""
    data = {
        "version": VERSION,
        "pending": sorted(manifest.pending),
        "files": {
            name: (entry.digest, entry.size, entry.changed)
            for name, entry in sorted(manifest.files.items())
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_bytes(json.dumps(data, ensure_ascii=False).encode())
    draft.replace(path)
