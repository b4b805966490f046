"""The site for Nutgraf: what its writers would type."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.benchmarks.texts import document, texts, write
from tests.benchmarks.world import World

SETTINGS = """\
title = "The Benchmark"
description = "Invented stories to measure with."
url = "https://benchmark.example/"
"""

AS_HUGO = """\
outputs = ["site-feed"]
theme = "bare"
"""
BARE = Path(__file__).parent / "themes"


def write_nutgraf_site(world: World, folder: Path) -> None:
    """Write the site of a world into an empty or new folder."""
    for path, fields, body in texts(world):
        write(folder / "content" / path, document(fields, body))
    write(folder / "nutgraf.toml", SETTINGS)


def write_plain_site(world: World, folder: Path) -> None:
    """The same site with the pages of the one for Hugo, and what they show."""
    write_nutgraf_site(world, folder)
    write(folder / "nutgraf.toml", SETTINGS + AS_HUGO)
    shutil.copytree(BARE, folder / "themes")
