"""Which pictures have to be made, and what to say of one that can't be."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from pathlib import Path

from nutgraf.model.diagnostics import Diagnostic, Severity
from nutgraf.model.pages import Artifact
from nutgraf.model.pictures import PictureFile
from nutgraf.rendering.pictures.album import Album
from nutgraf.rendering.pictures.making import (
    RECIPE,
    BrokenPictureError,
    make_versions,
    read_to_end,
)


def by_picture(files: tuple[PictureFile, ...]) -> list[tuple[PictureFile, ...]]:
    """The versions of each picture together: so it is read and decoded once."""
    return [tuple(group) for _, group in groupby(files, key=lambda file: file.file)]


def develop(files: tuple[PictureFile, ...], album: Album) -> tuple[Artifact, ...] | Diagnostic:
    """These versions of one picture, or what is wrong with it. OSError if it can't be read."""
    made = _make(files, Path(files[0].file).read_bytes(), album)
    if isinstance(made, Diagnostic):
        return made
    paths = (file.url.removeprefix("/") for file in files)
    return tuple(Artifact(path, content) for path, content in zip(paths, made, strict=True))


def make_picture(picture: PictureFile, content: bytes, album: Album) -> bytes | Diagnostic:
    """One version of the picture in `content`, or what is wrong with it."""
    made = _make((picture,), content, album)
    return made if isinstance(made, Diagnostic) else made[0]


def prove_whole(picture: PictureFile, content: bytes) -> Diagnostic | None:
    """What is wrong with the picture in `content`, if it can't be read to its end."""
    try:
        read_to_end(content)
    except BrokenPictureError:
        return _broken(picture)
    return None


def _make(
    files: tuple[PictureFile, ...], content: bytes, album: Album
) -> tuple[bytes, ...] | Diagnostic:
    """The versions of one picture, from the album as far as they are there."""
    digest = sha256(content).hexdigest()
    keys = [sha256(f"{RECIPE} {digest} {file.version}".encode()).hexdigest() for file in files]
    found = {key: kept for key in keys if (kept := album.find(key)) is not None}
    missing = {key: file.version for key, file in zip(keys, files, strict=True) if key not in found}
    try:
        made = make_versions(content, tuple(missing.values())) if missing else ()
    except BrokenPictureError:
        return _broken(files[0])
    for key, one in zip(missing, made, strict=True):
        album.keep(key, one)
        found[key] = one
    return tuple(found[key] for key in keys)


def _broken(file: PictureFile) -> Diagnostic:
    message = f"The picture `{Path(file.path).name}` is broken: it can't be read to its end."
    hint = "Open it in a picture viewer, and save it again or get it anew."
    return Diagnostic(Severity.ERROR, "broken-picture", message, file.location, hint)
