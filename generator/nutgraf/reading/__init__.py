"""From the files under `content/` to documents: find, decode, split, know where things stand."""

from nutgraf.reading.manuscript import read_manuscript
from nutgraf.reading.parsing import parse_document

__all__ = ["parse_document", "read_manuscript"]
