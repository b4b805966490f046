"""How much a site's content may hold, and of what kinds: so much that nobody meets it by chance."""

from __future__ import annotations

from msgspec import Struct

PICTURES = "avif bmp gif heic jpeg jpg png svg tif tiff webp"
DOCUMENTS = "csv doc docx epub geojson json odp ods odt pdf ppt pptx rtf tsv txt xls xlsx zip"
RECORDINGS = "flac m4a m4v mov mp3 mp4 oga ogg ogv opus srt vtt wav webm"
USUAL_KINDS = frozenset(f"{PICTURES} {DOCUMENTS} {RECORDINGS}".split())
"""Endings of files that no browser takes for a program; of SVG, drawings that are none."""

MEGABYTE = 1_000_000


class Limits(Struct, frozen=True):
    """What is refused beyond: sizes in bytes, `events` of one explainer.

    `kinds` are the endings, in lower case and without a dot, that files beside texts may have.
    """

    text_size: int = 2 * MEGABYTE
    file_size: int = 50 * MEGABYTE
    events: int = 10_000
    kinds: frozenset[str] = USUAL_KINDS


USUAL_LIMITS = Limits()
