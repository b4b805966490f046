"""From the files under `content/` to documents: find, decode, split, know where things stand."""

from nutgraf.reading.later import PlacesInFile
from nutgraf.reading.listing import Listing, list_files
from nutgraf.reading.manuscript import Reader, Reading, read_file, read_listed, read_manuscript
from nutgraf.reading.parsing import parse_document
from nutgraf.reading.walking import is_passed_over

__all__ = [
    "Listing",
    "PlacesInFile",
    "Reader",
    "Reading",
    "is_passed_over",
    "list_files",
    "parse_document",
    "read_file",
    "read_listed",
    "read_manuscript",
]
