"""Diagnostics for people, for programs and for a code host's pages; progress on a terminal."""

from nutgraf.reporting.progress import Progress

__all__ = ["Progress"]
