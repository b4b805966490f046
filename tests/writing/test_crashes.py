"""Whatever fails, and wherever: published files are whole, and the next build makes all right."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from tests.writing.publishing import build, empty_folders, published

OLD = {"index.html": "home", "a/index.html": "a", "gone/x/index.html": "gone", "b": "file"}
NEW = {"index.html": "home 2", "a": "file", "c/index.html": "c", "b/index.html": "folder"}
NEXT = {"index.html": "home 3", "a/index.html": "a 3"}
LESS = {"other.html": "nothing of what was"}
BY_HAND = {"CNAME": "nutgraf.example", "gone/photo.jpg": "photo"}

CALLS = ("open", "write", "replace", "unlink", "mkdir", "rmdir", "fchmod")


def prepare(root: Path) -> None:
    """An output with an old build, and with files put there by hand."""
    build(root, OLD)
    for path, content in BY_HAND.items():
        (root / "output" / path).write_text(content)


def assert_whole(root: Path) -> None:
    """Every file is as it was or as it will be, and what isn't ours is there."""
    found = published(root)
    waiting = {path: text for path, text in found.items() if path.startswith(".nutgraf-staged/")}
    for path, content in found.items() - waiting.items():
        assert content in (OLD.get(path), NEW.get(path), BY_HAND.get(path)), path
    assert BY_HAND.items() <= found.items()


def assert_mended_by(root: Path, files: dict[str, str]) -> None:
    """A build after the failure gives exactly what one without the failure gives."""
    assert build(root, files) is not None
    assert published(root) == {**files, **BY_HAND}
    assert empty_folders(root) == []


def call_from(at: int, then: Callable[[], None], patch: pytest.MonkeyPatch, *names: str) -> None:
    """Let `then` happen in place of the system call with this number, and of those after it."""
    made = count()

    def wrap(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            if next(made) >= at:
                then()
            return real(*arguments, **options)

        return call

    for name in names:
        patch.setattr(os, name, wrap(getattr(os, name)))


def fail() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    "afterwards", [NEW, NEXT, OLD, LESS], ids=["the same", "another", "the old", "less"]
)
@pytest.mark.parametrize("name", CALLS)
def test_after_a_failure_of_the_machine_the_next_build_makes_all_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, afterwards: dict[str, str]
) -> None:
    for at in count():
        root = tmp_path / str(at)
        prepare(root)
        with monkeypatch.context() as patch:
            call_from(at, fail, patch, name)
            failed = True
            with suppress(OSError):
                failed = build(root, NEW) is None
        assert_whole(root)
        assert_mended_by(root, afterwards)
        if not failed:
            return


@pytest.mark.parametrize("afterwards", [NEW, NEXT], ids=["the same", "another"])
def test_after_being_killed_anywhere_the_next_build_makes_all_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, afterwards: dict[str, str]
) -> None:
    for at in count():
        root = tmp_path / str(at)
        prepare(root)
        child = os.fork()
        if not child:
            call_from(at, kill, monkeypatch, *CALLS)
            with suppress(BaseException):
                build(root, NEW)
                os._exit(0)
            os._exit(1)
        _, status = os.waitpid(child, 0)
        assert_whole(root)
        assert_mended_by(root, afterwards)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            assert at > 20
            return


def test_two_builds_killed_one_after_the_other_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(4):
        root = tmp_path / str(at)
        prepare(root)
        for files in (NEW, NEXT):
            with monkeypatch.context() as patch, suppress(OSError):
                call_from(at, fail, patch, "unlink", "rmdir")
                build(root, files)
        assert_mended_by(root, {"index.html": "home 4"})


def test_a_disk_that_fills_up_while_staging_leaves_the_old_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path)
    before = published(tmp_path)
    with monkeypatch.context() as patch:
        call_from(2, fail, patch, "write")
        with pytest.raises(OSError, match="No space left on device"):
            build(tmp_path, NEW)
    assert published(tmp_path) == before


def test_a_file_that_takes_several_calls_to_write_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:7]))
        build(tmp_path, {"index.html": "a text of more than seven characters"})
    assert published(tmp_path) == {"index.html": "a text of more than seven characters"}


def test_a_name_that_is_too_long_for_the_file_system_leaves_the_old_site(tmp_path: Path) -> None:
    prepare(tmp_path)
    before = published(tmp_path)
    with pytest.raises(OSError, match="too long"):
        build(tmp_path, {**NEW, "x" * 300: "too long"})
    assert published(tmp_path) == before


def test_an_output_that_lost_its_bytes_in_a_power_cut_is_mended(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "output/index.html").write_bytes(b"")
    build(tmp_path, OLD)
    assert published(tmp_path) == OLD
