"""Artifacts → output/: stage them as they come, publish them once all are there, tidy up."""

from nutgraf.writing.comparing import Compared, Stager
from nutgraf.writing.staging import Staging, Written, publish

__all__ = ["Compared", "Stager", "Staging", "Written", "publish"]
