"""The program as a process: pipes, terminals, encodings, start-up."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from nutgraf import __version__

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A site with a mistake in its settings, which needs no content to be reported."""
    (tmp_path / "nutgraf.toml").write_text('titel = "Журнал"\n', encoding="utf-8")
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "nutgraf", *arguments]


def on_a_terminal(folder: Path, environment: dict[str, str]) -> str:
    """What a check prints on a terminal of 60 cells."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, True)
    done = subprocess.run(
        command("check"),
        cwd=folder,
        env={**ENVIRONMENT, "COLUMNS": "60", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    assert done.returncode == 2
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # how Linux tells that the terminal is closed
            break
        if not part:
            break
        written += part
    os.close(ours)
    return written.decode()


def test_module_is_the_same_as_the_command() -> None:
    script = str(Path(sys.executable).with_name("nutgraf"))
    for arguments in ([script, "--version"], command("--version")):
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
        assert done.stdout == f"nutgraf {__version__}\n"


def test_start_loads_nothing_that_only_a_build_needs() -> None:
    listing = "import sys, nutgraf.cli; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "click" in loaded
    for heavy in ("babel", "jinja2", "markdown", "nh3", "pydantic", "rich", "yaml"):
        assert heavy not in loaded


def test_check_loads_nothing_that_renders_or_writes(tmp_path: Path) -> None:
    (tmp_path / "nutgraf.toml").write_text('title = "Trams"\n', encoding="utf-8")
    (tmp_path / "content").mkdir()
    checking = (
        "import sys; from nutgraf.cli import run; run(['check']); print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", checking], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "nutgraf.checking" in loaded
    for heavy in ("babel", "jinja2", "markdown", "nutgraf.rendering", "nutgraf.writing"):
        assert heavy not in loaded


def test_terminal_gets_colours_and_its_own_width(broken: Path) -> None:
    text = on_a_terminal(broken, {"TERM": "xterm"})
    assert "\x1b[1;31m" in text
    assert f"-- error: settings-unknown-key {'-' * 12} nutgraf.toml:1:1" in text


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_refused(broken: Path, environment: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(broken, {"TERM": "xterm", **environment})


def test_pipe_gets_no_colours(broken: Path) -> None:
    done = subprocess.run(
        command("check"), cwd=broken, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_output_that_cannot_have_a_letter_spells_it_out(broken: Path) -> None:
    done = subprocess.run(
        command("check"),
        cwd=broken,
        env={**ENVIRONMENT, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert rb"\u0416\u0443" in done.stdout


@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["--help"]])
def test_program_ends_quietly_when_nobody_reads_on(broken: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command(*arguments),
        cwd=broken,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
