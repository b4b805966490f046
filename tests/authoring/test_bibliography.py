"""Bibliographies become sources that all texts share, and nothing that was there changes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nutgraf import cli
from nutgraf.authoring.bibliography import SourcesUnclearError, import_sources
from nutgraf.checking.sharing import read_shared_sources
from nutgraf.model.diagnostics import Report
from nutgraf.model.news import Source
from nutgraf.reading import parse_document

ARTICLE = {
    "id": "day",
    "type": "article-newspaper",
    "title": "A <i>day</i> without trams",
    "container-title": "The Daily",
    "author": [{"family": "Byron", "given": "Ada"}, {"literal": "The desk"}],
    "issued": {"date-parts": [[2020, 9, 15]]},
    "accessed": {"date-parts": [["2020", "9", "16"]]},
    "URL": "https://daily.example/day",
}
BIBTEX = """@string{daily = "The Daily"}
@article{byron1843,
  author = {Byron, Ada and {Tram Union} and M{\\"u}ller, J{\\'o}zef},
  title = {Notes on the {Analytical} Engine},
  journal = daily, year = 1843, month = sep, day = 3, pages = {12--40},
  url = {https://daily.example/a?b=1\\&c=2}, urldate = {2020-09-16},
}
@book{lines, title = {Lines}, date = {2019/2020}, publisher = {Rails}, doi = {10.1000/182}}
@misc{cut, title={No end
@online{after, title = "After all"}
@book{lines, title = {Other lines}}
"""
ZONE = ZoneInfo("UTC")


def imported(folder: Path, bibliography: str, before: str = "") -> tuple[str, tuple[str, ...]]:
    """What the site's list reads like afterwards, and the remarks."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    if before:
        (content / "sources.yaml").write_text(before, encoding="utf-8")
    file = folder / "list"
    file.write_text(bibliography, encoding="utf-8")
    done = import_sources(file, content, ZONE)
    return done.path.read_text(encoding="utf-8") if done.path.exists() else "", done.remarks


def sources(text: str) -> dict[str, Source]:
    """The sources as a build reads them: without any mistake."""
    document, findings = parse_document("content/sources.yaml", text.encode())
    report = Report()
    shared = read_shared_sources(document, ZONE, report)
    assert [*findings, *report.diagnostics] == []
    return dict(shared.by_key)


def csl(*items: dict[str, Any]) -> str:
    return json.dumps(items)


def test_an_article_in_csl_becomes_a_source(tmp_path: Path) -> None:
    text, remarks = imported(tmp_path, csl(ARTICLE))
    (source,) = sources(text).values()
    assert (source.key, source.title, source.author) == (
        "day",
        "A day without trams",
        "Ada Byron, The desk",
    )
    assert (source.publisher, source.url, source.kind) == (
        "The Daily",
        "https://daily.example/day",
        "report",
    )
    assert source.date
    assert source.accessed
    assert (source.date.text, source.accessed.text) == ("2020-09-15", "2020-09-16")
    assert remarks == ()


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [["2020", "09"]]}, "2020-09"),
        ({"date-parts": [[2020]], "circa": True}, "2020~"),
        ({"date-parts": [[2019], [2020, 2]]}, "2019/2020-02"),
        ({"date-parts": [[-43, 3, 15]]}, "-0043-03-15"),
        ({"raw": "2020-09-15"}, "2020-09-15"),
    ],
)
def test_dates_in_csl_are_as_exact_as_their_parts(
    tmp_path: Path, issued: dict[str, Any], date: str
) -> None:
    text, _ = imported(tmp_path, csl({**ARTICLE, "issued": issued}))
    found = sources(text)["day"].date
    assert found is not None
    assert found.text == date


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issued", {"literal": "last spring"}),
        ("issued", {"date-parts": [[2020, 2, 30]]}),
        ("accessed", {"date-parts": [[2020, 9]]}),
        ("URL", "daily.example"),
        ("abstract", "What it says."),
    ],
)
def test_what_no_source_can_have_so_is_kept_as_a_comment_and_told(
    tmp_path: Path, field: str, value: object
) -> None:
    text, remarks = imported(tmp_path, csl({**ARTICLE, field: value}))
    sources(text)
    (comment,) = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    name = comment.strip(" #").partition(":")[0]
    assert remarks == (
        f"day: a source has no place for `{name}`. It stands below it as a comment.",
    )


def test_keys_that_no_text_could_cite_are_replaced_and_told(tmp_path: Path) -> None:
    odd = {**ARTICLE, "id": "http://zotero.org/users/1/items/AB;C"}
    more = ({**odd, "id": "x y"}, {"id": "", "title": "T"}, {"id": "<<", "title": "U"})
    text, remarks = imported(tmp_path, csl(odd, *more))
    assert list(sources(text)) == ["byron-2020", "byron-2020-2", "t", "u"]
    assert remarks[0].endswith("no text could cite this key. It is now `byron-2020`.")


