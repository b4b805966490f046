"""What the default theme's pages say of themselves, read from built pages as programs read them."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha384
from pathlib import Path

import html5lib
import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.conftest import explainer
from tests.pictures import photograph

HOME = "https://trams.example/news/2020/"
SETTINGS = f"""\
title = "The <Trams>"
url = "{HOME}"
description = "Trams & buses."
[look]
accent = "#a3123f"
"""
FILES = {
    "nutgraf.toml": SETTINGS,
    "content/explainers/trams/index.md": explainer(
        "  - date: 2020-09-16\n    event: Talks begin\n"
        'summary: "Nobody had been told & \\"asked\\"."\n'
        "updated: 2020-09-18T10:00\n"
        "image: {src: tram.jpg, alt: A tram}\n"
    ),
    "content/participants/ada-byron.md": "---\nname: Ada Byron\nnoindex: yes\n---\n",
    "content/participants/zoe.md": "---\nname: Zoe Gone\nwithdrawn: yes\n---\nShe drove.\n",
}


@dataclass(frozen=True)
class ReadHead:
    """A page's head: its metadata by name, its links by relation, its linked data."""

    meta: Mapping[str, str]
    links: Mapping[str, list[str]]
    scripts: list[str]


def build(root: Path, now: datetime, output: Path) -> Path:
    report = Report()
    settings = load_settings(root, Overrides(output=output, now=now), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed
    return output


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("heads")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "content/explainers/trams/tram.jpg").write_bytes(photograph(1600, 1000))
    return folder


@pytest.fixture(scope="module")
def output(root: Path) -> Path:
    return build(root, datetime(2020, 10, 1, 12, tzinfo=UTC), root / "output")


def read(output: Path, page: str) -> ReadHead:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    head = parser.parse((output / page).read_bytes()).find("head")
    meta = {
        one.get("property") or one.get("name"): one.get("content")
        for one in head.iter("meta")
        if one.get("content") and not one.get("media")
    }
    links: dict[str, list[str]] = {}
    for one in head.iter("link"):
        links.setdefault(one.get("rel"), []).append(one.get("href"))
    return ReadHead(meta, links, [one.text for one in head.iter("script") if not one.get("src")])


def test_a_story_is_shown_well_where_somebody_shares_it(output: Path) -> None:
    head = read(output, "explainers/trams/index.html")
    assert {name: text for name, text in head.meta.items() if name.startswith("og:")} == {
        "og:title": "Why the trams stopped",
        "og:type": "article",
        "og:site_name": "The <Trams>",
        "og:locale": "en",
        "og:url": f"{HOME}explainers/trams/",
        "og:description": 'Nobody had been told & "asked".',
        "og:image": f"{HOME}pictures/explainers/trams/tram.jpg/1200.jpg",
        "og:image:width": "1200",
        "og:image:height": "750",
        "og:image:alt": "A tram",
    }
    assert head.meta["description"] == head.meta["og:description"]
    assert head.meta["twitter:card"] == "summary_large_image"
    assert head.meta["article:published_time"] == "2020-09-16T00:00:00+00:00"
    assert head.meta["article:modified_time"] == "2020-09-18T10:00:00+00:00"
    assert head.meta["robots"] == "max-image-preview:large"


def test_a_page_says_once_what_it_says(output: Path) -> None:
    for page in output.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for mark in ('rel="canonical"', 'name="description"', 'name="robots"', "<title>"):
            assert text.count(mark) <= 1, page


def test_the_same_timeline_turned_round_names_the_one_that_counts(output: Path) -> None:
    oldest = read(output, "explainers/trams/timeline/index.html")
    newest = read(output, "explainers/trams/timeline/newest/index.html")
    assert oldest.links["canonical"] == [f"{HOME}explainers/trams/timeline/"]
    assert newest.links["canonical"] == oldest.links["canonical"]


def test_pages_that_nobody_is_to_find_say_so(output: Path) -> None:
    for page in ("participants/ada-byron/index.html", "participants/zoe/index.html", "404.html"):
        assert read(output, page).meta["robots"] == "noindex"
    assert "Zoe" not in (output / "participants/zoe/index.html").read_text(encoding="utf-8")


def test_every_asset_that_a_page_uses_is_the_one_that_it_means(output: Path) -> None:
    used = re.compile(r'(?:href|src)="/news/2020/([^"]+\.(?:css|js))"([^>]*)>')
    pages = [path.read_text(encoding="utf-8") for path in output.rglob("*.html")]
    found = {use for page in pages for use in used.findall(page)}
    assert len(found) > 3
    for file, attributes in found:
        (said,) = re.findall(r'integrity="sha384-([^"]+)"', attributes)
        assert b64decode(said) == sha384((output / file).read_bytes()).digest()


def test_every_feed_that_a_page_names_is_there(output: Path) -> None:
    feeds = read(output, "explainers/trams/index.html").links["alternate"]
    assert len(feeds) == 4
    assert all((output / feed.removeprefix(HOME)).is_file() for feed in feeds)


def test_the_front_page_says_who_publishes_it(output: Path) -> None:
    (script,) = read(output, "index.html").scripts
    graph = {node["@type"]: node for node in json.loads(script)["@graph"]}
    assert graph["NewsMediaOrganization"]["name"] == "The <Trams>"
    assert graph["WebSite"]["url"] == HOME


def test_an_hour_later_no_file_differs_but_the_news_sitemap(root: Path, tmp_path: Path) -> None:
    def files(hour: int) -> dict[str, bytes]:
        now = datetime(2020, 9, 18, hour, tzinfo=UTC)
        made = build(root, now, tmp_path / str(hour))
        shutil.rmtree(root / ".nutgraf", ignore_errors=True)
        return {
            path.relative_to(made).as_posix(): path.read_bytes()
            for path in made.rglob("*")
            if path.is_file()
        }

    earlier, later = files(0), files(1)
    assert earlier.keys() == later.keys()
    differing = [name for name in earlier if earlier[name] != later[name]]
    assert differing == ["news-sitemap.xml"]
