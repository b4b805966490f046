"""Follows a site's files: every change is heard of, and those of one save come together.

The system tells of changes (inotify, FSEvents, ReadDirectoryChangesW), so that neither the time of
a file nor the way in which an editor saves it matters. Where it can't, the files are compared with
what they were a second ago.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from os import stat_result
from pathlib import Path
from stat import S_ISDIR
from threading import Event, Thread

from livereload.watcher import Watcher
from watchfiles import watch

GATHERED = 10
"""Milliseconds: a change is handed on once nothing else has changed in one to two such spans."""
LONGEST = 100
"""Milliseconds after which changes are handed on even if they go on and on."""
PAUSE = 1.0
"""Seconds between two looks at all files, where the system doesn't tell of changes."""

Changed = Callable[[frozenset[Path]], None]


@dataclass(frozen=True, slots=True)
class Places:
    """What to follow: folders with all that is in them, and folders for their own entries alone."""

    trees: frozenset[Path]
    folders: frozenset[Path]

    def have_other_folders(self, changed: frozenset[Path]) -> bool:
        """Whether a change may have brought folders into the trees that aren't followed yet.

        The system tells of a new folder, but perhaps not of what is put into it at once.
        """
        inside = (path for path in changed if not self.trees.isdisjoint((path, *path.parents)))
        return any(path in self.trees or path.is_dir() for path in inside)


class SiteWatcher(Watcher):  # type: ignore[misc]
    """livereload's watcher, with its polling replaced.

    `changed` is called, in a thread of the watcher's, with the absolute paths of what is new, other
    or gone.
    """

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self._changed = changed
        self._places: Places | None = None
        self._follower = _Follower(changed)

    def start(self, callback: Callable[[], None]) -> bool:  # noqa: ARG002
        """Tell livereload that it needn't look for changes itself."""
        return True

    def follow(self, places: Places, anew: bool = False) -> bool:
        """Follow these places from now on, and tell whether that is new; `anew` always is.

        On return every further change is heard of. One that came before may have been lost where
        it is new: whoever asks then has to look at everything. Folders that aren't there are left
        out.
        """
        if places == self._places and not anew:
            return False
        last, self._follower, self._places = self._follower, _Follower(self._changed), places
        self._follower.begin(places.folders, is_tree=False)  # first: a tree may be put there now
        self._follower.begin(places.trees, is_tree=True)
        last.stopped.set()
        return True

    def stop(self) -> None:
        """Follow nothing any more."""
        self._follower.stopped.set()
        self._places = None


class _Follower:
    """The threads that follow one set of places, until it is `stopped`."""

    def __init__(self, changed: Changed) -> None:
        self._changed = changed
        self.stopped = Event()

    def begin(self, paths: frozenset[Path], is_tree: bool) -> None:
        """Follow some folders; on return every change in them is heard of."""
        there = [path for path in sorted(paths) if path.is_dir()]
        if there:
            begun = Event()
            arguments = (there, is_tree, begun)
            Thread(target=self._run, args=arguments, name="watcher", daemon=True).start()
            begun.wait()

    def _run(self, paths: list[Path], is_tree: bool, begun: Event) -> None:
        try:
            self._hear(paths, is_tree, begun)
        except (OSError, RuntimeError):  # one of them is gone, or the system has too many to follow
            self._compare(paths, is_tree, begun)
        finally:
            begun.set()

    def _hear(self, paths: list[Path], is_tree: bool, begun: Event) -> None:
        """Hear of changes from the system."""
        for changes in watch(
            *paths,
            watch_filter=None,
            debounce=LONGEST,
            step=GATHERED,
            stop_event=_Signal(self.stopped, begun),
            recursive=is_tree,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            self._changed(frozenset(Path(path) for _, path in changes))

    def _compare(self, paths: list[Path], is_tree: bool, begun: Event) -> None:
        """Look for changes again and again; what came before the first look may be one."""
        before = _states(paths, is_tree)
        begun.set()
        self._changed(frozenset(paths))
        while not self.stopped.wait(PAUSE):
            now = _states(paths, is_tree)
            if now != before:
                self._changed(frozenset(path for path, _ in now.items() ^ before.items()))
            before = now


class _Signal:
    """What `watch` asks at every step whether to stop; the first time, it has begun."""

    def __init__(self, stopped: Event, begun: Event) -> None:
        self._stopped = stopped
        self._begun = begun

    def is_set(self) -> bool:
        self._begun.set()
        return self._stopped.is_set()


def _states(folders: list[Path], is_tree: bool) -> dict[Path, tuple[int, ...]]:
    """The state of these folders and of what is in them; of a folder inside, only that it is one.

    That another file has come into a folder is to be seen at the file.
    """
    return {
        path: _state(status) for folder in folders for path, status in _statuses(folder, is_tree)
    }


def _state(status: stat_result) -> tuple[int, ...]:
    if S_ISDIR(status.st_mode):
        return (status.st_ino,)
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _statuses(folder: Path, is_tree: bool) -> Iterator[tuple[Path, stat_result]]:
    for path in (folder, *(folder.rglob("*") if is_tree else folder.glob("*"))):
        with suppress(OSError):  # gone meanwhile
            yield path, path.stat()
