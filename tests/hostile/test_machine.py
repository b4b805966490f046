"""Whatever happens to the machine during a build: all files are whole, the next build is right."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from nutgraf.cli import run
from nutgraf.cli.status import Status
from tests.conftest import SOUND
from tests.hostile.world import NOW, SETTINGS, snapshot

STORIES = 12
WITH_COPIES = f'{SETTINGS}compress = ["br", "gz"]\n'
STAGED = ".nutgraf-staged"


def write_stories(root: Path, word: str) -> None:
    """A site of a dozen explainers that tell of `word`."""
    (root / "nutgraf.toml").write_text(WITH_COPIES)
    for at in range(STORIES):
        file = root / "content" / "explainers" / f"story-{at}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SOUND.replace("trams", f"{word} {at}").replace("Ada Byron", f"Ann {word}"))


def command(root: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "nutgraf", "build", "--root", str(root), "--now", NOW, *more]


def build(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(root, *more), capture_output=True, text=True, check=False)


def published(root: Path) -> dict[str, bytes]:
    """The site as a reader may get it: without what waits to be published."""
    files = snapshot(root / "output")
    return {path: text for path, text in files.items() if not path.startswith(STAGED)}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The site as it is before and after an edit, each built where nothing was before."""
    sites = []
    for word in ("trams", "buses"):
        root = tmp_path_factory.mktemp(word)
        write_stories(root, word)
        assert build(root).returncode == Status.DONE
        sites.append(published(root))
    return sites[0], sites[1]


@pytest.fixture
def edited(tmp_path: Path, clean: tuple[dict[str, bytes], ...]) -> Path:
    """A site that is published, and that has been edited since."""
    write_stories(tmp_path, "trams")
    assert build(tmp_path).returncode == Status.DONE
    assert published(tmp_path) == clean[0]
    write_stories(tmp_path, "buses")
    (tmp_path / "output" / "CNAME").write_text("news.example")
    return tmp_path


