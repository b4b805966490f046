"""Edition → Plan: every page, its address and its data. Pure: no disk, no HTML, no clock."""

from nutgraf.planning.facts import Facts
from nutgraf.planning.groundwork import Groundwork
from nutgraf.planning.ledger import CLOCK, NUMBER, Notes, Sight
from nutgraf.planning.open_plan import OpenPlan
from nutgraf.planning.scope import Name
from nutgraf.planning.ties import ALL_TIES

__all__ = [
    "ALL_TIES",
    "CLOCK",
    "NUMBER",
    "Facts",
    "Groundwork",
    "Name",
    "Notes",
    "OpenPlan",
    "Sight",
]
