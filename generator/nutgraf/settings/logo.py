"""The site's logo, read and looked at."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from nutgraf.model.look import Logo

DRAWING = ".svg"
ENDINGS = {DRAWING: (), ".png": ("PNG",), ".webp": ("WEBP",), ".jpg": ("JPEG",)}
MOST_BYTES = 1_000_000
MOST_PIXELS = 16_000_000


def read_logo(root: Path, name: str) -> Logo:
    """The logo in the file `name` of the site at `root`. ValueError, in plain words, if not."""
    file = root / name
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(f"`{name}` is not an SVG, PNG, WebP or JPEG.")
    if root not in file.resolve().parents or not file.is_file():
        raise ValueError(f"There is no file `{name}` in the site's folder.")
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"`{name}` has more than {MOST_BYTES // 1_000_000} MB.")
    if ending != DRAWING and not _is_sound(file, ENDINGS[ending]):
        raise ValueError(f"`{name}` can't be read as a picture.")
    return Logo(file.read_bytes(), ending)


def _is_sound(file: Path, formats: tuple[str, ...]) -> bool:
    try:
        with Image.open(file, formats=formats) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.load()
    except Exception:  # noqa: BLE001 - a decoder may raise anything at a broken file
        return False
    return True
