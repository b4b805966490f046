"""Pages as they were made last: one that nothing has happened to isn't made again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.pages import Page
from nutgraf.model.site import Site
from nutgraf.planning import OpenPlan
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
    """Makes pages, and remembers those that were asked for last.

    Of pages it keeps those of the plan of now and of the one before: a page holds on to all that it
    was made from, and so to a whole edition. Of any other it keeps the HTML alone.
    """

    def __init__(self) -> None:
        self._plan: OpenPlan | None = None
        self._made: dict[str, MadePage] = {}
        self._before: dict[str, MadePage] = {}
        self._last_html: OrderedDict[str, bytes] = OrderedDict()
        self._audit: bytes | None = None

    def audit(self, live: LiveSite) -> bytes:
        """The page with the audit of the whole site."""
        self._turn_to(live.plan)
        if self._audit is None:
            self._audit = audit_page(live)
        return self._audit

    def page(self, address: str, live: LiveSite) -> MadePage:
        """The page at a site address, or that for addresses that lead nowhere."""
        self._turn_to(live.plan)
        page = live.plan.page(address) or live.plan.page(NOT_FOUND)
        assert page is not None  # a site always has the one for addresses that lead nowhere
        last = self._made.get(page.url) or self._before.get(page.url)
        if (
            last is None
            or (last.page, last.site) != (page, live.plan.site)
            or (last.theme is not live.theme)
        ):
            last = self._make(page, live)
        self._made[page.url] = last
        if len(self._made) > MOST_KEPT:
            self._made.pop(next(iter(self._made)))
        return last

    def _turn_to(self, plan: OpenPlan) -> None:
        if plan is not self._plan:
            self._plan, self._before, self._made, self._audit = plan, self._made, {}, None

    def _make(self, page: Page, live: LiveSite) -> MadePage:
        report = Report()
        html = render_page(live.plan.site, page, live.theme, report)
        if html is None:
            html = self._last_html.get(page.url)
        else:
            self._last_html[page.url] = html
            self._last_html.move_to_end(page.url)
            if len(self._last_html) > MOST_KEPT:
                self._last_html.popitem(last=False)
        return MadePage(page, live.plan.site, live.theme, html, report.diagnostics)
