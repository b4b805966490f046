"""Edition → Plan: every page, its address and its data. Pure: no disk, no HTML, no clock."""

from nutgraf.planning.open_plan import Name, OpenPlan

__all__ = ["Name", "OpenPlan"]
