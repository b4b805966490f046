"""Timelines in other sites' pages: what oEmbed tells of them, and who may frame what."""

from __future__ import annotations

import json
from typing import Any

import html5lib
from lxml import etree

from nutgraf.model.site import Site
from nutgraf.planning.addresses import compile_addresses
from nutgraf.planning.headers import plan_headers
from nutgraf.rendering.encoding import ENCODERS
from tests.conftest import PlannedSite, SiteMaker, explainer

HOME = "https://news.example/2020/"
PAGE = "/explainers/trams/timeline/"
STORY = explainer("authors: [Zoe Writer]\n").replace("Why the trams", "'Why \"the\" <trams>' # ")


def answers(made: PlannedSite) -> dict[str, bytes]:
    files = (file for file in made.plan.data if file.format.startswith("oembed"))
    return {file.url: ENCODERS[file.format](file.data) for file in files}


def frame(code: str) -> Any:
    parsed = html5lib.parse(f"<!doctype html><title>T</title>{code}", namespaceHTMLElements=False)
    (found,) = parsed.iter("iframe")
    return found


def test_oembed_tells_other_sites_how_to_show_a_timeline(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": STORY}, base_url=HOME)
    answer = json.loads(answers(made)[f"{PAGE}oembed.json"])
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert answer["title"] == 'Why "the" <trams>'
    assert answer["author_name"] == "Zoe Writer"
    assert (answer["provider_name"], answer["provider_url"]) == ("Test", HOME)
    assert isinstance(answer["width"], int)
    assert isinstance(answer["height"], int)
    shown = frame(answer["html"])
    assert shown.get("src") == f"{HOME}explainers/trams/timeline/embed/"
    assert shown.get("title") == 'Why "the" <trams>'
    assert "<trams>" not in answer["html"]


def test_the_xml_says_the_same_as_the_json(site: SiteMaker) -> None:
    found = answers(site({"explainers/trams.md": STORY}, base_url=HOME))
    root = etree.fromstring(found[f"{PAGE}oembed.xml"])
    assert root.tag == "oembed"
    said = {child.tag: child.text for child in root}
    assert said == {
        name: str(value) for name, value in json.loads(found[f"{PAGE}oembed.json"]).items()
    }


def test_the_timelines_page_leads_to_its_description_and_shows_the_same_code(
    site: SiteMaker,
) -> None:
    text = explainer("  - date: 2020-09-16\n    event: Talks begin\n")
    made = site({"explainers/trams.md": text}, base_url=HOME)
    found = answers(made)
    for url in (PAGE, f"{PAGE}newest/"):
        embed = made.page(url).head.embed
        assert embed
        assert embed.json.removeprefix(HOME[:-1]) in found
        assert embed.xml.removeprefix(HOME[:-1]) in found
        assert embed.code == json.loads(found[f"{PAGE}oembed.json"])["html"]
    assert made.page("/explainers/trams/").head.embed is None


def test_the_page_for_frames_is_for_no_search_engine(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": STORY}, base_url=HOME)
    assert made.page(f"{PAGE}embed/").head.noindex


def test_a_draft_and_a_story_without_events_are_not_for_other_sites(site: SiteMaker) -> None:
    empty = "---\ntitle: T\ndraft: yes\n---\n"
    files = {"explainers/trams.md": explainer("draft: yes\n"), "explainers/empty.md": empty}
    made = site(files, base_url=HOME, drafts=True)
    assert answers(made) == {}
    assert "/explainers/empty/timeline/embed/" not in {page.url for page in made.plan.pages}


def test_without_an_origin_nobody_can_be_told_of_a_timeline(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": STORY})
    assert answers(made) == {}
    assert made.page(PAGE).head.embed is None
    assert made.page(f"{PAGE}embed/").template == "embed.html"


def test_other_sites_may_frame_the_page_for_frames_alone(site: SiteMaker) -> None:
    addresses = compile_addresses(site({"explainers/trams.md": STORY}).edition, "/2020/")
    (file,) = plan_headers(addresses, Site("Test"))
    rules = {rule.paths: dict(rule.headers) for rule in file.data}
    everywhere = rules["/2020/*"]
    framed = rules["/2020/explainers/:story/timeline/embed/*"]
    assert everywhere["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors" not in everywhere["Content-Security-Policy"]
    strict, _, frames = framed["Content-Security-Policy"].rpartition("; ")
    assert (strict, frames) == (everywhere["Content-Security-Policy"], "frame-ancestors *")
