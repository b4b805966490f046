"""From the files under `content/` to documents: find, decode, split, know where things stand."""

from nutgraf.reading.manuscript import Reader, Reading, read_file, read_manuscript
from nutgraf.reading.parsing import parse_document

__all__ = ["Reader", "Reading", "parse_document", "read_file", "read_manuscript"]
