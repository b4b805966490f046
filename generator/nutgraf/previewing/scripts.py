"""The scripts of pages that keep to the section that they are about: Nutgraf's own do."""

from __future__ import annotations

from functools import cache

from nutgraf.previewing.snapshot import LiveSite
from nutgraf.settings import builtin_themes


def known_scripts(live: LiveSite) -> tuple[str, ...]:
    """The addresses, as pages write them, of the scripts that are as Nutgraf comes with them."""
    base = live.plan.site.base_path.removesuffix("/")
    own = _own_scripts()
    assets = live.theme.assets.items()
    return tuple(base + asset.url for name, asset in assets if own.get(name) == asset.content)


@cache
def _own_scripts() -> dict[str, bytes]:
    folder = builtin_themes() / "default" / "static"
    return {file.name: file.read_bytes() for file in folder.glob("*.js")}
