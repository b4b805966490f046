"""Artifacts → output/: stage them as they come, publish them once all are there, tidy up."""

from nutgraf.writing.staging import Staging, Written, publish

__all__ = ["Staging", "Written", "publish"]
