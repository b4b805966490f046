"""Files that aren't what they seem."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from tests.conftest import SOUND
from tests.hostile.cases import Case, refused_files

FOLDER = "explainers/hostile"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BESIDE = {f"{FOLDER}/index.md": SOUND}


def _link(name: str, target: str) -> Callable[[Path], None]:
    return lambda content: (content / "explainers" / name).symlink_to(target)


def _pipe(content: Path) -> None:
    os.mkfifo(content / "explainers" / "pipe.md")


def _socket(content: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one, chdir(content / "explainers"):
        one.bind("socket.md")


def _name_that_is_no_text(content: Path) -> None:
    Path(os.fsdecode(os.fsencode(content) + b"/explainers/caf\xe9.md")).write_text(SOUND)


def _folder_like_a_page(content: Path) -> None:
    (content / "explainers" / "folder.md").mkdir()


def _deep_folder(content: Path) -> None:
    folder = content.joinpath("explainers", *["d"] * 200)
    folder.mkdir(parents=True)
    (folder / "deep.md").write_text(SOUND)


LINKS: tuple[Case, ...] = (
    refused_files(
        "a link to a file of the machine",
        "link-leaves-content",
        make=_link("passwd.md", "/etc/passwd"),
    ),
    refused_files(
        "a picture that is a link outside", "link-leaves-content", make=_link("a.png", "/etc/hosts")
    ),
    refused_files(
        "a link to the settings", "link-leaves-content", make=_link("a.md", "../../nutgraf.toml")
    ),
    refused_files("a link to a folder outside", "link-leaves-content", make=_link("etc", "/etc")),
    refused_files("a link to the folder above", "link-to-folder", make=_link("all", "..")),
    refused_files("a link to itself", "link-loop", make=_link("a.md", "a.md")),
    refused_files("a link to nothing", "link-dangling", make=_link("a.md", "b.md")),
    refused_files(
        "a link to an endless device", "link-leaves-content", make=_link("a.md", "/dev/zero")
    ),
)

KINDS: tuple[Case, ...] = (
    refused_files("a pipe that nobody writes to", "not-a-file", make=_pipe),
    refused_files("a socket", "not-a-file", make=_socket),
    Case(
        name="a folder named like a text",
        right="the site as it was",
        make=_folder_like_a_page,
    ),
    Case(
        name="a text 200 folders deep",
        right="not published; a warning: `unexpected-file`",
        make=_deep_folder,
        codes=frozenset({"unexpected-file"}),
    ),
    refused_files(
        "a page of HTML", "file-not-allowed", files={**BESIDE, f"{FOLDER}/evil.html": "<p>"}
    ),
    refused_files(
        "a script", "file-not-allowed", files={**BESIDE, f"{FOLDER}/evil.js": "alert(1)"}
    ),
    refused_files(
        "a drawing with a script", "unsafe-picture", files={**BESIDE, f"{FOLDER}/a.svg": DRAWING}
    ),
    refused_files(
        "rules for the host",
        "file-not-allowed",
        "reserved-address",
        files={**BESIDE, f"{FOLDER}/_headers": "/*"},
    ),
    refused_files(
        "a file in the place of a page's data",
        "reserved-address",
        files={**BESIDE, f"{FOLDER}/index.json": "{}"},
    ),
    refused_files(
        "two files beside a text that differ in case",
        "duplicate-address",
        files={**BESIDE, f"{FOLDER}/a.csv": "1", f"{FOLDER}/A.csv": "2"},
    ),
    refused_files(
        "a text in two places",
        "duplicate-address",
        files={**BESIDE, "explainers/hostile.md": SOUND},
    ),
)

NAMES: tuple[Case, ...] = (
    refused_files("a name that isn't text", "file-name-not-text", make=_name_that_is_no_text),
    refused_files(
        "a name with a line break", "file-name-not-text", files={"explainers/a\nb.md": SOUND}
    ),
    refused_files(
        "a name with a backslash", "file-name-not-text", files={"explainers/a\\b.md": SOUND}
    ),
    refused_files("a name with markup", "invalid-address", files={"explainers/<script>.md": SOUND}),
)

CASES = LINKS + KINDS + NAMES
