"""A check reads every picture to its end, once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nutgraf.build import MEMORY, check_site
from nutgraf.build.proofing import KIND
from nutgraf.model.diagnostics import Report
from nutgraf.model.pictures import PictureFile
from nutgraf.remembering import Memory
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW, explainer
from tests.pictures import photograph

IMAGE = "image: {{src: {}, alt: A tram}}\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A site of two stories with a picture each."""
    (tmp_path / "nutgraf.toml").write_text('title = "The Trams"\n')
    for name in ("depot", "street"):
        story = tmp_path / "content" / "explainers" / name / "index.md"
        story.parent.mkdir(parents=True)
        text = explainer(IMAGE.format(f"{name}.jpg")).replace("Why the", f"At the {name} why the")
        story.write_text(text)
        (story.parent / f"{name}.jpg").write_bytes(photograph(600, 400))
    return tmp_path


def found(root: Path) -> list[str]:
    """What a check finds: codes with files and lines."""
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    check_site(settings, report)
    places = [(one.code, one.location) for one in report.diagnostics]
    return [f"{code} {place.path}:{place.line}" for code, place in places if place]


def depot(root: Path) -> Path:
    return root / "content" / "explainers" / "depot" / "depot.jpg"


def test_check_finds_a_picture_that_breaks_off_and_says_where_it_is_named(newsroom: Path) -> None:
    assert found(newsroom) == []
    whole = depot(newsroom).read_bytes()
    depot(newsroom).write_bytes(whole[: len(whole) // 2])
    broken = ["broken-picture content/explainers/depot/index.md:11"]
    assert (found(newsroom), found(newsroom)) == (broken, broken)
    depot(newsroom).write_bytes(whole)
    assert found(newsroom) == []


def test_a_picture_is_read_again_only_when_it_has_changed(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(picture: PictureFile, _: bytes) -> None:
        read.append(Path(picture.path).name)

    monkeypatch.setattr("nutgraf.build.proofing.prove_whole", noted)
    found(newsroom)
    found(newsroom)
    assert sorted(read) == ["depot.jpg", "street.jpg"]
    os.utime(depot(newsroom), (1, 1))
    found(newsroom)
    assert read[2:] == ["depot.jpg"]


def test_a_picture_that_is_no_more_is_forgotten(newsroom: Path) -> None:
    found(newsroom)
    story = newsroom / "content" / "explainers" / "depot" / "index.md"
    story.write_text(explainer())
    depot(newsroom).unlink()
    found(newsroom)
    memory = Memory(newsroom / ".nutgraf" / MEMORY)
    assert list(memory.recall(KIND)) == ["content/explainers/street/street.jpg"]
