"""Pages as they were made last: one that nothing has happened to isn't made again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.edition import Edition
from nutgraf.model.pages import Page
from nutgraf.model.site import Site
from nutgraf.previewing.auditing import audit_page
from nutgraf.previewing.snapshot import LiveSite
from nutgraf.rendering import Theme, render_page

MOST_KEPT = 64
NOT_FOUND = "/404.html"


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page and what it was made of.

    `html` is the last that could be made, None where none could; `findings` are about its
    template.
    """

    page: Page
    site: Site
    theme: Theme
    html: bytes | None
    findings: tuple[Diagnostic, ...]


class Shelf:
    """Makes pages, and remembers those that were asked for last."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, MadePage] = OrderedDict()
        self._audit: tuple[Edition, bytes] | None = None

    def audit(self, live: LiveSite) -> bytes:
        """The page with the audit of the whole site."""
        if self._audit is None or self._audit[0] is not live.edition:
            self._audit = live.edition, audit_page(live)
        return self._audit[1]

    def page(self, address: str, live: LiveSite) -> MadePage:
        """The page at a site address, or that for addresses that lead nowhere."""
        page = live.plan.page(address) or live.plan.page(NOT_FOUND)
        assert page is not None  # a site always has the one for addresses that lead nowhere
        address, last = page.url, self._made.get(page.url)
        if (
            last is None
            or (last.page, last.site) != (page, live.plan.site)
            or (last.theme is not live.theme)
        ):
            last = self._make(page, live, last)
        self._made[address] = last
        self._made.move_to_end(address)
        if len(self._made) > MOST_KEPT:
            self._made.popitem(last=False)
        return last

    def _make(self, page: Page, live: LiveSite, last: MadePage | None) -> MadePage:
        report = Report()
        html = render_page(live.plan.site, page, live.theme, report)
        if html is None and last is not None:
            html = last.html
        return MadePage(page, live.plan.site, live.theme, html, report.diagnostics)
