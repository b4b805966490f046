"""A store of bytes that are found by their digests, and of heads, which say what there is.

What is found by its digest can't be anything else: a damaged file, or one that another run has
changed meanwhile, gives the right bytes or none. Like all memories it never is the only place of
anything.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Set
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from nutgraf.remembering.memory import HARMED

PATIENCE = 2.0
"""Seconds to wait for another run that is writing."""

DAY = 86_400
"""Seconds for which what no head names any more is still there: somebody may be reading."""

MOST_WAITING = 2**24
"""Bytes that are kept back before they are written: others can't read from then on."""

SIZE = 16
"""Bytes of a digest: the beginning of a SHA-256."""

_TABLES = """
pragma page_size = 16384;
create table if not exists heads (name text primary key, value blob not null, digest blob);
create table if not exists things (digest blob primary key, value blob not null);
create table if not exists dropped (digest blob primary key, at integer not null) without rowid;
pragma synchronous = off;
"""


class ForgottenError(OSError):
    """What was kept isn't there any more; whoever needs it has to make it again."""

    def __init__(self, message: str = "what an earlier run has kept is gone") -> None:
        super().__init__(message)


def digest_of(value: bytes) -> bytes:
    """By what some bytes are found."""
    return sha256(value).digest()[:SIZE]


class Writer:
    """Writes to a vault, as late as it can: who reads from it meanwhile would have to wait."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0

    def put(self, value: bytes) -> bytes:
        """Keep some bytes; gives their digest."""
        digest = digest_of(value)
        self._waiting[digest] = value
        self._size += len(value)
        if self._size > MOST_WAITING:
            self._write()
        return digest

    def head(self, name: str, head: bytes, named: Set[bytes], before: Set[bytes]) -> None:
        """Put a head in the place of the one of this name.

        `named` are the digests that it names, `before` those that the other one named.
        """
        self._write()
        now, file = int(time.time()), self._file
        put = "insert or replace into"
        file.execute(f"{put} heads values (?, ?, ?)", (name, head, digest_of(head)))
        dropped, back = before - named, named - before
        file.executemany(f"{put} dropped values (?, ?)", ((one, now) for one in dropped))
        file.executemany("delete from dropped where digest = ?", ((one,) for one in back))
        old = "select digest from dropped where at < ?"
        file.execute(f"delete from things where digest in ({old})", (now - DAY,))
        file.execute("delete from dropped where at < ?", (now - DAY,))

    def _write(self) -> None:
        insert = "insert or ignore into things values (?, ?)"
        self._file.executemany(insert, self._waiting.items())
        self._waiting, self._size = {}, 0


class Vault:
    """The store in the file at `path`. Forked and spawned processes can be handed it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: sqlite3.Connection | None = None
        self._process = 0

    def __reduce__(self) -> tuple[Any, ...]:
        return Vault, (self._path,)

    def head(self, name: str) -> bytes | None:
        """The head of a name, None where there is none that could be used."""
        query = "select value, digest from heads where name = ?"
        try:
            row = self._opened().execute(query, (name,)).fetchone()
        except HARMED:
            return None
        return row[0] if row and _is_whole(*row) else None

    def find(self, digest: bytes) -> bytes:
        """The bytes with a digest; ForgottenError where they aren't there."""
        query = "select value from things where digest = ?"
        try:
            row = self._opened().execute(query, (digest,)).fetchone()
        except HARMED:
            row = None
        if row is None or not _is_whole(row[0], digest):
            raise ForgottenError
        value: bytes = row[0]
        return value

    def change(self, work: Callable[[Writer], None]) -> None:
        """Do a work with a writer: all of what it writes is kept, or nothing.

        It is nothing where the file can't be written to now, or is broken, and then thrown away;
        and where the work itself ends with an error, which comes out here.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=PATIENCE)) as file, file:
                file.executescript(_TABLES)
                self._file, self._process = file, os.getpid()  # else a reader waits for itself
                try:
                    work(Writer(file))
                finally:
                    self._file = None
        except sqlite3.OperationalError:
            return  # in use, full, or not to be written: what is kept there is as good as before
        except (sqlite3.Error, UnicodeDecodeError):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _opened(self) -> sqlite3.Connection:
        """A connection for reading. A forked process mustn't go on with its parent's."""
        if self._file is None or self._process != os.getpid():
            where = f"{self._path.absolute().as_uri()}?mode=ro"
            self._file = sqlite3.connect(where, uri=True, timeout=PATIENCE, check_same_thread=False)
            self._process = os.getpid()
        return self._file


def _is_whole(value: object, digest: object) -> bool:
    """Whether this is what was kept; a damaged file may also give words or a number."""
    return isinstance(value, bytes) and digest_of(value) == digest
