"""The plan of a whole site in one piece: for tests, which look at all of a small one."""

from __future__ import annotations

from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.pages import Plan
from nutgraf.model.site import Site
from nutgraf.planning import OpenPlan


def plan_whole(edition: Edition, site: Site, report: Report) -> Plan:
    """Every page and file of a site, and what is wrong with it in the report."""
    return in_one(OpenPlan(edition, site, report))


def in_one(opened: OpenPlan) -> Plan:
    """All parts of a plan together."""
    parts = [opened.part(name)[0] for name in opened.names]
    return Plan(
        opened.site,
        tuple(page for part in parts for page in part.pages),
        tuple(file for part in parts for file in part.data),
        tuple(copy for part in parts for copy in part.copies),
    )
