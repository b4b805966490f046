"""Spoils a corpus: a mistake in every explainer, as a careless newsroom might make them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from tests.benchmarks.nutgraf_site import write_nutgraf_site
from tests.benchmarks.stories import Fields
from tests.benchmarks.texts import document, texts, write
from tests.benchmarks.world import World


def write_spoiled_site(world: World, folder: Path) -> None:
    """Write the site of a world with one mistake in each explainer, all kinds in turn."""
    write_nutgraf_site(world, folder)
    for (path, fields, body), spoil in zip(texts(world), cycle(MISTAKES), strict=False):
        if path.startswith("explainers/"):
            write(folder / "content" / path, document(fields, spoil(fields, body)))


def _unknown_link(fields: Fields, body: str) -> str:
    name = fields["who"][0]["name"]
    return body.replace("]]", f"]] and [[{name[:-2]}]]", 1)


def _unknown_source(_: Fields, body: str) -> str:
    return body.replace("[@report]", "[@reprot]", 1)


def _unknown_cause(fields: Fields, body: str) -> str:
    fields["timeline"][0]["because"] = [f"{fields['timeline'][2]['id']}x"]
    return body


def _unknown_event_elsewhere(fields: Fields, body: str) -> str:
    fields["timeline"].append({"see": f"{'-'.join(fields['title'].lower().split()[:3])}#gone"})
    return body


def _unknown_file(_: Fields, body: str) -> str:
    return f"{body}\n[more](of-this.md) and [more](/topics/of-this/)\n"


def _unknown_key(fields: Fields, body: str) -> str:
    fields["timeline"][1]["source"] = fields["timeline"][1].pop("sources")
    return body


def _bad_date(fields: Fields, body: str) -> str:
    fields["timeline"][0]["date"] = "30 February 2020"
    return body


MISTAKES: tuple[Callable[[Fields, str], str], ...] = (
    _unknown_link,
    _unknown_source,
    _unknown_cause,
    _unknown_event_elsewhere,
    _unknown_file,
    _unknown_key,
    _bad_date,
)
