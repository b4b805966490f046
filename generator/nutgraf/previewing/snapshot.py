"""The whole state of the preview: one value, never changed, only replaced by the next."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.model.diagnostics import Diagnostic, Severity
from nutgraf.model.edition import Edition
from nutgraf.planning import OpenPlan
from nutgraf.rendering import Theme
from nutgraf.settings import Settings


@dataclass(frozen=True, slots=True)
class LiveSite:
    """A site that is whole: everything that it takes to make any of its pages."""

    settings: Settings
    edition: Edition
    plan: OpenPlan
    theme: Theme


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The preview at one moment.

    `site` is the last that was whole, None before there was one; `settings` are the last that could
    be read. `findings` come from the last look at the files, and `failure` says, in words, what
    stopped that look itself.
    """

    site: LiveSite | None = None
    settings: Settings | None = None
    findings: tuple[Diagnostic, ...] = ()
    failure: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether the files as they are would not be published."""
        return bool(self.failure) or any(is_error(each) for each in self.findings)


def is_error(finding: Diagnostic) -> bool:
    """Whether a finding stops a build."""
    return finding.severity is Severity.ERROR
