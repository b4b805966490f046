"""What search engines are told of a site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from nutgraf.planning import sitemaps
from nutgraf.rendering.encoding import ENCODERS
from tests.conftest import PlannedSite, SiteMaker, explainer
from tests.pictures import photograph

SCHEMA = Path(__file__).parent / "schemas" / "sitemap.xsd"
HOME = "https://news.example/2020/"
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}

FILES = {
    "explainers/trams.md": explainer("updated: 2020-09-18\nwho: [Ada Byron, Zoe Quiet]\n").replace(
        "who:\n  - Ada Byron\ntimeline:",
        "timeline:\n  - date: 2020-09-14\n    event: The vote",
    ),
    "participants/zoe-quiet.md": "---\nname: Zoe Quiet\nnoindex: yes\n---\n",
}


def written(made: PlannedSite) -> Mapping[str, bytes]:
    kinds = {"sitemap", "sitemap-index", "robots"}
    return {
        file.url: ENCODERS[file.format](file.data)
        for file in made.plan.data
        if file.format in kinds
    }


def listed(document: bytes, path: str = "s:url/s:loc") -> list[str]:
    return [one.text or "" for one in etree.fromstring(document).iterfind(path, SPACES)]


def test_the_sitemap_lists_every_page_that_may_be_found(site: SiteMaker) -> None:
    made = site(FILES, base_url=HOME)
    found = listed(written(made)["/sitemap.xml"])
    pages = {HOME + page.url[1:] for page in made.plan.pages}
    left_out = {
        f"{HOME}404.html",
        f"{HOME}participants/zoe-quiet/",
        f"{HOME}explainers/trams/timeline/embed/",
        f"{HOME}explainers/trams/timeline/newest/",
        f"{HOME}timeline/newest/",
        f"{HOME}timeline/2020/newest/",
    }
    assert len(found) == len(set(found))
    assert pages - set(found) == left_out


def test_a_page_changed_when_its_stories_did(site: SiteMaker) -> None:
    root = etree.fromstring(written(site(FILES, base_url=HOME))["/sitemap.xml"])
    changed = {
        url.findtext("s:loc", namespaces=SPACES): url.findtext("s:lastmod", namespaces=SPACES)
        for url in root.iterfind("s:url", SPACES)
    }
    for page in ("", "explainers/trams/", "participants/ada-byron/"):
        assert changed[HOME + page] == "2020-09-18T00:00:00+00:00"


def test_a_draft_is_in_no_sitemap_even_where_it_is_shown(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": explainer("draft: yes\n")}, base_url=HOME, drafts=True)
    for document in written(made).values():
        assert b"trams" not in document


def test_the_picture_of_a_story_is_listed_with_it(site: SiteMaker) -> None:
    text = explainer("image: {src: tram.jpg, alt: A tram}\n")
    files = {"explainers/trams/index.md": text, "explainers/trams/tram.jpg": photograph(600, 400)}
    document = written(site(files, base_url=HOME))["/sitemap.xml"]
    assert listed(document, "s:url/image:image/image:loc") == [
        f"{HOME}pictures/explainers/trams/tram.jpg/600.jpg"
    ]


@pytest.mark.parametrize(
    ("now", "news"),
    [("2020-09-17T23:59", ["Why the trams stopped"]), ("2020-09-18T00:01", [])],
)
def test_an_explainer_is_news_for_two_days(site: SiteMaker, now: str, news: list[str]) -> None:
    made = site(FILES, base_url=HOME, now=datetime.fromisoformat(now).replace(tzinfo=UTC))
    document = written(made)["/news-sitemap.xml"]
    assert listed(document, "s:url/news:news/news:title") == news


def test_a_long_sitemap_is_divided_and_has_an_index(
    site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = listed(written(site(FILES, base_url=HOME))["/sitemap.xml"])
    monkeypatch.setattr(sitemaps, "MOST_LISTINGS", 4)
    divided = written(site(FILES, base_url=HOME))
    parts = listed(divided["/sitemap.xml"], "s:sitemap/s:loc")
    found = [url for part in parts for url in listed(divided[part.removeprefix(HOME[:-1])])]
    assert len(parts) == -(-len(whole) // 4)
    assert found == whole


def test_a_sitemap_is_divided_before_it_is_too_large_to_be_read(
    site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "MOST_BYTES", 1_000)
    documents = written(site(FILES, base_url=HOME))
    sizes = [len(text) for url, text in documents.items() if url.startswith("/sitemap-")]
    assert len(sizes) > 1
    assert max(sizes) < 1_400


def test_every_sitemap_has_the_form_of_the_protocol(
    site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    story = FILES["explainers/trams.md"].replace("---\n", "---\nimage: {src: a.jpg, alt: A}\n", 1)
    arabic = story.replace("title: Why the trams", "lang: zh-TW\ntitle: '电车 & <b>' #")
    files: dict[str, str | bytes] = {
        "explainers/trams.md": story,
        "explainers/电车.md": arabic,
        "explainers/a.jpg": photograph(600, 400),
    }
    now = datetime(2020, 9, 17, tzinfo=UTC)
    documents = [*written(site(files, base_url=HOME, now=now)).items()]
    monkeypatch.setattr(sitemaps, "MOST_LISTINGS", 4)
    documents += written(site(files, base_url=HOME, now=now)).items()
    checked = [(url, etree.fromstring(text)) for url, text in documents if url.endswith(".xml")]
    assert len(checked) > 6
    for url, root in checked:
        assert schema.validate(root), (url, schema.error_log)


def test_the_schema_refuses_what_the_protocol_does() -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    space = f'xmlns="{SPACES["s"]}"'
    for url in ("<loc>/a/</loc>", "<loc>https://a.example/</loc><lastmod>now</lastmod>", ""):
        root = etree.fromstring(f"<urlset {space}><url>{url}</url></urlset>")
        assert not schema.validate(root)


def test_robots_are_told_where_the_sitemaps_are(site: SiteMaker) -> None:
    robots = RobotFileParser()
    robots.parse(written(site(FILES, base_url=HOME))["/robots.txt"].decode().splitlines())
    assert robots.can_fetch("AnyBot", HOME)
    assert robots.site_maps() == [f"{HOME}sitemap.xml", f"{HOME}news-sitemap.xml"]


def test_without_an_origin_there_is_no_sitemap(site: SiteMaker) -> None:
    assert written(site(FILES)) == {}


def test_an_hour_later_only_the_news_sitemap_may_differ(site: SiteMaker) -> None:
    def made(hour: int) -> dict[str, bytes]:
        now = datetime(2020, 9, 18, hour, tzinfo=UTC)
        data = site(FILES, base_url=HOME, now=now).plan.data
        return {file.url: ENCODERS[file.format](file.data) for file in data}

    earlier, later = made(0), made(1)
    assert earlier.keys() == later.keys()
    assert [url for url in earlier if earlier[url] != later[url]] == ["/news-sitemap.xml"]
