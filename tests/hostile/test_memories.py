"""Whatever has become of what a build remembers: the next one gives what a clean one gives."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nutgraf.cli import run
from nutgraf.cli.status import Status
from tests.hostile.test_machine import published, write_stories
from tests.hostile.world import NOW, copy_site

MEMORIES = ("edition.sqlite", "memory.sqlite")
Harm = Callable[[Path], object]


def cut(part: float) -> Harm:
    return lambda file: file.write_bytes(file.read_bytes()[: int(file.stat().st_size * part)])


def sprinkled(seed: int, every: int) -> Harm:
    """Bytes changed all over the file, but not in its first page: it still is a database."""

    def harm(file: Path) -> None:
        content, dice = bytearray(file.read_bytes()), random.Random(seed)
        for at in range(4096, len(content), every):
            content[at + dice.randrange(every) - every] ^= dice.randrange(1, 256)
        file.write_bytes(content)

    return harm


def changed(*statements: str) -> Harm:
    def harm(file: Path) -> None:
        with closing(sqlite3.connect(file)) as database, database:
            for table, columns in known(database).items():
                for statement in statements:
                    database.execute(statement.format(table=table, column=columns[-1]))

    return harm


def known(database: sqlite3.Connection) -> dict[str, list[str]]:
    """The tables with their columns."""
    tables = [
        name for (name,) in database.execute("select name from sqlite_master where sql <> ''")
    ]
    return {
        name: [column[1] for column in database.execute(f"pragma table_info({name})")]
        for name in tables
    }


def in_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


HARMS: dict[str, Harm] = {
    "empty": lambda file: file.write_bytes(b""),
    "garbage": lambda file: file.write_bytes(bytes(range(256)) * 100),
    "zeros": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "a folder": in_a_folder,
    "a beginning": cut(0.1),
    "a half": cut(0.5),
    "all but the end": cut(0.95),
    **{f"a byte in {every}": sprinkled(seed, every) for every, seed in ((50, 1), (5_000, 2))},
    "without rows": changed("delete from {table}"),
    "without half of the rows": changed("delete from {table} where random() % 2"),
    "with words": changed("update or ignore {table} set {column} = 'words'"),
    "with numbers": changed("update or ignore {table} set {column} = 7"),
    "with nothing": changed("update or ignore {table} set {column} = x''"),
    "of another version": changed("drop table {table}", "create table {table} (a, b, c, d, e)"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A site that was built, and then edited; and what a clean build of it gives."""
    root = tmp_path_factory.mktemp("built")
    write_stories(root, "trams")
    assert command("build", root) == Status.DONE
    write_stories(root, "buses")
    clean = tmp_path_factory.mktemp("clean")
    write_stories(clean, "buses")
    assert command("build", clean) == Status.DONE
    return root, published(clean)


def command(name: str, root: Path) -> int:
    return run([name, "--root", str(root), "--now", NOW])


@pytest.mark.parametrize("is_edited", [False, True], ids=["as it was", "edited"])
@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_memory_changes_nothing_but_the_time(
    built: tuple[Path, dict[str, bytes]], tmp_path: Path, harm: str, is_edited: bool
) -> None:
    root = tmp_path / "site"
    copy_site(built[0], root)
    if not is_edited:
        assert command("build", root) == Status.DONE
    for name in MEMORIES:
        HARMS[harm](root / ".nutgraf" / name)
    assert command("check", root) == Status.DONE
    assert command("build", root) == Status.DONE
    assert published(root) == built[1]
    shutil.rmtree(root / "output")
    assert command("build", root) == Status.DONE
    assert published(root) == built[1]
