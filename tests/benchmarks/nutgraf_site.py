"""The site for Nutgraf: what its writers would type."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.texts import document, texts, write
from tests.benchmarks.world import World

SETTINGS = """\
title = "The Benchmark"
description = "Invented stories to measure with."
url = "https://benchmark.example/"
"""

NOTHING_BUT_FEEDS = """\
outputs = ["feeds"]
"""


def write_nutgraf_site(world: World, folder: Path) -> None:
    """Write the site of a world into an empty or new folder."""
    for path, fields, body in texts(world):
        write(folder / "content" / path, document(fields, body))
    write(folder / "nutgraf.toml", SETTINGS)


def write_plain_site(world: World, folder: Path) -> None:
    """The same site, and of all that Nutgraf makes beside its pages nothing but feeds."""
    write_nutgraf_site(world, folder)
    write(folder / "nutgraf.toml", SETTINGS + NOTHING_BUT_FEEDS)
