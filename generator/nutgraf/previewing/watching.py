"""Follows a site's files: every change is heard of, and those of one save come together.

The system tells of changes (inotify, FSEvents, ReadDirectoryChangesW), so that neither the time of
a file nor the way in which an editor saves it matters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from livereload.watcher import Watcher
from watchfiles import watch

GATHERED = 10
"""Milliseconds: a change is handed on once nothing else has changed in one to two such spans."""
LONGEST = 100
"""Milliseconds after which changes are handed on even if they go on and on."""

Changed = Callable[[frozenset[Path]], None]


@dataclass(frozen=True, slots=True)
class Places:
    """What to follow: folders with all that is in them, and folders for their own entries alone."""

    trees: frozenset[Path]
    folders: frozenset[Path]


class SiteWatcher(Watcher):  # type: ignore[misc]
    """livereload's watcher, with its polling replaced.

    `changed` is called, in a thread of the watcher's, with the absolute paths of what is new, other
    or gone.
    """

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self._changed = changed
        self._places: Places | None = None
        self._follower = _Follower()

    def start(self, callback: Callable[[], None]) -> bool:  # noqa: ARG002
        """Tell livereload that it needn't look for changes itself."""
        return True

    def follow(self, places: Places, anew: bool = False) -> bool:
        """Follow these places from now on, and tell whether that is new; `anew` always is.

        On return every further change is heard of. Folders that aren't there are left out.
        """
        if places == self._places and not anew:
            return False
        last, self._follower, self._places = self._follower, _Follower(), places
        self._follower.begin(places.trees, True, self._changed)
        self._follower.begin(places.folders, False, self._changed)
        last.is_stopped = True
        return True

    def stop(self) -> None:
        """Follow nothing any more."""
        self._follower.is_stopped = True
        self._places = None


class _Follower:
    """The threads that follow one set of places, until `is_stopped`."""

    def __init__(self) -> None:
        self.is_stopped = False

    def begin(self, paths: frozenset[Path], recursive: bool, changed: Changed) -> None:
        there = [path for path in sorted(paths) if path.is_dir()]
        if there:
            begun = Event()
            arguments = (there, recursive, changed, begun)
            Thread(target=self._run, args=arguments, name="watcher", daemon=True).start()
            begun.wait()

    def _run(self, paths: list[Path], recursive: bool, changed: Changed, begun: Event) -> None:
        """Hear of changes from the system; where it can't tell of so many files, look for them."""
        try:
            self._hear(paths, recursive, changed, _Signal(self, begun), force_polling=None)
        except (OSError, RuntimeError):
            self._hear(paths, recursive, changed, _Signal(self, begun), force_polling=True)
        finally:
            begun.set()

    def _hear(
        self,
        paths: list[Path],
        recursive: bool,
        changed: Changed,
        signal: _Signal,
        *,
        force_polling: bool | None,
    ) -> None:
        for changes in watch(
            *paths,
            watch_filter=None,
            debounce=LONGEST,
            step=GATHERED,
            stop_event=signal,
            recursive=recursive,
            raise_interrupt=False,
            force_polling=force_polling,
            ignore_permission_denied=True,
        ):
            changed(frozenset(Path(path) for _, path in changes))


class _Signal:
    """What `watch` asks at every step whether to stop; the first time, it has begun."""

    def __init__(self, follower: _Follower, begun: Event) -> None:
        self._follower = follower
        self._begun = begun

    def is_set(self) -> bool:
        self._begun.set()
        return self._follower.is_stopped
