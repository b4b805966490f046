"""What every page depends on, besides the content."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import msgspec

import nutgraf
from nutgraf.model.site import Site
from nutgraf.model.values import replace
from nutgraf.settings import Settings

PACKAGE = Path(nutgraf.__file__).parent
NEEDED_BY_OTHERS = ("markupsafe", "pydantic-core")

_NAME = re.compile(r"[\w.-]+")
_VERSION = re.compile(r"^Version: (.+)$", re.MULTILINE)


def circumstances_of(site: Site, theme: str, fonts: str) -> str:
    """A digest of the program, what it needs, the settings, and the states of theme and fonts."""
    return _digest(theme.encode(), fonts.encode(), _settings(site))


def conditions_of(settings: Settings) -> str:
    """A digest of the program, what it needs, and the settings: of all that a check depends on.

    All, that is, but the content and the clock.
    """
    usual = replace(settings, now=datetime.min.replace(tzinfo=UTC), output=settings.root, jobs=None)
    return _digest(_settings(usual))


def _digest(*parts: bytes) -> str:
    found = sha256(platform.python_version().encode())
    for part in (*parts, *_packages(), *_program()):
        found.update(part)
    return found.hexdigest()


def _settings(settings: object) -> bytes:
    return _ENCODER.encode(settings)


_ENCODER = msgspec.json.Encoder(enc_hook=str, order="deterministic")


def _packages() -> list[bytes]:
    """The versions of the packages that Nutgraf needs. One may be wanted by some sites only."""
    wanted = distribution("nutgraf").requires or []
    names = [*map(_name, wanted), *NEEDED_BY_OTHERS]
    return [f"{name} {_version(name)}\n".encode() for name in names]


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return found[0] if found else requirement


def _version(name: str) -> str:
    """What a package says of itself; read as one line, which takes a fraction of the time."""
    try:
        found = _VERSION.search(distribution(name).read_text("METADATA") or "")
        return found[1] if found else version(name)
    except PackageNotFoundError:
        return ""


def _program() -> list[bytes]:
    """The program itself, file by file: who works at it sees each change of it."""
    walk = os.walk(PACKAGE)  # in half the time of a search by pathlib
    files = (f"{folder}/{name}" for folder, _, names in walk for name in names)
    return [_named_digest(path) for path in sorted(files) if not path.endswith(".pyc")]


def _named_digest(path: str) -> bytes:
    name = path.removeprefix(str(PACKAGE))
    return f"{name} {sha256(Path(path).read_bytes()).hexdigest()}\n".encode()
