"""Themes made of a few files, and sites of one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.rendering import Theme, load_theme

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Loaded:
    """What came of loading a theme."""

    theme: Theme | None
    report: Report

    @property
    def found(self) -> list[tuple[str, str, int]]:
        """Code, file and line of everything found."""
        places = [(one, one.location) for one in self.report.diagnostics]
        return [
            (one.code, place.path if place else "", place.line if place else 0)
            for one, place in places
        ]


ThemeLoader = Callable[..., Loaded]


@pytest.fixture
def load(tmp_path: Path) -> ThemeLoader:
    """Load the theme `mine` of a site's files and of built-in ones: `{"mine/theme.toml": "…"}`."""

    def write(folder: Path, files: Files) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    def make(site: Files, builtin: Files | None = None, name: str = "mine") -> Loaded:
        report = Report()
        search = (write(tmp_path / "site", site), write(tmp_path / "builtin", builtin or {}))
        return Loaded(load_theme(name, search, report), report)

    return make
