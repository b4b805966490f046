"""A new file that builds at once: what is needed is in it, what else is possible explained."""

from __future__ import annotations

import unicodedata
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

import yaml

from nutgraf.model.prose import Kind
from nutgraf.model.slugs import slugify

NO_TEXT = "\ufeff\ufffe\uffff"
"""Byte-order marks and noncharacters: no file may have them."""


def write_new(kind: Kind, title: str, content: Path, today: date) -> Path:
    """Write the first version of a text under the folder `content`, and return its path.

    White space in the title counts as single spaces. For errors see `write_titled`.
    """
    words = " ".join(title.split())
    return write_titled(content / kind, words, starter(kind, words, today))


def write_titled(folder: Path, title: str, text: str) -> Path:
    """Write a file that has its name from its title, a single line, and return its path.

    Raises FileExistsError, with the path of what is there, instead of overwriting it or taking
    its address; NotADirectoryError, with the folder's path, instead of following a link to another
    place; ValueError, in plain words, for a title that no address can be made of.
    """
    slug = _slug(title)
    if folder.is_symlink():
        raise NotADirectoryError(0, "is a link", str(folder))
    if rival := _with_address(folder, slug):
        raise FileExistsError(0, "is there already", str(rival))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{slug}.md"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def starter(kind: Kind, title: str, today: date) -> str:
    """The text of a new file. `title` is a single line."""
    text = files(__package__).joinpath("starters", f"{kind}.md").read_text(encoding="utf-8")
    return Template(text).substitute(title=_scalar(title), today=today.isoformat())


def _slug(title: str) -> str:
    if any(unicodedata.category(each) in {"Cc", "Cs"} or each in NO_TEXT for each in title):
        raise ValueError("has characters that are no text")
    slug = slugify(title)
    if not slug:
        raise ValueError("has no letter and no digit, so no address can be made of it")
    return slug


def _scalar(title: str) -> str:
    """The title as YAML has to have it, in quotes where it would mean something else."""
    line = yaml.safe_dump({"": title}, allow_unicode=True, width=float("inf"))
    return line.partition(": ")[2].rstrip("\n")


def _with_address(folder: Path, slug: str) -> Path | None:
    """What has that address already: a file or a folder, whatever its case and composition."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return next((entry for entry in entries if _address(entry) == slug), None)


def _address(entry: Path) -> str:
    name = entry.name.removesuffix(".md")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
