"""What a composer asks for where a view is shown by many parts of the site."""

from __future__ import annotations

from typing import Protocol

from nutgraf.planning.timeline_views import EventView
from nutgraf.planning.views import Card


class SharedViews(Protocol):
    """Gives such views, each made once for all parts."""

    def card(self, id: str) -> Card:
        """An explainer as lists show it."""

    def event(self, key: str, explainer: str) -> EventView:
        """An event as it stands on an explainer's page, or (without one) on any other page."""