def test_bibtex_becomes_sources_and_what_cannot_be_read_is_told_by_its_line(
    tmp_path: Path,
) -> None:
    text, remarks = imported(tmp_path, BIBTEX)
    found = sources(text)
    assert list(found) == ["byron1843", "lines", "after"]
    notes = found["byron1843"]
    assert notes.title == "Notes on the Analytical Engine"
    assert notes.author == "Ada Byron, Tram Union, Józef Müller"
    assert (notes.publisher, notes.url) == ("The Daily", "https://daily.example/a?b=1&c=2")
    assert notes.date
    assert notes.date.text == "1843-09-03"
    assert (found["lines"].url, found["lines"].kind) == ("https://doi.org/10.1000/182", "document")
    assert remarks == (
        "line 9: this entry can't be read, perhaps since a brace is missing. It is left out.",
        "line 11: another entry has the same key. It is left out.",
        "byron1843: a source has no place for `pages`. It stands below it as a comment.",
    )


def test_what_was_there_stays_as_it_is_with_its_comments(tmp_path: Path) -> None:
    before = "# ours\nletter: {title: A letter}\nday: Mine   # by hand"
    text, remarks = imported(tmp_path, csl(ARTICLE, {"id": "new", "title": "New"}), before)
    assert text == f"{before}\nnew:\n  title: New\n"
    assert remarks == ("day: there is a source with this key. It stays as it is.",)


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    first, _ = imported(tmp_path, csl(ARTICLE))
    assert imported(tmp_path, csl(ARTICLE))[0] == first


def test_what_came_without_a_key_of_its_own_is_known_again_by_its_title(tmp_path: Path) -> None:
    odd = {**ARTICLE, "id": "http://zotero.org/users/1/items/AB"}
    first, _ = imported(tmp_path, csl(odd))
    again, remarks = imported(tmp_path, csl(odd, {**odd, "title": "Another day"}))
    assert again.startswith(first)
    assert list(sources(again)) == ["byron-2020", "byron-2020-2"]
    assert remarks[0] == "byron-2020: there is a source with this key. It stays as it is."


@pytest.mark.parametrize("before", ["{a: A letter}", "- a\n", "a: [\n", "a: A\n a: B\n"])
def test_a_list_that_nothing_can_be_added_to_is_left_alone(tmp_path: Path, before: str) -> None:
    with pytest.raises(SourcesUnclearError):
        imported(tmp_path, csl(ARTICLE), before)
    assert (tmp_path / "content" / "sources.yaml").read_text(encoding="utf-8") == before
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["sources.yaml"]


def test_a_list_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "notes.yaml"
    elsewhere.write_text("a: A letter\n", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "sources.yaml").symlink_to(elsewhere)
    with pytest.raises(SourcesUnclearError, match="is a link"):
        imported(tmp_path, csl(ARTICLE))
    assert elsewhere.read_text(encoding="utf-8") == "a: A letter\n"


def test_a_link_beside_the_list_is_not_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "notes.txt"
    elsewhere.write_text("mine", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / ".sources.yaml.new").symlink_to(elsewhere)
    text, _ = imported(tmp_path, csl(ARTICLE))
    assert list(sources(text)) == ["day"]
    assert elsewhere.read_text(encoding="utf-8") == "mine"


def test_a_list_of_comments_alone_is_added_to(tmp_path: Path) -> None:
    text, _ = imported(tmp_path, csl({"id": "new", "title": "New"}), "# Our sources\n")
    assert text == "# Our sources\nnew:\n  title: New\n"


def site(folder: Path) -> list[str]:
    (folder / "nutgraf.toml").write_text('title = "T"\n', encoding="utf-8")
    return ["import", "sources", "--root", str(folder)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"{", "isn't JSON, or is cut off"),
        (b"[1]", "is JSON, but no list of references"),
        (b'{"events": []}', "is JSON, but no list of references"),
        (b"A letter", "is neither CSL-JSON nor BibTeX"),
        (b"mail@example.org", "has no entries in it"),
        (b"\xff\xfe", "isn't text in UTF-8"),
    ],
)
def test_a_file_that_is_no_bibliography_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: bytes, words: str
) -> None:
    file = tmp_path / "list"
    file.write_bytes(text)
    assert cli.run([*site(tmp_path), str(file)]) == 2
    assert words in " ".join(capsys.readouterr().err.split())


def test_the_command_says_how_many_sources_are_new_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.json").write_text(csl({**ARTICLE, "page": "1"}), encoding="utf-8")
    assert cli.run([*site(tmp_path), "list.json"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "list.json, day: a source has no place for `page`. It stands below it as a comment.",
        "Added 1 source to content/sources.yaml.",
    ]
    assert cli.run([*site(tmp_path), "list.json"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is new."


def test_what_a_foreign_file_says_commands_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.json"
    file.write_text(csl({"id": "\x1b[2J\u202e", "title": "T", "\x1b]0;": "x"}), encoding="utf-8")
    assert cli.run([*site(tmp_path), str(file)]) == 0
    said = capsys.readouterr().out
    assert "<U+001B>[2J<U+202E>: no text could cite this key." in said
    assert said.replace("\n", "").isprintable()


def test_without_the_package_for_bibtex_its_installation_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "list.bib"
    file.write_text(BIBTEX, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "nutgraf.authoring.bibtex", None)
    assert cli.run([*site(tmp_path), str(file)]) == 2
    assert 'pip install "nutgraf[bibtex]"' in capsys.readouterr().err
