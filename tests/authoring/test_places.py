"""A new file goes into the site's own folder, or nowhere: no link leads it out of there."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.cli import run
from nutgraf.cli.status import Status

TABLE = "Year,Headline\n1920,It begins\n"
BOOKS = '[{"id": "a", "title": "A book"}]'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose folder for explainers leads to one outside of it."""
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (site / "content" / "explainers").symlink_to(tmp_path / "outside")
    (site / "nutgraf.toml").write_text('title = "News"\n')
    (site / "strike.csv").write_text(TABLE)
    (site / "books.json").write_text(BOOKS)
    return site


@pytest.mark.parametrize(
    "words", [["new", "explainer", "A day"], ["import", "timelinejs", "strike.csv"]]
)
@pytest.mark.parametrize("is_there", [True, False])
def test_no_text_is_written_through_a_link_to_a_folder(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    is_there: bool,
) -> None:
    monkeypatch.chdir(site)
    if not is_there:
        (site.parent / "outside").rmdir()
    assert run(words) == Status.CALLED_WRONGLY
    said = capsys.readouterr().err
    assert "content/explainers is no folder. Put a folder there" in said
    assert "Nothing was written." in said
    assert not [*site.parent.glob("outside/*")]


def test_no_source_is_written_through_a_link(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site)
    (site / "content" / "sources.yaml").symlink_to(site.parent / "outside" / "sources.yaml")
    assert run(["import", "sources", "books.json"]) == Status.CALLED_WRONGLY
    assert "is a link to another file" in capsys.readouterr().err
    assert not [*site.parent.glob("outside/*")]
