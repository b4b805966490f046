"""What somebody else has put into the output folder: it stays, whatever a build would like."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report, Severity
from nutgraf.writing import Staging, Written
from tests.writing.publishing import build, published, refused

HINT = (
    "Move what you need elsewhere and remove it here, or build into another folder with `--output`."
)


def damage_record(root: Path, text: str) -> None:
    (record,) = (root / "state/outputs").glob("*.json")
    record.write_text(text)


def test_a_file_put_there_by_hand_stays(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home", "a/index.html": "a"})
    (tmp_path / "output/CNAME").write_text("nutgraf.example")
    (tmp_path / "output/a/photo.jpg").write_text("photo")
    assert build(tmp_path, {"index.html": "new"}) == Written(1, 1, 1)
    assert published(tmp_path) == {
        "index.html": "new",
        "CNAME": "nutgraf.example",
        "a/photo.jpg": "photo",
    }


def test_a_page_never_replaces_a_file_put_there_by_hand(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home"})
    (tmp_path / "output/about.html").write_text("mine")
    report = Report()
    assert build(tmp_path, {"index.html": "new", "about.html": "page"}, report) is None
    (finding,) = report.diagnostics
    assert (finding.code, finding.message, finding.hint) == (
        "foreign-file",
        "`about.html` in the output isn't from Nutgraf, but the site needs its place.",
        HINT,
    )
    assert published(tmp_path) == {"index.html": "home", "about.html": "mine"}


def test_many_files_in_the_way_are_one_message(tmp_path: Path) -> None:
    files = {f"{name}.html": "page" for name in "abcde"}
    (tmp_path / "output").mkdir()
    for name in files:
        (tmp_path / "output" / name).write_text("mine")
    assert refused(tmp_path, files) == (
        "5 files in the output aren't from Nutgraf, but the site needs their places: "
        "`a.html`, `b.html`, `c.html` and 2 more."
    )


@pytest.mark.parametrize(
    ("many", "words"),
    [
        (1, "`0` in the output isn't from Nutgraf, but the site needs its place."),
        (
            2,
            "2 files in the output aren't from Nutgraf, but the site needs their places: `0`, `1`.",
        ),
        (3, "…: `0`, `1`, `2`."),
        (4, "…: `0`, `1`, `2` and 1 more."),
    ],
)
def test_as_many_files_in_the_way_are_named_as_one_can_read(
    tmp_path: Path, many: int, words: str
) -> None:
    files = {str(number): "by hand" for number in range(many)}
    (tmp_path / "output").mkdir()
    for name, content in files.items():
        (tmp_path / "output" / name).write_text(content)
    message = refused(tmp_path, dict.fromkeys(files, "page"))
    assert message.endswith(words.removeprefix("…"))


def test_a_file_by_hand_that_is_just_as_the_page_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a.html").write_text("page")
    assert build(tmp_path, {"a.html": "page"}) == Written(1, 0, 0)
    assert build(tmp_path, {}) == Written(0, 0, 1)


def test_a_page_that_the_site_no_longer_has_stays_if_it_was_changed_by_hand(
    tmp_path: Path,
) -> None:
    build(tmp_path, {"index.html": "home", "a.html": "page"})
    (tmp_path / "output/a.html").write_text("mine")
    report = Report()
    assert build(tmp_path, {"index.html": "home"}, report) == Written(1, 0, 0)
    assert published(tmp_path) == {"index.html": "home", "a.html": "mine"}
    (finding,) = report.diagnostics
    assert (finding.severity, finding.code) == (Severity.WARNING, "changed-file-kept")
    assert finding.message == "`a.html` in the output was changed by hand, so it stays."
    assert finding.hint == ("The site no longer has this page: remove the file if nobody needs it.")


def test_a_file_that_stayed_is_not_ours_from_then_on(tmp_path: Path) -> None:
    build(tmp_path, {"a.html": "page"})
    (tmp_path / "output/a.html").write_text("mine")
    build(tmp_path, {})
    assert "`a.html`" in refused(tmp_path, {"a.html": "page"})


@pytest.mark.parametrize(
    "record",
    [
        "",
        '{"format": 2, "files": {"index.ht',
        "[]",
        "\x00" * 100,
        '{"format": 2, "files": {"index.html": [["x", "y", "z"]]}}',
        '{"format": 99, "files": {}}',
        '{"format": 2, "files": {"../precious": [["0", 1, 1]]}}',
    ],
)
def test_with_a_damaged_record_nothing_is_removed_and_nothing_replaced(
    tmp_path: Path, record: str
) -> None:
    build(tmp_path, {"index.html": "home", "a.html": "a", "b.html": "b"})
    damage_record(tmp_path, record)
    assert "`b.html`" in refused_but_warned(tmp_path, {"index.html": "home", "b.html": "new"})
    assert published(tmp_path) == {"index.html": "home", "a.html": "a", "b.html": "b"}
    report = Report()
    assert build(tmp_path, {"index.html": "home", "b.html": "b"}, report) == Written(2, 0, 0)
    (finding,) = report.diagnostics
    assert (finding.severity, finding.code) == (Severity.WARNING, "output-record-damaged")
    assert finding.message == "The record of what earlier builds have published is damaged."
    assert finding.hint == (
        "Look for pages in the output that the site no longer has; a new record is made."
    )
    assert build(tmp_path, {"index.html": "new", "b.html": "b"}) == Written(2, 1, 0)


def refused_but_warned(root: Path, files: dict[str, str]) -> str:
    report = Report()
    assert build(root, files, report) is None
    (message,) = (each.message for each in report.diagnostics if each.code == "foreign-file")
    return message


def test_a_forged_record_removes_nothing_outside_of_the_output(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "home"})
    precious = tmp_path / "precious"
    precious.write_text("x")
    status = precious.stat()
    entry = f'[["2d71", {status.st_size}, {status.st_mtime_ns}]]'
    damage_record(tmp_path, f'{{"format": 2, "files": {{"../precious": {entry}}}}}')
    build(tmp_path, {"index.html": "home"})
    assert precious.read_text() == "x"


def test_a_link_out_of_the_output_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a").symlink_to(outside)
    assert "`a`" in refused(tmp_path, {"a/index.html": "x"})
    assert list(outside.iterdir()) == []


def test_a_file_behind_a_link_is_not_taken_for_ours_even_if_it_is_the_same(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("x")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a").symlink_to(outside)
    assert "`a`" in refused(tmp_path, {"a/index.html": "x"})


def test_a_file_behind_a_link_is_not_kept_by_its_digest(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "a"})
    folder = tmp_path / "output/a"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    with Staging(tmp_path / "output", tmp_path / "state", Report()) as staging:
        assert staging.stager.keep("a/index.html", sha256(b"a").hexdigest()) is None


def test_a_folder_of_ours_that_has_become_a_link_is_left_alone(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "x", "index.html": "home"})
    (tmp_path / "output/a").rename(tmp_path / "moved")
    (tmp_path / "output/a").symlink_to(tmp_path / "moved")
    assert build(tmp_path, {"index.html": "home"}) == Written(1, 0, 0)
    assert (tmp_path / "moved/index.html").read_text() == "x"


@pytest.mark.parametrize("path", ["a.html", "a.html/index.html"])
def test_a_link_in_the_place_of_a_file_of_ours_is_not_ours(tmp_path: Path, path: str) -> None:
    build(tmp_path, {"a.html": "page"})
    (tmp_path / "mine.html").write_text("page")
    (tmp_path / "output/a.html").unlink()
    (tmp_path / "output/a.html").symlink_to(tmp_path / "mine.html")
    assert "`a.html`" in refused(tmp_path, {path: "page"})
    assert (tmp_path / "mine.html").read_text() == "page"


def test_a_pipe_in_the_place_of_a_page_is_reported_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    os.mkfifo(tmp_path / "output/a.html")
    assert "`a.html`" in refused(tmp_path, {"a.html": ""})


def test_a_folder_with_files_by_hand_is_not_replaced_by_a_page(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "folder"})
    (tmp_path / "output/a/photo.jpg").write_text("photo")
    assert "`a/photo.jpg`" in refused(tmp_path, {"a": "file"})
    assert published(tmp_path) == {"a/index.html": "folder", "a/photo.jpg": "photo"}


def test_a_folder_with_a_link_by_hand_is_not_replaced_by_a_page(tmp_path: Path) -> None:
    build(tmp_path, {"a/index.html": "folder"})
    (tmp_path / "output/a/more").symlink_to(tmp_path)
    assert "`a/more`" in refused(tmp_path, {"a": "file"})


def test_an_empty_folder_by_hand_makes_way_for_a_page(tmp_path: Path) -> None:
    (tmp_path / "output/a/b").mkdir(parents=True)
    assert build(tmp_path, {"a": "file"}) == Written(1, 1, 0)
    assert published(tmp_path) == {"a": "file"}


def test_a_file_by_hand_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a").write_text("mine")
    assert "`a`" in refused(tmp_path, {"a/index.html": "x"})
    assert published(tmp_path) == {"a": "mine"}


def test_a_page_of_ours_that_was_changed_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    build(tmp_path, {"a": "file"})
    (tmp_path / "output/a").write_text("mine")
    assert "`a`" in refused(tmp_path, {"a/index.html": "x"})
    assert published(tmp_path) == {"a": "mine"}


def test_where_two_names_are_one_file_the_new_one_is_not_removed_with_the_old(
    tmp_path: Path,
) -> None:
    """A file system that ignores case gives one file for both; a hard link stands in for that."""
    build(tmp_path, {"About.html": "page"})
    (tmp_path / "output/about.html").hardlink_to(tmp_path / "output/About.html")
    assert build(tmp_path, {"about.html": "page"}) == Written(1, 0, 0)
    assert (tmp_path / "output/about.html").read_text() == "page"
