"""A memory of bytes by key, in one SQLite file.

It never is the only place of anything. So whatever is wrong with the file, what can't be recalled
is made again: a broken one is thrown away, and one that another build writes to is left alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

MOST_KINDS = 4
"""More kinds of memories than these that were used last are dropped."""

PATIENCE = 1.0
"""Seconds to wait for another build that is writing; to make things again takes about as long."""

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

_TABLES = """
create table if not exists kinds (kind text primary key, used integer not null);
create table if not exists memories (
    kind text, key text, value blob not null, checksum blob not null, primary key (kind, key)
) without rowid;
pragma synchronous = off;
"""

HARMED = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What a file that can't be used gives; the last where SQLite can't put it in words."""

Found = TypeVar("Found")


class Memory:
    """The memory in the file at `path`. Every call is a transaction of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, kind: str) -> dict[str, bytes]:
        """All that is remembered of one kind."""

        def read(file: sqlite3.Connection) -> dict[str, bytes]:
            query = "select key, value, checksum from memories where kind = ?"
            rows = file.execute(query, (kind,))
            return {
                key: value
                for key, value, checksum in rows
                if isinstance(value, bytes) and checksum == _checksum(kind, str(key), value)
            }

        return self._do(read) or {}

    def remember(self, kind: str, news: Mapping[str, bytes], forget: Iterable[str] = ()) -> None:
        """Remember more of a kind, in the place of what has the same keys, and forget some."""

        def write(file: sqlite3.Connection) -> None:
            file.executemany(
                "insert or replace into memories values (?, ?, ?, ?)",
                ((kind, key, value, _checksum(kind, key, value)) for key, value in news.items()),
            )
            file.executemany(
                "delete from memories where kind = ? and key = ?", ((kind, key) for key in forget)
            )
            _use(file, kind)

        self._do(write)

    def _do(self, work: Callable[[sqlite3.Connection], Found]) -> Found | None:
        """Do a work in the file; None where it can't be used now."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=PATIENCE)) as file, file:
                file.executescript(_TABLES)
                return work(file)
        except HARMED as error:
            if getattr(error, "sqlite_errorcode", None) not in BUSY:
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
            return None


def _use(file: sqlite3.Connection, kind: str) -> None:
    """Note that a kind is in use, and drop those that haven't been for long."""
    latest = "select coalesce(max(used), 0) + 1 from kinds"
    file.execute(f"insert or replace into kinds values (?, ({latest}))", (kind,))
    old = file.execute("select kind from kinds order by used desc limit -1 offset ?", (MOST_KINDS,))
    for (each,) in old.fetchall():
        file.execute("delete from memories where kind = ?", (each,))
        file.execute("delete from kinds where kind = ?", (each,))


def _checksum(kind: str, key: str, value: bytes) -> bytes:
    """A damaged file may still give some bytes, and these must not be taken for what was kept."""
    named = f"{len(kind)} {len(key)} {kind}{key}".encode()
    return blake2b(named + value, digest_size=8).digest()
