"""Which files of a content folder are read, and what is said about the others."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report, Severity
from nutgraf.model.documents import Manuscript
from nutgraf.model.limits import USUAL_LIMITS
from nutgraf.reading import read_manuscript

DEEP = 1200
SOUND = "---\ntitle: x\n---\nText\n"

Tell = list[tuple[str, str, str, str]]


def write(root: Path, *paths: str, text: str = SOUND) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def read(root: Path) -> tuple[Manuscript, Tell]:
    """What was read, and each finding as path, code, message and hint."""
    report = Report()
    manuscript = read_manuscript(root, root / "content", USUAL_LIMITS, report)
    told = [
        (found.location.path, found.code, found.message, found.hint)
        for found in report.diagnostics
        if found.location
    ]
    assert len(told) == len(report.diagnostics)
    return manuscript, told


def test_documents_and_what_lies_beside_them_are_found_in_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        "content/topics/law.md",
        "content/explainers/b.md",
        "content/explainers/a/index.md",
        "content/explainers/a/photo.jpg",
        "content/explainers/a/pictures/map.png",
        "content/participants/ann.md",
        "content/participants/ann.jpg",
        "content/authors/desk.md",
        "content/pages/about.md",
    )
    manuscript, told = read(tmp_path)
    assert told == []
    assert [(each.path, each.folder, each.id) for each in manuscript.documents] == [
        ("content/authors/desk.md", "authors", "desk"),
        ("content/explainers/a/index.md", "explainers", "a"),
        ("content/explainers/b.md", "explainers", "b"),
        ("content/pages/about.md", "pages", "about"),
        ("content/participants/ann.md", "participants", "ann"),
        ("content/topics/law.md", "topics", "law"),
    ]
    assert [(each.path, each.file) for each in manuscript.attachments] == [
        (path, str(tmp_path / path))
        for path in (
            "content/explainers/a/photo.jpg",
            "content/explainers/a/pictures/map.png",
            "content/participants/ann.jpg",
        )
    ]


def test_the_order_does_not_depend_on_the_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, *(f"content/topics/{name}.md" for name in "cabd"), "content/topics/z.jpg")
    expected = read(tmp_path)
    scandir = os.scandir

    class Backwards:
        def __init__(self, path: str) -> None:
            with scandir(path) as entries:
                self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Backwards)
    assert read(tmp_path) == expected


def test_hidden_files_and_backups_of_editors_are_silently_no_content(tmp_path: Path) -> None:
    write(
        tmp_path,
        *(
            f"content/topics/{name}"
            for name in (".a.md", "a.md~", "#a.md#", ".DS_Store", "Thumbs.db", ".git/x.md")
        ),
        "content/.obsidian/app.json",
    )
    (tmp_path / "content/topics/.#a.md").symlink_to("nobody@nowhere")
    assert read(tmp_path) == (Manuscript((), ()), [])


def test_a_file_with_an_error_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, "content/topics/a.md", "content/topics/c.md")
    write(tmp_path, "content/topics/b.md", text="---\ntitle: x: y\n---\n")
    write(tmp_path, "content/topics/d.md", text="no front matter\n")
    manuscript, told = read(tmp_path)
    assert [each.id for each in manuscript.documents] == ["a", "c"]
    assert [(path, code) for path, code, *_ in told] == [
        ("content/topics/b.md", "unquoted-colon"),
        ("content/topics/d.md", "front-matter-missing"),
    ]


LISTED = "The folders for content are explainers, participants, topics, authors, pages."
UNEXPECTED = "This file isn't published: nothing of this name is expected here."
UNKNOWN = "There is no such folder for content, so nothing in it is published."


@pytest.mark.parametrize(
    ("file", "named", "code", "message", "hint"),
    [
        (
            "explainer/a.md",
            "explainer",
            "unknown-folder",
            UNKNOWN,
            "Did you mean `explainers`?",
        ),
        ("Topics/deep/a.md", "Topics", "unknown-folder", UNKNOWN, "Did you mean `topics`?"),
        ("xyz/a.txt", "xyz", "unknown-folder", UNKNOWN, LISTED),
        (
            "a.md",
            "a.md",
            "unexpected-file",
            UNEXPECTED,
            f"Move it into the folder that it belongs to. {LISTED}",
        ),
        (
            "notes.txt",
            "notes.txt",
            "unexpected-file",
            UNEXPECTED,
            f"Move it into the folder that it belongs to. {LISTED}",
        ),
        (
            "explainers/index.md",
            "explainers/index.md",
            "unexpected-file",
            UNEXPECTED,
            "Name it after what it is about: `explainers/<name>.md` or "
            "`explainers/<name>/index.md`.",
        ),
        (
            "explainers/a/notes.md",
            "explainers/a/notes.md",
            "unexpected-file",
            UNEXPECTED,
            "Move it to `explainers/notes.md`, or name it `index.md` in a folder of its own.",
        ),
        (
            "topics/law.markdown",
            "topics/law.markdown",
            "unexpected-file",
            UNEXPECTED,
            "Rename it to `law.md`.",
        ),
        ("topics/LAW.MD", "topics/LAW.MD", "unexpected-file", UNEXPECTED, "Rename it to `LAW.md`."),
    ],
)
def test_what_is_not_expected_is_a_warning_with_advice(
    tmp_path: Path, file: str, named: str, code: str, message: str, hint: str
) -> None:
    write(tmp_path, f"content/{file}")
    manuscript, told = read(tmp_path)
    assert told == [(f"content/{named}", code, message, hint)]
    assert manuscript == Manuscript((), ())


def test_what_is_not_expected_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md", "content/typics/b.md")
    report = Report()
    read_manuscript(tmp_path, tmp_path / "content", USUAL_LIMITS, report)
    assert {found.severity for found in report.diagnostics} == {Severity.WARNING}


def test_a_site_without_content_says_so(tmp_path: Path) -> None:
    assert read(tmp_path)[1] == [
        (
            "content",
            "content-missing",
            "The folder with the site's content can't be read: no such file or directory.",
            'Begin with `nutgraf new explainer "A title"`, which makes it, or name another folder '
            "as `content` in `nutgraf.toml`.",
        )
    ]


def test_a_file_in_place_of_the_content_folder_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "content")
    assert [code for _, code, *_ in read(tmp_path)[1]] == ["content-missing"]


def test_a_link_to_a_file_inside_the_content_is_read(tmp_path: Path) -> None:
    write(tmp_path, "content/topics/law.md")
    (tmp_path / "content/topics/justice.md").symlink_to("law.md")
    manuscript, told = read(tmp_path)
    assert [each.id for each in manuscript.documents] == ["justice", "law"]
    assert told == []


def _out(folder: Path) -> None:
    folder.parents[1].joinpath("secret.md").write_text(SOUND)
    (folder / "odd.md").symlink_to("../../secret.md")


def _out_by_a_folder(folder: Path) -> None:
    (folder / "odd.md").symlink_to("/")


def _nowhere(folder: Path) -> None:
    (folder / "odd.md").symlink_to("gone.md")


def _through_a_file(folder: Path) -> None:
    write(folder, "law.md")
    (folder / "odd.md").symlink_to("law.md/gone.md")


def _itself(folder: Path) -> None:
    (folder / "odd.md").symlink_to("odd.md")


def _above(folder: Path) -> None:
    (folder / "odd.md").symlink_to("..")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "odd.md")


def _link_to_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / ".pipe")
    (folder / "odd.md").symlink_to(".pipe")


def _socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)  # a socket's name may have about a hundred characters
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind("odd.md")
    finally:
        os.chdir(here)


LEAVES = (
    "link-leaves-content",
    "This link leads out of the content folder, so it isn't followed.",
    "Put a copy of the file here instead.",
)
ODD = (
    "not-a-file",
    "This is neither a file nor a folder, but a pipe, a socket or a device.",
    "Take it out of the content.",
)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (_out, LEAVES),
        (_out_by_a_folder, LEAVES),
        (
            _nowhere,
            (
                "link-dangling",
                "This link leads nowhere: no such file or directory.",
                "Take it away, or put the file itself here.",
            ),
        ),
        (
            _through_a_file,
            (
                "link-dangling",
                "This link leads nowhere: not a directory.",
                "Take it away, or put the file itself here.",
            ),
        ),
        (_itself, ("link-loop", "This link leads back to itself.", "Take it away.")),
        (
            _above,
            (
                "link-to-folder",
                "This is a link to a folder; such links aren't followed.",
                "Move the folder here, or link to its files one by one.",
            ),
        ),
        (_pipe, ODD),
        (_link_to_a_pipe, ODD),
        (_socket, ODD),
    ],
)
def test_what_is_no_plain_file_is_reported_and_never_opened(
    tmp_path: Path, make: Callable[[Path], None], expected: tuple[str, str, str]
) -> None:
    folder = tmp_path / "content/topics"
    folder.mkdir(parents=True)
    make(folder)
    manuscript, told = read(tmp_path)
    assert told == [("content/topics/odd.md", *expected)]
    assert "odd" not in {each.id for each in manuscript.documents}


BAD_NAME = (
    "file-name-not-text",
    "The name has a character in it that no address can have.",
    "Rename it: letters, digits and hyphens are always right.",
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.md", "caf\ufffd.md"),
        (b"a\nb.md", "a\ufffdb.md"),
        (b"a\tb.md", "a\ufffdb.md"),
        (b"\x1b[31m.md", "\ufffd[31m.md"),
        (b"..\\a.md", None),
        (b"a\\b.md", "a\\b.md"),
    ],
)
def test_a_name_that_no_address_can_have_is_reported(
    tmp_path: Path, name: bytes, shown: str | None
) -> None:
    folder = tmp_path / "content/topics"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(name)).write_text(SOUND)
    told = read(tmp_path)[1]
    assert told == ([(f"content/topics/{shown}", *BAD_NAME)] if shown else [])


def test_a_folder_whose_name_is_not_text_is_not_entered(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/content/topics/caf\xe9"))
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(SOUND)
    assert read(tmp_path)[1] == [("content/topics/caf\ufffd", *BAD_NAME)]


def test_what_may_not_be_read_is_reported_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "content/topics/a.md", "content/topics/b.md", "content/pages/c.md")
    read_bytes, scandir = Path.read_bytes, os.scandir

    def guarded_read(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    def guarded_scan(path: Path) -> object:
        if path.name == "pages":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(Path, "read_bytes", guarded_read)
    monkeypatch.setattr(os, "scandir", guarded_scan)
    manuscript, told = read(tmp_path)
    advice = "Change who may read it, or move it out of the content."
    assert [each.id for each in manuscript.documents] == ["b"]
    assert told == [
        (
            "content/pages",
            "unreadable-file",
            "The folder can't be read: permission denied.",
            advice,
        ),
        (
            "content/topics/a.md",
            "unreadable-file",
            "The file can't be read: permission denied.",
            advice,
        ),
    ]


@pytest.fixture
def deep_folder(tmp_path: Path) -> Iterator[Path]:
    """A site with more folders inside one another than a stack has room for."""
    here = Path.cwd()
    (tmp_path / "content/explainers/a").mkdir(parents=True)
    os.chdir(tmp_path / "content/explainers/a")
    for _ in range(DEEP):
        Path("d").mkdir()
        os.chdir("d")
    Path("photo.jpg").touch()
    os.chdir(here)
    yield tmp_path
    subprocess.run(["rm", "-r", tmp_path / "content"], check=True)  # pytest's own would recurse


def test_folders_without_end_are_walked_to_the_end(deep_folder: Path) -> None:
    manuscript, told = read(deep_folder)
    assert told == []
    (attachment,) = manuscript.attachments
    assert attachment.path == "content/explainers/a/" + "d/" * DEEP + "photo.jpg"
