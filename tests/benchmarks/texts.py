"""The files of a corpus, whoever is to read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.benchmarks import stories
from tests.benchmarks.stories import Fields
from tests.benchmarks.world import World

Texts = Iterator[tuple[str, Fields, str]]
"""Paths under `content/`, fields and bodies."""


def texts(world: World) -> Texts:
    """Every file of a corpus, one at a time."""
    for number in range(world.explainers):
        yield f"explainers/{world.outline(number).id}.md", *stories.explainer(world, number)
    for number, name in enumerate(world.people):
        told = stories.participant(world, number)
        if told is not None:
            yield f"participants/{file_name(name)}.md", *told
    for number, name in enumerate(world.topics):
        yield f"topics/{file_name(name)}.md", *stories.topic(world, number)


def file_name(name: str) -> str:
    """The id of a participant or topic of a corpus: its names are plain letters."""
    return name.lower().replace(" ", "-")


def document(fields: Fields, body: str) -> str:
    """A Markdown file with its front matter."""
    written = yaml.dump(
        fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100
    )
    return f"---\n{written}---\n\n{body}"


def write(path: Path, text: str) -> None:
    """Write a file, and the folder that it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
