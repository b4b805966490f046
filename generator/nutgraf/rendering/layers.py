"""Where a theme's files are: its own before its parent's, the site's before the built-in ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.spelling import did_you_mean

ABOUT = "theme.toml"
KEYS = ("name", "parent", "description")

_PLACE_IN_TOML = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder of a theme. `label` is how messages call it: "themes/default"."""

    folder: Path
    label: str


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of a theme; `path` is how messages call it: "themes/default/templates/base.html"."""

    file: Path
    path: str

    def line(self, number: int) -> str:
        """A line of the file, counted from 1; "" if there is no such line."""
        lines = self.file.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""


def find_layers(name: str, search: tuple[Path, ...], report: Report) -> tuple[Layer, ...] | None:
    """The folders of a theme and its ancestors, the one that is looked into first at first.

    `search` has the folders that hold themes, in order. None, and an error in the report, where a
    theme is missing or `theme.toml` can't be understood.
    """
    layers: list[Layer] = []
    lineage: list[str] = []
    said_by: Location | None = None
    while name:
        if name in lineage:
            message = f"The theme `{name}` is its own ancestor: {' → '.join((*lineage, name))}."
            report.error("theme-settings", message, said_by, "Take `parent` out of one of them.")
            return None
        lineage.append(name)
        own = [Layer(path / name, f"themes/{name}") for path in search if (path / name).is_dir()]
        about = _description(own)
        if about is None:
            _report_missing(name, own, search, said_by, report)
            return None
        values = _parse(about, report)
        if values is None:
            return None
        layers += own
        name = values.get("parent", "")
        said_by = _place_of_parent(about)
    return tuple(layers)


def _description(layers: list[Layer]) -> ThemeFile | None:
    """The first `theme.toml` that a theme's folders have."""
    found = (ThemeFile(layer.folder / ABOUT, f"{layer.label}/{ABOUT}") for layer in layers)
    return next((about for about in found if about.file.is_file()), None)


def _report_missing(
    name: str,
    layers: list[Layer],
    search: tuple[Path, ...],
    said_by: Location | None,
    report: Report,
) -> None:
    if layers:
        message = f"The theme `{name}` has no file `{ABOUT}`."
        hint = 'Add one with a line like `name = "my theme"`, and `parent = "default"`.'
        report.error("theme-settings", message, Location(layers[0].label), hint)
    else:
        known = [each.name for path in search if path.is_dir() for each in path.iterdir()]
        message = f"There is no theme `{name}`."
        report.error("theme-settings", message, said_by, did_you_mean(name, known))


def _place_of_parent(about: ThemeFile) -> Location:
    lines = about.file.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.lstrip().startswith("parent"):
            return Location(about.path, number, 1, len(line), line)
    return Location(about.path)


def _parse(about: ThemeFile, report: Report) -> Mapping[str, str] | None:
    try:
        values = tomllib.loads(about.file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        report.error("theme-settings", "This file isn't text in UTF-8.", Location(about.path))
        return None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE_IN_TOML.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        where = Location(about.path, line, column, text=about.line(line))
        words = _PLACE_IN_TOML.sub("", str(error))
        report.error("theme-settings", f"This isn't TOML: {words}.", where)
        return None
    wrong = [key for key, value in values.items() if key not in KEYS or not isinstance(value, str)]
    for key in wrong:
        hint = did_you_mean(key, KEYS) if key not in KEYS else "Write it in quotation marks."
        message = f"A theme's `{ABOUT}` has texts called {', '.join(KEYS)}; `{key}` isn't one."
        report.error("theme-settings", message, Location(about.path), hint)
    return None if wrong else values


def theme_state(name: str, search: tuple[Path, ...]) -> str:
    """A digest of all files of a theme and its ancestors, in the order in which they are found."""
    found = sha256()
    for layer in find_layers(name, search, Report()) or ():
        for file in sorted(path for path in layer.folder.rglob("*") if path.is_file()):
            found.update(f"{layer.label}/{file.relative_to(layer.folder)}\n".encode())
            found.update(sha256(file.read_bytes()).digest())
    return found.hexdigest()


def files_of(layers: tuple[Layer, ...], kind: str) -> dict[str, ThemeFile]:
    """The files in the folders called `kind` ("templates", "static") by name, the nearest of each.

    Names have forward slashes and are relative to that folder; hidden files are left out.
    """
    found: dict[str, ThemeFile] = {}
    for layer in layers:
        folder = layer.folder / kind
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and not any(part.startswith(".") for part in name.split("/")):
                found.setdefault(name, ThemeFile(file, f"{layer.label}/{kind}/{name}"))
    return found
