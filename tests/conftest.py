"""What most tests share: a site made of a few files, checked and planned."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings as hypothesis_settings

from nutgraf.checking import Conventions, check
from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.limits import USUAL_LIMITS
from nutgraf.model.pages import Page, Plan
from nutgraf.model.site import Site
from nutgraf.reading import read_manuscript
from nutgraf.settings import read_address
from tests.whole import plan_whole

# A change is judged by the same examples every time; at a desk they are new in every run.
hypothesis_settings.register_profile("nutgraf", deadline=None, derandomize="CI" in os.environ)
hypothesis_settings.load_profile("nutgraf")

NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)
ZONE = ZoneInfo("UTC")

SOUND = """---
title: Why the trams stopped
date: 2020-09-16
what: All trams stood still for a day.
why: The drivers were on strike.
who:
  - Ada Byron
timeline:
  - date: 2020-09-15
    event: The strike is called
---
The story.
"""


@dataclass(frozen=True)
class PlannedSite:
    """A site as far as its plan, with what was found on the way."""

    edition: Edition
    plan: Plan
    report: Report

    @property
    def codes(self) -> list[str]:
        """The codes of all findings, in their order."""
        return [finding.code for finding in self.report.diagnostics]

    def page(self, url: str) -> Page:
        """The page at a site address."""
        return next(page for page in self.plan.pages if page.url == url)


SiteMaker = Callable[..., PlannedSite]


@pytest.fixture
def site(tmp_path: Path) -> SiteMaker:
    """Make a site of some files: `site({"explainers/a.md": "…"})`; options as in a build."""

    def make(
        files: Mapping[str, str | bytes],
        *,
        drafts: bool = False,
        now: datetime = NOW,
        base_url: str = "/",
        language: str = "en",
        authors: tuple[str, ...] = (),
    ) -> PlannedSite:
        for name, content in files.items():
            file = tmp_path / "content" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        report = Report()
        zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZONE
        house = Conventions(now, zone, language, authors)
        manuscript = read_manuscript(tmp_path, tmp_path / "content", USUAL_LIMITS, report)
        edition = check(manuscript, house, drafts, report)
        address = read_address(base_url)
        whole = Site("Test", "", address.origin, address.base_path, language)
        return PlannedSite(edition, plan_whole(edition, whole, report), report)

    return make


def explainer(front: str = "", body: str = "The story.\n", base: str = SOUND) -> str:
    """A sound explainer with further front matter and another body."""
    head = base.removesuffix("---\nThe story.\n")
    return f"{head}{front}---\n{body}"


def with_line(line: str) -> str:
    """A sound explainer in which a key has another value, or one more key."""
    key = line.partition(":")[0]
    kept = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", explainer(), flags=re.MULTILINE)
    return kept.replace("---\n", f"---\n{line}", 1)
