"""What every page depends on, besides the content."""

from __future__ import annotations

import platform
import re
from dataclasses import fields
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import msgspec

import nutgraf
from nutgraf.model.site import Site

PACKAGE = Path(nutgraf.__file__).parent
NEEDED_BY_OTHERS = ("markupsafe", "pydantic-core")

_NAME = re.compile(r"[\w.-]+")


def circumstances_of(site: Site, theme: str, fonts: str) -> str:
    """A digest of the program, what it needs, the settings, and the states of theme and fonts."""
    found = sha256(f"{platform.python_version()} {theme} {fonts} {_settings(site)}".encode())
    for part in (*_packages(), *_program()):
        found.update(part)
    return found.hexdigest()


def _settings(site: Site) -> str:
    outputs = sorted(site.outputs)
    values = {field.name: getattr(site, field.name) for field in fields(site)}
    return msgspec.json.encode({**values, "outputs": outputs}).decode()


def _packages() -> list[bytes]:
    """The versions of the packages that Nutgraf needs. One may be wanted by some sites only."""
    wanted = distribution("nutgraf").requires or []
    names = [*map(_name, wanted), *NEEDED_BY_OTHERS]
    return [f"{name} {_version(name)}\n".encode() for name in names]


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return found[0] if found else requirement


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _program() -> list[bytes]:
    """The program itself, file by file: who works at it sees each change of it."""
    files = (path for path in sorted(PACKAGE.rglob("*")) if path.suffix != ".pyc")
    return [
        f"{path.relative_to(PACKAGE)} {sha256(path.read_bytes()).hexdigest()}\n".encode()
        for path in files
        if path.is_file()
    ]
