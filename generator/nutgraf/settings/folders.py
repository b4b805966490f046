"""Which folders a site may use: the writer's own files are never in the way of a build."""

from __future__ import annotations

import os
from pathlib import Path

import nutgraf

THEMES = "themes"
STATE = ".nutgraf"
REPOSITORY = ".git"


def content_folder(root: Path, name: str) -> Path:
    """The folder of that name in the site's folder `root` (absolute).

    Raises ValueError, in plain words, for one that lies outside or is the site's folder itself.
    """
    folder = Path(os.path.normpath(root / name))
    if root not in folder.parents:
        raise ValueError(f"The content folder `{name}` is not inside the site's folder.")
    return folder


def output_folder(root: Path, content: Path, wanted: Path) -> Path:
    """The place for the built site, if none of the site's own files are in it or around it.

    All paths are absolute. Raises ValueError, in plain words, where files would mix.
    """
    output = wanted.resolve()
    name = os.path.relpath(output, root)
    if output == root or output in root.parents:
        raise ValueError(f"The output folder `{name}` would hold the site's own files.")
    if output == Path(os.path.expanduser("~")).resolve():  # noqa: PTH111 - fails for nobody
        raise ValueError(f"The output folder `{name}` is your own folder, with all that is in it.")
    if any(place.is_file() for place in (output, *output.parents)):
        raise ValueError(f"The output folder `{name}` can't be made: there is a file in its place.")
    for folder in (content, root / THEMES, root / STATE, root / REPOSITORY):
        own = folder.resolve()
        if output == own or output in own.parents or own in output.parents:
            whose = folder.relative_to(root).as_posix()
            raise ValueError(f"The output folder `{name}` would mix with the folder `{whose}`.")
    return output


def make_state_folder(state: Path) -> None:
    """Make the folder for what is remembered. Git passes over it, also where nobody told it to."""
    told = state / ".gitignore"
    if not told.exists():
        state.mkdir(parents=True, exist_ok=True)
        told.write_text("*\n", encoding="utf-8")


def builtin_themes() -> Path:
    """The folder of the built-in themes: inside an installed package, beside it in a checkout."""
    package = Path(nutgraf.__file__).resolve().parent
    installed = package / THEMES
    return installed if installed.is_dir() else package.parents[1] / THEMES


def theme_names(root: Path) -> tuple[str, ...]:
    """The themes that the site at `root` can have: the built-in ones and its own."""
    folders = (folder for folder in (builtin_themes(), root / THEMES) if folder.is_dir())
    themes = (theme for folder in folders for theme in folder.iterdir() if theme.is_dir())
    return tuple(sorted({theme.name for theme in themes}))
