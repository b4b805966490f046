"""What nothing has changed is left alone, and what anything has changed is made again."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from nutgraf.build import Outcome, build_site, circumstances
from nutgraf.model.diagnostics import Report
from nutgraf.rendering import site as rendering
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW, explainer
from tests.pictures import photograph

T = TypeVar("T")

NOT_FOUND = "{% extends 'base.html' %}{% block main %}Nothing here.{% endblock %}"


class Counting(Progress):
    """Counts the batches that have to be made."""

    batches: list[int] = []  # noqa: RUF012 - one list for all the builds of a test

    def track(self, items: Iterable[T], total: int) -> Iterator[T]:
        self.batches.append(total)
        yield from items


class Editing(Progress):
    """Edits a template when the build has begun."""

    def track(self, items: Iterable[T], total: int) -> Iterator[T]:
        Path("themes/default/templates/404.html").write_text(NOT_FOUND)
        yield from super().track(items, total)


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder is a small site."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Counting, "batches", [])
    Path("content/explainers").mkdir(parents=True)
    Path("themes/default/templates").mkdir(parents=True)
    Path("nutgraf.toml").write_text('title = "Trams"\n')
    Path("content/explainers/trams.md").write_text(explainer())


def build(report: Report | None = None, progress: Progress | None = None) -> Outcome:
    settings = load_settings(None, Overrides(now=NOW), Report())
    assert settings is not None
    outcome = build_site(settings, report or Report(), progress or Counting())
    assert outcome is not None
    return outcome


def page(address: str) -> str:
    return Path(f"output{address}index.html").read_text()


def test_an_unchanged_part_is_not_made_again() -> None:
    Path("nutgraf.toml").write_text('title = "Trams"\nurl = "https://trams.example/"\n')
    first, again = build(), build()
    everything, nothing = Counting.batches
    assert (first.pages, first.files) == (again.pages, again.files)
    assert everything > 10
    assert nothing == 2  # what depends on the clock; and old addresses, and the writer's own files


def test_a_finding_about_a_page_is_told_by_every_build() -> None:
    intricate = explainer("", "[" * 5000 + "\n")
    Path("content/explainers/trams.md").write_text(intricate)
    codes = []
    for _ in range(2):
        report = Report()
        build(report)
        codes.append([finding.code for finding in report.diagnostics])
    assert codes == [["too-intricate"], ["too-intricate"]]


def test_another_version_of_the_program_makes_everything_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    other = tmp_path / "nutgraf"
    shutil.copytree(circumstances.PACKAGE, other)
    (other / "build/__init__.py").write_text("changed")
    monkeypatch.setattr(circumstances, "PACKAGE", other)
    monkeypatch.setattr(rendering, "_encoded", lambda html: f"{html}<!-- 2 -->".encode())
    build()
    assert page("/").endswith("<!-- 2 -->")
    assert page("/explainers/trams/").endswith("<!-- 2 -->")


def test_other_packages_make_everything_again(monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    monkeypatch.setattr(circumstances, "_version", lambda _: "999")
    build()
    assert Counting.batches[0] == Counting.batches[1]


def test_a_template_that_is_edited_during_a_build_is_seen_by_the_next_one() -> None:
    build(progress=Editing())
    build()
    assert "Nothing here." in Path("output/404.html").read_text()


def test_a_card_shows_a_picture_as_it_is_now_though_its_page_is_left_alone() -> None:
    Path("nutgraf.toml").write_text('title = "Trams"\ncards = true\n')
    story, picture = Path("content/explainers/trams.md"), Path("content/explainers/tram.jpg")
    story.write_text(explainer("image: {src: tram.jpg, alt: A tram, credit: Jane Doe}\n"))
    picture.write_bytes(photograph(600, 400))
    build()
    first = Path("output/explainers/trams/card.jpg").read_bytes()
    picture.write_bytes(photograph(600, 400, orientation=3))
    build()
    retouched = Path("output/explainers/trams/card.jpg").read_bytes()
    assert retouched != first
    shutil.rmtree(".nutgraf")
    shutil.rmtree("output")
    build()
    assert Path("output/explainers/trams/card.jpg").read_bytes() == retouched
