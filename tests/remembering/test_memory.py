"""A memory gives back what it was given, or nothing: never anything else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.remembering import Memory, memory

KEPT = {f"key {number}": f"value {number}".encode() * 200 for number in range(50)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with some memories."""
    path = tmp_path / "state" / "memory.sqlite"
    Memory(path).remember("a", KEPT)
    return path


def test_what_was_remembered_is_recalled_by_another_process(file: Path) -> None:
    assert Memory(file).recall("a") == KEPT


def test_kinds_are_apart(file: Path) -> None:
    Memory(file).remember("b", {"key 1": b"other"})
    assert Memory(file).recall("a") == KEPT
    assert Memory(file).recall("b") == {"key 1": b"other"}


def test_news_take_the_place_of_what_was_known_and_the_rest_stays(file: Path) -> None:
    Memory(file).remember("a", {"key 1": b"new"}, forget=["key 2"])
    expected = KEPT | {"key 1": b"new"}
    del expected["key 2"]
    assert Memory(file).recall("a") == expected


def test_nothing_is_recalled_where_nothing_is(tmp_path: Path) -> None:
    assert Memory(tmp_path / "memory.sqlite").recall("a") == {}


@given(data=st.data())
def test_a_damaged_file_gives_what_was_kept_or_nothing_and_can_be_used_again(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("memory") / "memory.sqlite"
    Memory(path).remember("a", KEPT)
    content = path.read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 9000)))
    path.write_bytes(content[:start] + data.draw(st.binary(max_size=64)) + content[end:])
    assert Memory(path).recall("a").items() <= KEPT.items()
    Memory(path).remember("a", {"new": b"value"})
    Memory(path).remember("a", {"new": b"value"})
    found = Memory(path).recall("a")
    assert found.pop("new", b"value") == b"value"
    assert found.items() <= KEPT.items()


def test_a_value_that_was_exchanged_for_another_is_not_recalled(file: Path) -> None:
    with closing(sqlite3.connect(file)) as there, there:
        there.execute("update memories set value = 'x' where key = 'key 1'")
        there.execute("update memories set key = 'key 99' where key = 'key 2'")
    found = Memory(file).recall("a")
    assert found == {key: KEPT[key] for key in KEPT if key not in {"key 1", "key 2"}}


def test_a_file_that_another_build_writes_to_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.0)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin exclusive")
        assert Memory(file).recall("a") == {}
        Memory(file).remember("a", {"key 1": b"new"})
        other.execute("rollback")
    assert Memory(file).recall("a") == KEPT


def test_kinds_that_nobody_has_used_for_long_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    for number in range(20):
        Memory(path).remember("always", {"key": b"value"})
        Memory(path).remember(f"kind {number}", {"key": b"x" * 100_000})
    assert Memory(path).recall("always") == {"key": b"value"}
    assert Memory(path).recall("kind 3") == {}
    assert Memory(path).recall("kind 19") != {}
    assert path.stat().st_size < 1_000_000


def test_a_folder_in_its_place_only_means_that_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite" / "folder").mkdir(parents=True)
    Memory(tmp_path / "memory.sqlite").remember("a", KEPT)
    assert Memory(tmp_path / "memory.sqlite").recall("a") == {}
