"""A theme's static files, under addresses that change with their content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nutgraf.model.pages import Artifact

FOLDER = "assets"
_CSS_URL = re.compile(rb"""url\(\s*(["']?)([^"')\s:#?]+)([#?][^"')]*)?\1\s*\)""")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files by their names under `static/`: where each is published, and what it holds."""

    addresses: Mapping[str, str]
    artifacts: tuple[Artifact, ...]


def gather_assets(folders: tuple[Path, ...]) -> Assets:
    """All static files of a theme; of two with one name the one from the earlier folder.

    Addresses are site addresses, `/assets/style.1a2b3c4d.css`. A stylesheet's references to
    other files of the theme are made to follow them.
    """
    contents: dict[str, bytes] = {}
    for folder in reversed(folders):
        for file in sorted((folder / "static").rglob("*")):
            if file.is_file():
                contents[file.relative_to(folder / "static").as_posix()] = file.read_bytes()
    plain = {name: data for name, data in contents.items() if not name.endswith(".css")}
    addresses = {name: _address(name, data) for name, data in plain.items()}
    for name in sorted(contents.keys() - plain.keys()):
        contents[name] = _with_addresses(name, contents[name], addresses)
        addresses[name] = _address(name, contents[name])
    artifacts = tuple(Artifact(addresses[name][1:], data) for name, data in contents.items())
    return Assets(addresses, artifacts)


def _address(name: str, content: bytes) -> str:
    stem, ending = posixpath.splitext(name)
    return f"/{FOLDER}/{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"


def _with_addresses(name: str, css: bytes, addresses: Mapping[str, str]) -> bytes:
    here = posixpath.dirname(f"{FOLDER}/{name}")

    def follow(match: re.Match[bytes]) -> bytes:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2].decode()))
        if target not in addresses:
            return match[0]
        relative = posixpath.relpath(addresses[target][1:], here)
        return b'url("%s%s")' % (relative.encode(), match[3] or b"")

    return _CSS_URL.sub(follow, css)
