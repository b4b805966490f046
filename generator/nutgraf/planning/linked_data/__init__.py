"""Linked data (JSON-LD with the terms of schema.org): a graph for each page, and the site's."""

from nutgraf.planning.linked_data.pages import LinkedDesk, plan_graph

__all__ = ["LinkedDesk", "plan_graph"]
