"""The live preview: save a file, and the browser shows it."""

from nutgraf.previewing.serving import Door, preview_site

__all__ = ["Door", "preview_site"]
