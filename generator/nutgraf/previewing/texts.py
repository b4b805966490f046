"""Looks at the site's texts again: at those that something has happened to, if that will do."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from nutgraf.build.inventory import Inventory, is_same, take_inventory
from nutgraf.build.morgue import Morgue
from nutgraf.build.proving import prove_edition
from nutgraf.build.wording import MOST_ALONE, Checked, conventions, in_new_words
from nutgraf.checking import Recollection, prove_with_pauses
from nutgraf.model.diagnostics import Report
from nutgraf.model.values import replace
from nutgraf.planning import OpenPlan
from nutgraf.previewing.files import Readings
from nutgraf.previewing.pictures import Pictures
from nutgraf.reading import is_passed_over, read_listed
from nutgraf.settings import Settings

TOO_MANY = 2_000
"""Changes at once after which it isn't sure any more that all of them were told."""

MOST_AHEAD = 20_000
"""Texts of a site that are looked at before anybody needs it: some 35 kB of each stay in memory."""


class Texts:
    """The texts of the site at `root`, checked. It is not for several threads at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._readings = Readings()
        self._pictures = Pictures()
        self._past = Recollection()
        self._looks_ahead = True
        self._settings: Settings | None = None
        self._sound: Checked | None = None
        self._edited: set[str] = set()
        self._inventory: Inventory | None = None
        self._is_all_doubted = False

    def doubt(self, changed: frozenset[Path]) -> None:
        """Take it that something happened to these files, or to all in these folders."""
        if len(changed) > TOO_MANY or any(map(self._holds_all, changed)):
            self._is_all_doubted = True
            return
        inside = {path.relative_to(self._root).as_posix() for path in changed if self._has(path)}
        self._readings.doubt(inside)
        for path in inside:
            if self._is_text(path):
                self._edited.add(path)
            elif self._sound and self._may_count(path, self._sound):
                self._sound = None

    def check(self, settings: Settings) -> Checked:
        """The texts as they are now, under these settings."""
        self._settings = settings
        if self._inventory is None:
            checked = self._first(settings)
        else:
            if self._is_all_doubted:
                self._compare(self._inventory, settings)
            checked = self._reworded(settings) or self._whole(settings, self._past)
        if checked.is_sound:
            self._sound = checked
            self._edited.clear()
        return checked

    def warm_up(self) -> None:
        """Do for nothing what the first edit of an explainer will take."""
        sound = self._sound
        if sound is not None:
            for story in islice(sound.proof.edition.explainers.values(), 1):
                in_new_words(sound, {story.source: sound.readings[story.source]})

    def remember(self) -> Iterator[None]:
        """Look at all texts in small steps, for what a check of the whole will remember of it.

        A check of the whole that comes in the midst goes on from there, and ends this.
        """
        look = self._look()
        while self._looks_ahead:
            next(look, None)
            gc.freeze()  # else ever more would be looked through for circles
            yield

    def _look(self) -> Iterator[None]:
        settings, inventory = self._settings, self._inventory
        if settings and inventory and len(inventory.listing.texts) <= MOST_AHEAD:
            for path in inventory.listing.texts:
                self._readings.read(self._root, path)
                yield
            report = Report()
            house, drafts = conventions(settings), settings.drafts
            texts = read_listed(self._root, inventory.listing, report, self._readings.read)
            yield from prove_with_pauses(texts, house, drafts, report, self._past)
        self._looks_ahead = False

    def _holds_all(self, path: Path) -> bool:
        """Whether this is the folder of all texts, or one that it is in."""
        settings = self._sound.settings if self._sound else None
        return settings is not None and settings.content.is_relative_to(path)

    def _compare(self, before: Inventory, settings: Settings) -> None:
        """Take it that something happened to what isn't as it was when all was looked at last."""
        self._is_all_doubted = False
        now = self._take_inventory(settings)
        other = {
            path
            for path in before.stamps.keys() | now.stamps.keys()
            if not is_same(before.stamps.get(path), before.taken, now.stamps.get(path))
        }
        self._readings.doubt(other)
        self._edited |= other
        if not other.issubset(now.listing.texts):
            self._sound = None

    def _take_inventory(self, settings: Settings) -> Inventory:
        """The inventory of now; where there are other files, what was sound tells nothing."""
        before, self._inventory = self._inventory, take_inventory(settings)
        if before:
            self._pictures.compare(before, self._inventory)
            if before.listing != self._inventory.listing:
                self._sound = None
        return self._inventory

    def _has(self, path: Path) -> bool:
        return self._root in path.parents

    def _is_text(self, path: str) -> bool:
        """Whether this is a text of the site, as it was when all was well."""
        file = self._root / path
        if self._sound is None or path not in self._sound.readings or file.is_symlink():
            return False
        return file.is_file() and file.stat().st_size <= self._sound.settings.limits.text_size

    def _may_count(self, path: str, sound: Checked) -> bool:
        """Whether something that is no text may matter: a picture, or another list of files."""
        file = self._root / path
        content = sound.settings.content
        if content not in (file, *file.parents):
            return False
        if any(map(is_passed_over, file.relative_to(content).parts)):
            return False
        below = f"{path}/"
        pictures = (each.path for each in sound.proof.edition.attachments)
        known = chain(sound.readings, pictures)
        return (
            file.exists()
            or file.is_symlink()
            or any(each == path or each.startswith(below) for each in known)
        )

    def _first(self, settings: Settings) -> Checked:
        """When it is asked for the first time: what earlier runs knew, or else what they will."""
        morgue = Morgue(settings, self._take_inventory(settings))
        checked = morgue.recall()
        if checked is not None:
            return checked
        checked = self._whole(settings, None)
        if not checked.is_sound:
            return checked
        morgue.keep(checked)
        recalled = morgue.recall()
        if recalled is None:
            return checked
        del checked  # what can be recalled needn't stay in memory: most of it nobody will ask for
        _let_go()
        return recalled

    def _reworded(self, settings: Settings) -> Checked | None:
        """The site as it was when all was well, with what has been edited since in new words."""
        sound = self._sound
        if sound is None or _is_another(settings, sound):
            return None
        read = ((path, self._readings.read(self._root, path)) for path in sorted(self._edited))
        anew = {path: reading for path, reading in read if reading != sound.readings[path]}
        return in_new_words(sound, anew) if len(anew) <= MOST_ALONE else None

    def _whole(self, settings: Settings, past: Recollection | None) -> Checked:
        listing = self._take_inventory(settings).listing
        report = Report()
        proof = prove_edition(settings, listing, report, self._readings.read, past=past)
        self._looks_ahead = past is None
        plan = OpenPlan(proof.edition, settings.site, report)
        if not report.failed:
            self._pictures.prove(plan, report)
        gc.freeze()  # to look for circles among all of it would stop the preview for a moment
        return Checked(settings, self._readings.known, proof, plan, report.diagnostics)


def _let_go() -> None:
    """Free what was known before, and is held by nothing but itself."""
    gc.unfreeze()
    gc.collect()


def _is_another(settings: Settings, sound: Checked) -> bool:
    """Whether other settings hold than when all was well, or the day has brought something."""
    today = settings.now.date()
    if replace(settings, now=sound.settings.now) != sound.settings:
        return True
    return sound.proof.hour_counts or today != sound.settings.now.date()