def assert_whole(root: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Every file is as it was or as it will be, and the one put there by hand is there."""
    found = published(root)
    assert found.pop("CNAME") == b"news.example"
    for path, content in found.items():
        assert content in (old.get(path), new.get(path)), path


def assert_mended(root: Path, new: dict[str, bytes]) -> None:
    """The next build gives exactly what a clean one gives."""
    done = build(root)
    assert done.returncode == Status.DONE, done.stderr
    assert published(root) == {**new, "CNAME": b"news.example"}
    assert not (root / "output" / STAGED).exists()


def staged(root: Path) -> int:
    with suppress(FileNotFoundError):
        return len(list((root / "output" / STAGED).iterdir()))
    return 0


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("files", [1, 40, 120, 200])
def test_a_build_that_is_killed_harms_nothing(
    edited: Path, clean: tuple[dict[str, bytes], dict[str, bytes]], jobs: int, files: int
) -> None:
    process = subprocess.Popen(
        command(edited, "--jobs", str(jobs)), stdout=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None and staged(edited) < files:
        pass
    process.kill()
    process.wait()
    assert_whole(edited, *clean)
    assert_mended(edited, clean[1])


@pytest.mark.parametrize(
    "place",
    [
        "nutgraf.build.shelving.Shelf.ties",
        "nutgraf.remembering.vault.Writer.head",
        "nutgraf.build.making.publish",
        "nutgraf.build.copies.Press",
        "nutgraf.build.assembly.Assembly.remember",
        "nutgraf.build.copies.Copies.remember",
        "nutgraf.remembering.memory._use",
    ],
)
def test_a_build_that_is_killed_while_it_remembers_harms_nothing(
    edited: Path,
    clean: tuple[dict[str, bytes], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    child = os.fork()
    if not child:
        monkeypatch.setattr(place, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
        os._exit(run(command(edited, "--jobs", "1")[3:]))
    _, ended = os.waitpid(child, 0)
    assert os.WIFSIGNALED(ended)
    assert_whole(edited, *clean)
    assert_mended(edited, clean[1])


def test_a_worker_that_is_killed_ends_the_build_and_harms_nothing(
    edited: Path, clean: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    process = subprocess.Popen(
        command(edited, "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    while process.poll() is None and staged(edited) < 5:
        pass
    for child in children_of(process.pid):
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    words, _ = process.communicate()
    assert process.returncode in {Status.MACHINE_FAILED, Status.DONE}, words
    assert "Traceback" not in words
    assert_whole(edited, *clean)
    assert_mended(edited, clean[1])


def children_of(parent: int) -> Iterator[int]:
    """The processes that a process has started; Linux, proc(5)."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    with suppress(FileNotFoundError):
        yield from map(int, listed.read_text().split())


def test_two_builds_at_once_end_well_and_one_may_say_that_it_is_too_late(
    edited: Path, clean: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    both = [
        subprocess.Popen(
            command(edited), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(2)
    ]
    ended = [(process.communicate()[0], process.returncode) for process in both]
    assert Status.DONE in {status for _, status in ended}
    for words, status in ended:
        assert status == Status.DONE or "output-busy" in words
    assert_mended(edited, clean[1])


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Path:
    """A folder, on a disk of 200 KB for whoever mounts it in a name space of his own."""
    if subprocess.run(["unshare", "--mount", "true"], check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk to fill it")
    return tmp_path


def test_a_full_disk_is_said_in_words_and_leaves_the_site_as_it_was(tiny_disk: Path) -> None:
    write_stories(tiny_disk, "trams")
    (tiny_disk / "output").mkdir()
    script = """
    mount -t tmpfs -o size=200k none "$1/output" && echo ours > "$1/output/CNAME"
    "${@:2}"; echo "status $?"
    ls -A "$1/output"
    """
    done = subprocess.run(
        ["unshare", "--mount", "bash", "-c", script, "bash", tiny_disk, *command(tiny_disk)],
        capture_output=True,
        text=True,
        check=True,
    )
    words = done.stdout + done.stderr
    assert f"status {Status.MACHINE_FAILED}" in words
    assert "No space left on device" in words
    assert "Traceback" not in words
    assert done.stdout.splitlines()[-1] == "CNAME"


@pytest.mark.parametrize("kilobytes", [4, 40, 400])
def test_a_disk_without_room_for_what_is_remembered_harms_nothing(
    tiny_disk: Path, clean: tuple[dict[str, bytes], dict[str, bytes]], kilobytes: int
) -> None:
    write_stories(tiny_disk, "trams")
    (tiny_disk / ".nutgraf").mkdir()
    script = """
    mount -t tmpfs -o size=$1k none "$2/.nutgraf"
    "${@:3}"; echo "status $?"
    test ! -e "$2/output" || cp -r "$2/output" "$2/first"
    mount -o remount,size=20m "$2/.nutgraf"
    "${@:3}"; echo "then $?"
    """
    told = [script, "bash", str(kilobytes), str(tiny_disk), *command(tiny_disk)]
    done = subprocess.run(
        ["unshare", "--mount", "bash", "-c", *told], capture_output=True, text=True, check=True
    )
    words = done.stdout + done.stderr
    assert "Traceback" not in words
    if f"status {Status.DONE}" not in words:
        assert f"status {Status.MACHINE_FAILED}" in words
        assert "No space left on device" in words
    first = snapshot(tiny_disk / "first")
    assert all(clean[0].get(path) == content for path, content in first.items())
    assert f"then {Status.DONE}" in words
    assert published(tiny_disk) == clean[0]


def without_privileges(root: Path) -> subprocess.CompletedProcess[str]:
    """Build as somebody who is held to the permissions of files, which root is not otherwise."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    words = [*([] if os.getuid() else drop), *command(root)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_an_output_that_may_not_be_written_is_said_in_words(
    edited: Path, clean: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    (edited / "output").chmod(0o555)
    done = without_privileges(edited)
    (edited / "output").chmod(0o755)
    assert done.returncode == Status.MACHINE_FAILED
    assert "Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    assert_whole(edited, *clean)
    assert published(edited).keys() - {"CNAME"} == clean[0].keys()


def test_a_file_that_may_not_be_read_is_reported_at_its_name(edited: Path) -> None:
    beside = edited / "content" / "topics" / "map" / "map.png"
    beside.parent.mkdir(parents=True)
    beside.write_bytes(b"x")
    text = edited / "content" / "explainers" / "story-3.md"
    for file in (beside, text):
        file.chmod(0)
    done = without_privileges(edited)
    assert done.returncode == Status.CONTENT_HAS_ERRORS
    for file in (beside, text):
        assert f"unreadable-file {'-' * 5}" in done.stdout
        assert file.relative_to(edited).as_posix() in done.stdout


def test_nothing_outside_the_output_is_changed(edited: Path) -> None:
    before = snapshot(edited)
    assert build(edited).returncode == Status.DONE
    ours = ("output/", ".nutgraf/")
    outside = {path: text for path, text in snapshot(edited).items() if not path.startswith(ours)}
    assert outside == {path: text for path, text in before.items() if not path.startswith(ours)}


def test_without_its_memory_nothing_is_overwritten_until_the_output_is_removed_too(
    edited: Path, clean: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    shutil.rmtree(edited / ".nutgraf")
    done = build(edited)
    assert done.returncode == Status.CONTENT_HAS_ERRORS
    assert "foreign-file" in done.stdout
    assert published(edited) == {**clean[0], "CNAME": b"news.example"}
    shutil.rmtree(edited / "output")
    assert build(edited).returncode == Status.DONE
    assert published(edited) == clean[1]
