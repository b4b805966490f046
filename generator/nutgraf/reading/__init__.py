"""From the files under `content/` to documents: find, decode, split, know where things stand."""

from nutgraf.reading.manuscript import Reader, Reading, read_file, read_manuscript
from nutgraf.reading.parsing import parse_document
from nutgraf.reading.walking import is_passed_over

__all__ = ["Reader", "Reading", "is_passed_over", "parse_document", "read_file", "read_manuscript"]
