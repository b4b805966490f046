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


def write_nutgraf_site(world: World, folder: Path) -> None:
    """Write the site of a world into an empty or new folder."""
    for path, fields, body in texts(world):
        write(folder / "content" / path, document(fields, body))
    write(folder / "nutgraf.toml", SETTINGS)
