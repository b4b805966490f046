"""From the plan's pictures to files, and what is said of one that can't be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Diagnostic
from nutgraf.model.pictures import PictureFile, PictureFormat, Version
from nutgraf.model.values import replace
from nutgraf.rendering.pictures import Album, by_picture, develop, make_picture, publishing
from tests.pictures import decoded, photograph

VERSIONS = [Version(300, 200, PictureFormat.JPEG), Version(150, 100, PictureFormat.WEBP)]


def planned(folder: Path, content: bytes) -> tuple[PictureFile, ...]:
    file = folder / "tram.jpg"
    file.write_bytes(content)
    return tuple(
        PictureFile(f"/pictures/tram/{one.width}.{one.format}", "content/tram.jpg", str(file), one)
        for one in VERSIONS
    )


def rendered(pictures: tuple[PictureFile, ...], album: Album) -> dict[str, bytes]:
    made = develop(pictures, album)
    assert not isinstance(made, Diagnostic)
    return {one.path: one.content for one in made}


def test_every_version_becomes_a_file(tmp_path: Path) -> None:
    made = rendered(planned(tmp_path, photograph(600, 400)), Album(tmp_path / "album"))
    assert made.keys() == {"pictures/tram/300.jpg", "pictures/tram/150.webp"}
    assert decoded(made["pictures/tram/150.webp"]).size == (150, 100)


def test_a_picture_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures, album = planned(tmp_path, photograph(600, 400)), Album(tmp_path / "album")
    first = rendered(pictures, album)
    monkeypatch.setattr(publishing, "make_versions", None)
    assert rendered(pictures, album) == first


def test_a_picture_that_has_changed_is_made_anew(tmp_path: Path) -> None:
    album = Album(tmp_path / "album")
    first = rendered(planned(tmp_path, photograph(600, 400)), album)
    other = rendered(planned(tmp_path, photograph(600, 400, orientation=3)), album)
    assert other != first
    assert other == rendered(
        planned(tmp_path, photograph(600, 400, orientation=3)), Album(tmp_path / "b")
    )


def test_a_broken_picture_is_an_error_where_it_is_named(tmp_path: Path) -> None:
    content = photograph(600, 400)
    finding = develop(planned(tmp_path, content[: len(content) // 2]), Album(tmp_path / "album"))
    assert isinstance(finding, Diagnostic)
    assert finding.code == "broken-picture"
    assert finding.location is not None
    assert finding.location.path == "content/tram.jpg"


def test_the_versions_of_a_picture_are_made_together(tmp_path: Path) -> None:
    first = planned(tmp_path, b"")
    others = tuple(replace(one, file="another.jpg") for one in first)
    assert by_picture((*first, *others)) == [first, others]


def test_one_version_alone_is_the_same_as_with_the_others(tmp_path: Path) -> None:
    content = photograph(600, 400)
    pictures = planned(tmp_path, content)
    together = rendered(pictures, Album(tmp_path / "album"))
    for one in pictures:
        alone = make_picture(one, content, Album(tmp_path / "other"))
        assert alone == together[one.url.removeprefix("/")]


def test_a_broken_picture_is_a_finding_when_asked_for_alone(tmp_path: Path) -> None:
    (one, _) = planned(tmp_path, b"")
    assert isinstance(make_picture(one, b"", Album(tmp_path / "album")), Diagnostic)
