"""Linked data (JSON-LD with the terms of schema.org): a graph for each page, and the site's."""

from nutgraf.planning.linked_data.identity import Identities
from nutgraf.planning.linked_data.pages import LinkedDesk, plan_graph

__all__ = ["Identities", "LinkedDesk", "plan_graph"]
