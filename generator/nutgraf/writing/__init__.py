"""Artifacts → output/: stage them as they come, publish them once all are there, tidy up."""

from nutgraf.writing.locking import OutputBusyError
from nutgraf.writing.staging import Staging, Written

__all__ = ["OutputBusyError", "Staging", "Written"]
