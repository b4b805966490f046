"""Opens the place that a finding is about in the writer's own editor."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from nutgraf.model.diagnostics import Location
from nutgraf.settings import Settings, builtin_themes


def address_in_editor(place: Location, settings: Settings | None) -> str:
    """The address that opens a file at a line and a column, or "" where there is none.

    A template's path may begin in the site's folder or in that of the built-in themes.
    """
    if settings is None or not settings.editor:
        return ""
    file = settings.root / place.path
    if not file.is_file():
        file = builtin_themes().parent / place.path
    return _filled(settings.editor, file, place) if file.is_file() else ""


def _filled(address: str, file: Path, place: Location) -> str:
    path = quote(file.as_posix())
    return (
        address.replace("/{path}", f"/{path.removeprefix('/')}")
        .replace("{path}", path)
        .replace("{line}", str(place.line))
        .replace("{column}", str(place.column))
    )
