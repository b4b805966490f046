"""Edition → Plan: every page, its address and its data. Pure: no disk, no HTML, no clock."""

from nutgraf.planning.facts import Facts
from nutgraf.planning.groundwork import Groundwork
from nutgraf.planning.open_plan import OpenPlan
from nutgraf.planning.scope import Name
from nutgraf.planning.ties import ALL_TIES
from nutgraf.planning.watching import Sight, Sights, told_by_the_clock

__all__ = [
    "ALL_TIES",
    "Facts",
    "Groundwork",
    "Name",
    "OpenPlan",
    "Sight",
    "Sights",
    "told_by_the_clock",
]
