"""What carries the site's look beside its pages: its colours, its logo, its icons."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.icons import Icon
from nutgraf.model.look import LIGHT_PAPER
from nutgraf.model.pages import DataFile
from nutgraf.model.site import Site

ICON_SIZES = (192, 512)
"""In pixels: what a manifest needs for phones."""

TOUCH_SIZE = 180
SHORTEST_WORD = 4
LETTERS = 2


def plan_look(site: Site) -> Iterator[DataFile]:
    """The stylesheet with the owner's colours, and the logo: pages need them."""
    if site.look.url:
        yield DataFile(site.look.url, "css", site.look.stylesheet)
    if site.look.logo:
        yield DataFile(site.look.logo.url, "bytes", site.look.logo.content)


def plan_icons(site: Site) -> Iterator[DataFile]:
    """The icons of a browser's tab and of a phone's screen, and the manifest that names them."""
    logo = site.look.logo.content if site.look.logo and site.look.logo.ending != ".svg" else b""
    letters = initials(site.title)
    sizes = {"/favicon.ico": 48, "/apple-touch-icon.png": TOUCH_SIZE}
    sizes.update((f"/icon-{size}.png", size) for size in ICON_SIZES)
    for url, size in sizes.items():
        yield DataFile(url, "icon", Icon(size, letters, site.look.accent, logo, url.endswith("o")))
    yield DataFile("/site.webmanifest", "manifest", _manifest(site))


def initials(title: str) -> str:
    """Up to two letters that stand for a name, not those of an article before two other words."""
    words = [word for word in title.split() if word[0].isalnum()]
    if len(words) > LETTERS and len(words[0]) < SHORTEST_WORD:
        words = words[1:]
    return "".join(word[0].upper() for word in words[:LETTERS]) or "•"


def _manifest(site: Site) -> dict[str, object]:
    """A web app manifest (W3C)."""
    return {
        "name": site.title,
        "short_name": site.title,
        "lang": site.language,
        "start_url": "./",
        "display": "browser",
        "theme_color": site.look.accent,
        "background_color": LIGHT_PAPER,
        "icons": [
            {"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in ICON_SIZES
        ],
    }
