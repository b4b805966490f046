"""Looks at the site's files again after each change, and keeps the last site that was whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path

from nutgraf.model.diagnostics import Report
from nutgraf.model.values import replace
from nutgraf.previewing.snapshot import LiveSite, Snapshot
from nutgraf.previewing.texts import Texts
from nutgraf.previewing.watching import Places
from nutgraf.rendering import Theme, load_theme
from nutgraf.reporting.crash import describe_bug, describe_failure
from nutgraf.settings import Settings, builtin_themes


class Desk:
    """Makes one snapshot after the other. It is not for several threads at once.

    `root` is the site's folder, `load` reads its settings.
    """

    def __init__(self, root: Path, load: Callable[[Report], Settings | None]) -> None:
        self._root = root
        self._load = load
        self._texts = Texts(root)
        self._theme: Theme | None = None
        self.snapshot = Snapshot()

    @property
    def places(self) -> Places:
        """What is to be followed: content and themes, and where these folders themselves lie."""
        settings = self.snapshot.settings
        content = settings.content if settings else self._root / "content"
        above = (folder for folder in content.parents if self._root in folder.parents)
        trees = frozenset({content, *self._themes})
        return Places(trees, frozenset({self._root, *above}))

    @property
    def _themes(self) -> tuple[Path, Path]:
        """The folders that hold themes: the site's own, and that of the built-in ones."""
        return self._root / "themes", builtin_themes()

    def warm_up(self) -> Iterator[None]:
        """Do what the first edit and the first pages take, in small steps, before anybody waits."""
        self._texts.warm_up()
        yield
        if self._theme is not None:
            yield from self._theme.warm_up()

    def remember(self) -> Iterator[None]:
        """Do most of what an edit takes that others can notice, in small steps."""
        texts = self._texts
        yield from takewhile(lambda _: texts is self._texts, texts.remember())

    def revise(self, changed: frozenset[Path]) -> None:
        """Make the next snapshot, after something happened to these files or folders.

        Whatever goes wrong, there is one: it says what went wrong.
        """
        try:
            self._doubt(changed)
            self.snapshot = self._revised()
        except Exception as error:  # noqa: BLE001 - no failure ends the preview but its user
            self._texts = Texts(self._root)
            self._theme = None
            words = describe_failure(error) if isinstance(error, OSError) else describe_bug(error)
            self.snapshot = replace(self.snapshot, findings=(), failure=words)

    def _doubt(self, changed: frozenset[Path]) -> None:
        """Let go of what may not be true any more."""
        self._texts.doubt(changed)
        if any(folder in (path, *path.parents) for path in changed for folder in self._themes):
            self._theme = None

    def _revised(self) -> Snapshot:
        report = Report()
        site = self.snapshot.site
        settings = self._load(report)
        if settings is None:
            return Snapshot(site, self.snapshot.settings, report.diagnostics)
        texts = self._texts.check(settings)
        if self._theme is None or self._theme.name != settings.theme:
            self._theme = self._sound_theme(settings.theme, report)
        for finding in texts.findings:
            report.add(finding)
        if self._theme is not None and texts.is_sound:
            site = LiveSite(settings, texts.proof.edition, texts.plan, self._theme)
        return Snapshot(site, settings, report.diagnostics)

    def _sound_theme(self, name: str, report: Report) -> Theme | None:
        own = Report()
        theme = load_theme(name, self._themes, own)
        for finding in own.diagnostics:
            report.add(finding)
        return None if own.failed else theme
