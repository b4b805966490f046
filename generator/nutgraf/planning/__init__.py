"""Edition → Plan: every page, its address and its data. Pure: no disk, no HTML, no clock."""

from nutgraf.planning.open_plan import OpenPlan
from nutgraf.planning.scope import Name
from nutgraf.planning.watching import Sights

__all__ = ["Name", "OpenPlan", "Sights"]
