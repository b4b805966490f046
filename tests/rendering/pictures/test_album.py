"""Pictures that were made before."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from nutgraf.rendering.pictures import Album
from nutgraf.rendering.pictures.album import KEPT_FOR

KEY = "ab" * 32


def kept_file(album: Album) -> Path:
    (file,) = album.folder.glob("*/*")
    return file


def test_a_picture_is_found_again(tmp_path: Path) -> None:
    Album(tmp_path / "pictures").keep(KEY, b"pixels")
    assert Album(tmp_path / "pictures").find(KEY) == b"pixels"


def test_a_picture_that_nobody_made_is_not_found(tmp_path: Path) -> None:
    assert Album(tmp_path / "pictures").find(KEY) is None


@pytest.mark.parametrize("size", [0, 5, 32, 37])
def test_a_picture_that_a_crash_has_cut_off_is_not_found(size: int, tmp_path: Path) -> None:
    album = Album(tmp_path)
    album.keep(KEY, b"pixels")
    os.truncate(kept_file(album), size)
    assert album.find(KEY) is None


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    album = Album(tmp_path / "file")
    album.keep(KEY, b"pixels")
    assert album.find(KEY) is None


def test_what_is_not_asked_for_is_removed_after_sixty_days(tmp_path: Path) -> None:
    album = Album(tmp_path)
    album.keep(KEY, b"pixels")
    album.tidy()
    assert album.find(KEY) == b"pixels"
    old = time.time() - KEPT_FOR - 60
    os.utime(kept_file(album), (old, old))
    album.tidy()
    assert album.find(KEY) is None


def test_what_is_asked_for_stays(tmp_path: Path) -> None:
    album = Album(tmp_path)
    album.keep(KEY, b"pixels")
    old = time.time() - KEPT_FOR - 60
    os.utime(kept_file(album), (old, old))
    assert album.find(KEY) == b"pixels"
    album.tidy()
    assert album.find(KEY) == b"pixels"
