"""Pictures that have changed are read to their end, as a build will read them."""

from __future__ import annotations

from pathlib import Path

from nutgraf.build.inventory import Inventory, is_same
from nutgraf.model.diagnostics import Report
from nutgraf.planning import OpenPlan
from nutgraf.rendering.pictures import by_picture, prove_whole


class Pictures:
    """Knows which of the writer's files may be broken pictures. At first it trusts them all."""

    def __init__(self) -> None:
        self._doubted: set[str] = set()

    def compare(self, before: Inventory, now: Inventory) -> None:
        """Doubt what isn't surely as it was at an earlier look, until it is known to be whole."""
        self._doubted |= {
            path
            for path in now.listing.attachments
            if not is_same(before.stamps.get(path), before.taken, now.stamps.get(path))
        }

    def prove(self, plan: OpenPlan, report: Report) -> None:
        """Report the broken ones among those in doubt that a sound site shows, as a build does."""
        for picture, *_ in by_picture(plan.pictures) if self._doubted else ():
            if picture.path in self._doubted:
                finding = prove_whole(picture, Path(picture.file).read_bytes())
                if finding:
                    report.add(finding)
                else:
                    self._doubted.discard(picture.path)
