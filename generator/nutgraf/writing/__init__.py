"""Artifacts → output/: stage them as they come, publish them once all are there, tidy up."""

from nutgraf.writing.comparing import Compared, Stager
from nutgraf.writing.compressing import Copy, Press, compressor_state, is_worthwhile
from nutgraf.writing.paths import identity
from nutgraf.writing.staging import Staging, Written, publish

__all__ = [
    "Compared",
    "Copy",
    "Press",
    "Stager",
    "Staging",
    "Written",
    "compressor_state",
    "identity",
    "is_worthwhile",
    "publish",
]
