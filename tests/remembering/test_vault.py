"""A vault gives what has a digest, or says that it is forgotten: never anything else."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from nutgraf.remembering import ForgottenError, Vault, Writer, digest_of
from nutgraf.remembering.vault import DAY

Digests = frozenset[bytes]
NONE: Digests = frozenset()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "things.sqlite"


def keep(path: Path, things: list[bytes], before: Digests = NONE) -> Digests:
    """Keep some things under the head "all"; gives their digests."""
    named: set[bytes] = set()

    def write(writer: Writer) -> None:
        named.update(map(writer.put, things))
        writer.head("all", b"".join(sorted(named)), named, before)

    Vault(path).change(write)
    return frozenset(named)


def test_what_was_kept_is_found_by_its_digest(path: Path) -> None:
    keep(path, [b"one", b"two"])
    assert Vault(path).find(digest_of(b"two")) == b"two"
    assert Vault(path).head("all") == b"".join(sorted(map(digest_of, (b"one", b"two"))))


def test_what_was_never_kept_is_forgotten(path: Path) -> None:
    with pytest.raises(ForgottenError):
        Vault(path).find(digest_of(b"one"))
    keep(path, [b"one"])
    with pytest.raises(ForgottenError):
        Vault(path).find(digest_of(b"two"))
    assert Vault(path).head("other") is None


def test_what_no_head_names_any_more_is_there_for_a_day(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = 1_000_000
    monkeypatch.setattr("nutgraf.remembering.vault.time.time", lambda: clock)
    first = keep(path, [b"one", b"two"])
    second = keep(path, [b"two"], first)
    assert Vault(path).find(digest_of(b"one")) == b"one"
    clock += 2 * DAY
    keep(path, [b"two"], second)
    assert Vault(path).find(digest_of(b"two")) == b"two"
    with pytest.raises(ForgottenError):
        Vault(path).find(digest_of(b"one"))


def test_what_is_named_again_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = 1_000_000
    monkeypatch.setattr("nutgraf.remembering.vault.time.time", lambda: clock)
    first = keep(path, [b"one"])
    second = keep(path, [b"two"], first)
    third = keep(path, [b"one"], second)
    clock += 2 * DAY
    keep(path, [b"one"], third)
    assert Vault(path).find(digest_of(b"one")) == b"one"


def test_a_work_that_ends_with_an_error_keeps_nothing(path: Path) -> None:
    first = keep(path, [b"one"])

    def fail(writer: Writer) -> None:
        writer.put(b"two")
        writer.head("all", b"new", frozenset(), first)
        raise KeyError

    with pytest.raises(KeyError):
        Vault(path).change(fail)
    assert Vault(path).head("all") == digest_of(b"one")
    with pytest.raises(ForgottenError):
        Vault(path).find(digest_of(b"two"))


def test_what_was_kept_is_found_by_who_writes_and_by_others_while_much_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.remembering.vault.PATIENCE", 0)
    first = keep(path, [b"one"])
    vault, other = Vault(path), Vault(path)

    def write(writer: Writer) -> None:
        many = {writer.put(bytes([number]) * 2**20) for number in range(12)}
        assert vault.find(digest_of(b"one")) == other.find(digest_of(b"one")) == b"one"
        much = {writer.put(bytes([number]) * 2**21) for number in range(32)}
        assert vault.find(digest_of(b"one")) == b"one"
        writer.head("all", b"new", many | much | first, first)

    vault.change(write)
    assert vault.head("all") == other.head("all") == b"new"
    assert vault.find(digest_of(bytes([7]) * 2**20)) == bytes([7]) * 2**20


def test_a_file_that_is_no_vault_is_thrown_away_and_made_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    assert Vault(path).head("all") is None
    keep(path, [b"one"])
    keep(path, [b"one"])
    assert Vault(path).find(digest_of(b"one")) == b"one"


def test_another_process_finds_the_same(path: Path) -> None:
    keep(path, [b"one"])
    opened = Vault(path)
    assert opened.find(digest_of(b"one")) == b"one"
    assert pickle.loads(pickle.dumps(opened)).find(digest_of(b"one")) == b"one"  # as if spawned
    child = os.fork()
    if not child:
        os._exit(0 if opened.find(digest_of(b"one")) == b"one" else 1)
    assert os.waitpid(child, 0)[1] == 0
