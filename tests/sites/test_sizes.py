"""A story of three thousand events: nothing of it is too long for whoever loads it."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW
from tests.planning.test_timelines import many_events

EVENTS = 3_000
MOST_BYTES = 500_000
WORDS = "The city council met the union and its drivers once more, and no paper was signed. " * 4
WHOLE_GRAPH = "graph.jsonld"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("long")
    story = root / "content" / "explainers" / "long.md"
    story.parent.mkdir(parents=True)
    text = many_events(EVENTS).replace("    who:", f"    text: {WORDS}\n    who:")
    story.write_text(text.replace("what:", "topics: Transport\nauthors: Bo Li\nwhat:", 1))
    (root / "nutgraf.toml").write_text('title = "The Trams"\nurl = "https://trams.example/"\n')
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed
    return root / "output"


def test_no_file_is_over_half_a_megabyte_but_the_whole_graph(output: Path) -> None:
    sizes = [
        (file.stat().st_size, str(file.relative_to(output)))
        for file in output.rglob("*")
        if file.is_file() and file.name != WHOLE_GRAPH
    ]
    assert [size for size in sizes if size[0] > MOST_BYTES] == []
    assert (output / WHOLE_GRAPH).stat().st_size > MOST_BYTES


def test_linked_data_of_each_event_is_on_the_page_that_shows_it(output: Path) -> None:
    told = []
    for page in (output / "explainers" / "long").rglob("index.html"):
        scripts = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False).iter("script")
        graphs = [
            json.loads(one.text or "")
            for one in scripts
            if (one.get("type") or "").endswith("json")
        ]
        told += [
            one["@id"] for graph in graphs for one in graph["@graph"] if one["@type"] == "Event"
        ]
    assert len(told) == len(set(told)) == EVENTS
