"""The demonstration site, crawled as a reader would: no link leads nowhere, under any base path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings, read_address
from tests.benchmarks.nutgraf_site import write_nutgraf_site
from tests.benchmarks.world import World

REPOSITORY = Path(__file__).resolve().parents[2]
NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)
ORIGIN = "https://news.example"
FROM_ELSEWHERE = ("/404.html", "/timeline/embed/")
"""Pages to which hosts and other sites lead, and no page of this one."""

REFERRING = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src"}


@dataclass(frozen=True)
class ReadPage:
    """What a browser makes of a page: its anchors, where it leads, and its syntax errors."""

    anchors: tuple[str, ...]
    links: tuple[str, ...]
    mistakes: tuple[str, ...]


def read_page(file: Path) -> ReadPage:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(file.read_text(encoding="utf-8"))
    elements = list(tree.iter())
    anchors = tuple(element.get("id") for element in elements if element.get("id"))
    links = tuple(
        element.get(REFERRING[element.tag])
        for element in elements
        if element.tag in REFERRING and element.get(REFERRING[element.tag])
    )
    mistakes = tuple(f"{place}: {code}" for place, code, _ in parser.errors)
    return ReadPage(anchors, links, mistakes)


def bare_site(root: Path) -> Path:
    write_nutgraf_site(World(40), root)
    with (root / "nutgraf.toml").open("a") as settings:
        settings.write("outputs = []\n")
    return root


@pytest.fixture(scope="module", params=["/", "/news/2020/", "/bare/"])
def crawled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, ReadPage | None]:
    """All files of the built site by their addresses, pages as they are read.

    One site does without all that a site can do without.
    """
    folder = tmp_path_factory.mktemp("crawl")
    output = folder / "output"
    base_path = request.param
    report = Report()
    is_bare = base_path == "/bare/"
    now = NOW.replace(year=2026) if is_bare else NOW
    overrides = Overrides(output=output, address=read_address(ORIGIN + base_path), now=now)
    root = bare_site(folder / "site") if is_bare else REPOSITORY
    settings = load_settings(root, overrides, report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert report.diagnostics == ()
    found: dict[str, ReadPage | None] = {}
    for file in output.rglob("*"):
        if file.is_file():
            path = base_path + file.relative_to(output).as_posix()
            is_page = file.suffix == ".html"
            address = path.removesuffix("index.html") if is_page else path
            found[address] = read_page(file) if is_page else None
    return found


def test_every_link_leads_to_a_page_and_a_place_on_it(crawled: dict[str, ReadPage | None]) -> None:
    broken = []
    for address, page in crawled.items():
        for link in page.links if page else ():
            target = urlsplit(urljoin(ORIGIN + address, link))
            if f"{target.scheme}://{target.netloc}" != ORIGIN:
                continue
            there = crawled.get(unquote(target.path), "nothing")
            has_place = not target.fragment or (
                isinstance(there, ReadPage) and unquote(target.fragment) in there.anchors
            )
            if there == "nothing" or not has_place:
                broken.append((address, link))
    assert broken == []


def test_no_two_elements_of_a_page_have_one_id(crawled: dict[str, ReadPage | None]) -> None:
    for address, page in crawled.items():
        if page:
            assert len(page.anchors) == len(set(page.anchors)), address


def test_every_page_is_well_formed_html(crawled: dict[str, ReadPage | None]) -> None:
    mistakes = {address: page.mistakes for address, page in crawled.items() if page}
    assert {address: found for address, found in mistakes.items() if found} == {}


def test_every_page_can_be_reached_from_the_front_page(
    crawled: dict[str, ReadPage | None],
) -> None:
    home = min(crawled, key=len)
    seen, ahead = {home}, [home]
    while ahead:
        address = ahead.pop()
        page = crawled.get(address)
        for link in page.links if page else ():
            path = unquote(urlsplit(urljoin(ORIGIN + address, link)).path)
            if path in crawled and path not in seen:
                seen.add(path)
                ahead.append(path)
    pages = {address for address, page in crawled.items() if page}
    assert {page for page in pages - seen if not page.endswith(FROM_ELSEWHERE)} == set()
