"""A sound site, and a build of it that may take no more than its share of the machine."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from nutgraf.cli import run
from tests.conftest import SOUND
from tests.hostile.cases import Case

SECONDS = 10
BYTES = 512 * 1024 * 1024
SETTINGS = 'title = "Trams"\n'
NOW = "2020-10-01T12:00:00Z"


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: exit status (negative: the signal), codes found, and what it printed."""

    status: int
    codes: frozenset[str]
    failed: bool
    printed: str


def make_sound_site(root: Path) -> None:
    """A site of one explainer, built."""
    (root / "nutgraf.toml").write_text(SETTINGS)
    (root / "content" / "explainers").mkdir(parents=True)
    (root / "content" / "explainers" / "sound.md").write_text(SOUND)
    assert build_within_limits(root).status == 0


def put(case: Case, root: Path) -> None:
    """Put a case into a site's content."""
    content = root / "content"
    for path, text in case.files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    case.make(content)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every regular file below a folder, links not followed."""
    return {
        Path(above, name).relative_to(folder).as_posix(): Path(above, name).read_bytes()
        for above, _, names in os.walk(folder)
        for name in names
        if Path(above, name).is_file() and not Path(above, name).is_symlink()
    }


def build_within_limits(root: Path) -> Built:
    """Build in a process of its own: 10 s of processor, 512 MB more than the tests have already."""
    out = root.with_name(f"{root.name}.printed")
    child = os.fork()
    if not child:
        _build(root, out)
    _, ended = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(ended)
    printed = out.read_text(errors="replace")
    found = json.loads(printed)["diagnostics"] if printed.startswith("{") else []
    codes = frozenset(finding["code"] for finding in found)
    failed = any(finding["severity"] == "error" for finding in found)
    return Built(status, codes, failed, printed)


def _build(root: Path, out: Path) -> None:
    """In the child: never returns."""
    status = 99
    try:
        sys.stdout = sys.stderr = out.open("w")
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        most = _data_size() + BYTES
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        os.chdir(root)
        status = run(["build", "--root", str(root), "--now", NOW, "--format", "json"])
        sys.stdout.flush()
    finally:
        os._exit(status)


def _data_size() -> int:
    """Bytes of data that this process has; Linux, proc(5)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmData"))
    return int(kilobytes) * 1024


def copy_site(source: Path, target: Path) -> None:
    """Copy a built site with its state."""
    shutil.copytree(source, target, symlinks=True)
