"""The same site for Hugo, Pelican and Eleventy: what their users would type to get the same pages.

They know no wiki links, no citations and no `see`: these are written out as links and as copies,
so that there is nothing to look up.
"""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks import stories
from tests.benchmarks.stories import Fields
from tests.benchmarks.texts import document, file_name, texts, write
from tests.benchmarks.world import World

HERE = Path(__file__).parent
WIKI_LINK = re.compile(r"\[\[([^\[\]]+)\]\]")
CITATION = re.compile(r"\[@(\w+)\]")
FILE_LINK = re.compile(r"\]\(([\w-]+)\.md\)")


def write_peer_site(peer: str, world: World, folder: Path) -> None:
    """Write a world as a peer's site into an empty or new folder: "hugo", "pelican", "eleventy"."""
    shutil.copytree(HERE / peer, folder, dirs_exist_ok=True)
    for path, fields, body in texts(world):
        section, _, name = path.partition("/")
        if section == "explainers":
            write(folder / "content" / path, document(_explainer(fields, world), _prose(body)))
        else:
            term = folder / "content" / section / name.removesuffix(".md") / "_index.md"
            named = {("title" if key == "name" else key): fields[key] for key in fields}
            write(term, document(named, _prose(body)))


def _explainer(fields: Fields, world: World) -> Fields:
    translated: Fields = _in_all_texts(fields)
    told = {event["id"]: event for event in translated["timeline"] if "id" in event}
    return translated | {
        "participants": [part["name"] for part in fields["who"]],
        "why": [{"text": cause} if isinstance(cause, str) else cause for cause in fields["why"]],
        "timeline": [_event(event, told, world) for event in translated["timeline"]],
        "sources": [{"key": key, **source} for key, source in fields["sources"].items()],
    }


def _event(event: Fields, told: dict[str, Fields], world: World) -> Fields:
    if "see" in event:
        explainer, _, id = event["see"].partition("#")
        copy = _told_elsewhere(world, int(explainer.rpartition("-")[2]), id)
        return {**copy, "told_in": f"/explainers/{explainer}/#{id}"}
    causes = [partial(_cause, told=told, world=world)(key) for key in event.get("because", ())]
    return event | ({"because": causes} if causes else {})


def _cause(key: str, told: dict[str, Fields], world: World) -> Fields:
    """A link to a cause, in the words that the page shows."""
    if "#" not in key:
        return {"event": told[key]["event"], "href": f"#{key}"}
    explainer, _, id = key.partition("#")
    cause = _told_elsewhere(world, int(explainer.rpartition("-")[2]), id)
    return {"event": cause["event"], "href": f"/explainers/{explainer}/#{id}"}


def _told_elsewhere(world: World, number: int, id: str) -> Fields:
    fields, _ = stories.explainer(world, number)
    event: Fields = next(event for event in fields["timeline"] if event.get("id") == id)
    return {key: _in_all_texts(event[key]) for key in event if key != "because"}


def _in_all_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_all_texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_all_texts(each) for each in value]
    return _prose(value)


def _prose(text: str) -> str:
    """Markdown with plain links: to participants, to sources on the page, to other explainers."""
    text = WIKI_LINK.sub(lambda match: f"[{match[1]}](/participants/{file_name(match[1])}/)", text)
    text = CITATION.sub(r"[\\[\1\\]](#source-\1)", text)
    return FILE_LINK.sub(r"](/explainers/\1/)", text)
