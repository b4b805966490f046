"""The files of a site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from nutgraf.model.pages import Artifact, CopiedFile, DataFile, Page, Plan
from nutgraf.model.site import Site
from nutgraf.rendering import render, render_assets, render_page
from nutgraf.rendering.encoding import encode_json
from nutgraf.rendering.site import output_path
from tests.rendering.conftest import ThemeLoader

THEME = {
    "mine/theme.toml": 'name = "mine"',
    "mine/templates/page.html": "{{ content }}",
    "mine/static/style.css": "",
}


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "index.html"),
        ("/explainers/x/", "explainers/x/index.html"),
        ("/404.html", "404.html"),
        ("/topics/что/", "topics/что/index.html"),
        ("/100%.png", "100%.png"),
        ("/x/index.json", "x/index.json"),
    ],
)
def test_a_folder_has_an_index_and_names_are_as_they_are(url: str, path: str) -> None:
    assert output_path(url) == path


def test_every_file_of_the_plan_and_of_the_theme_is_made(load: ThemeLoader, tmp_path: Path) -> None:
    picture = tmp_path / "tram.jpg"
    picture.write_bytes(b"\xff\xd8")
    plan = Plan(
        Site("Test"),
        (Page("/", "page.html", "Hé", "en"), Page("/404.html", "page.html", "No", "en")),
        (DataFile("/index.json", "json", {"a": 1}),),
        (CopiedFile("/tram.jpg", str(picture)),),
    )
    loaded = load(THEME)
    assert loaded.theme
    made = [*render(plan, loaded.theme, loaded.report), *render_assets(loaded.theme)]
    assert {one.path: one.content for one in made if isinstance(one, Artifact)} == {
        "index.html": "Hé".encode(),
        "404.html": b"No",
        "index.json": b'{\n "a": 1\n}\n',
        "tram.jpg": b"\xff\xd8",
        "assets/style.e3b0c442.css": b"",
    }


def test_a_page_alone_is_the_page_of_the_site(load: ThemeLoader) -> None:
    one = Page("/a/", "page.html", "A", "en")
    plan = Plan(Site("Test"), (one,), (), ())
    loaded = load(THEME)
    assert loaded.theme
    assert render_page(plan.site, one, loaded.theme, loaded.report) == b"A"
    assert [*render(plan, loaded.theme, loaded.report)] == [Artifact("a/index.html", b"A")]


def test_half_a_character_does_not_stop_the_build(load: ThemeLoader) -> None:
    one = Page("/a/", "page.html", "A \ud83d", "en")
    loaded = load(THEME)
    assert loaded.theme
    made = render_page(Site("T"), one, loaded.theme, loaded.report)
    assert made == b"A ?"


class Status(StrEnum):
    """A word."""

    DONE = "done"


@dataclass(frozen=True, slots=True)
class Thing:
    """Data in the order in which it is to be read."""

    z: str
    a: tuple[int, ...]
    status: Status


def test_json_keeps_order_and_letters_and_ends_its_last_line() -> None:
    made = encode_json({"things": [Thing("é", (1, 2), Status.DONE)], "none": None})
    assert made.endswith(b"}\n")
    assert list(json.loads(made)["things"][0]) == ["z", "a", "status"]
    assert json.loads(made)["things"][0] == {"z": "é", "a": [1, 2], "status": "done"}
    assert "é".encode() in made
