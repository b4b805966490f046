"""Explainers that were taken down: a note at their addresses, and nothing of them elsewhere."""

from __future__ import annotations

import json
from typing import Any

import feedparser
from lxml import etree

from nutgraf.model.pages import DataFile
from nutgraf.rendering.encoding import ENCODERS
from tests.conftest import PlannedSite, SiteMaker, explainer
from tests.pictures import photograph

HOME = "https://news.example/"
NOTE = "withdrawn: {date: 2020-09-20, text: 'Its main source was *forged*, see [[Zoe Quiet]].'}\n"
OWN = "slug: strike\naliases: /old/\nimage: {src: trams/tram.jpg, alt: A tram}\n"
OTHER = (
    explainer("related: [trams]\n", "It followed [[trams]].\n")
    .replace("title: Why the trams stopped", "title: Why the buses stopped")
    .replace("who:\n  - Ada Byron", "who:\n  - Zoe Quiet")
)


def taken_down(site: SiteMaker, front: str = NOTE) -> PlannedSite:
    files: dict[str, str | bytes] = {
        "explainers/trams.md": explainer(OWN + front),
        "explainers/trams/tram.jpg": photograph(800, 400),
        "explainers/buses.md": OTHER,
    }
    return site(files, base_url=HOME)


def written(made: PlannedSite, url: str) -> bytes:
    (file,) = [file for file in made.plan.data if file.url == url]
    return ENCODERS[file.format](file.data)


def ids(document: bytes) -> dict[str, Any]:
    return {entry.id: entry for entry in feedparser.parse(document).entries}


def test_the_address_says_why_and_shows_nothing_else(site: SiteMaker) -> None:
    made = taken_down(site)
    below = [page for page in made.plan.pages if page.url.startswith("/explainers/strike/")]
    (page,) = below
    assert page.template == "withdrawn.html"
    assert page.context.note.text.startswith("Its main source")
    assert page.context.date.text == "2020-09-20"
    assert page.head.noindex
    assert "trams" not in str(page.head.title)


def test_its_old_addresses_lead_to_the_note(site: SiteMaker) -> None:
    lines = written(taken_down(site), "/_redirects").decode().splitlines()
    assert lines == [
        "/old/ /explainers/strike/ 301",
        "/explainers/trams/ /explainers/strike/ 301",
        "/explainers/trams/* /explainers/strike/:splat 301",
    ]
    assert b"Why the trams" not in written(taken_down(site), "/old/")


def test_nothing_of_it_is_told_anywhere_else(site: SiteMaker) -> None:
    made = taken_down(site)
    for page in made.plan.pages:
        assert "Why the trams stopped" not in repr(page), page.url
    for file in made.plan.data:
        assert b"Why the trams stopped" not in ENCODERS[file.format](file.data), file.url
    assert "/participants/ada-byron/" not in {page.url for page in made.plan.pages}
    assert made.plan.copies == ()
    listed = etree.fromstring(written(made, "/sitemap.xml")).itertext()
    assert not any("strike" in text for text in listed)


def test_who_links_to_it_is_warned(site: SiteMaker) -> None:
    made = taken_down(site)
    assert made.codes == ["link-to-unpublished"]
    buses = made.page("/explainers/buses/").context
    assert buses.body.links == (("[[trams]]", "", ""),)


def test_who_follows_the_story_gets_the_note_in_the_place_of_its_entry(site: SiteMaker) -> None:
    before = ids(written(taken_down(site, ""), "/explainers/strike/feed.xml"))
    made = taken_down(site)
    for url in ("/explainers/strike/feed.xml", "/feed.xml"):
        after = ids(written(made, url))
        (same,) = before.keys() & after.keys()
        entry = after[same]
        assert entry.title == "This page was taken down"
        assert "<em>forged</em>" in entry.content[0].value
        assert entry.updated == "2020-09-20T00:00:00+00:00"
        assert entry.updated > before[same].updated


def test_other_newsrooms_are_told_to_take_the_item_down(site: SiteMaker) -> None:
    before = json.loads(written(taken_down(site, ""), "/explainers/strike/ninjs.json"))
    after = json.loads(written(taken_down(site), "/explainers/strike/ninjs.json"))
    assert after["uri"] == before["uri"]
    assert after["pubStatus"] == "canceled"
    assert "headlines" not in after


def test_of_its_files_nothing_else_is_left(site: SiteMaker) -> None:
    def beside(file: DataFile) -> bool:
        return file.url.startswith("/explainers/strike/")

    names = {file.url.rpartition("/")[2] for file in filter(beside, taken_down(site).plan.data)}
    assert names == {"feed.json", "feed.xml", "ninjs.json"}


def test_a_note_can_stand_alone_in_its_file(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": "---\nwithdrawn: Gone.\n---\n"}, base_url=HOME)
    assert made.codes == []
    assert made.page("/explainers/trams/").context.note.text == "Gone."


def test_a_withdrawal_without_a_word_is_an_error(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": "---\nwithdrawn: {date: 2020-09-20}\n---\n"})
    assert made.codes == ["missing-key"]


def test_an_event_of_a_withdrawn_story_is_left_out_with_a_warning(site: SiteMaker) -> None:
    other = OTHER.replace("timeline:\n", "timeline:\n  - see: trams#2020-09-15\n")
    made = site({"explainers/trams.md": explainer(NOTE), "explainers/buses.md": other})
    assert set(made.codes) == {"link-to-unpublished"}
    assert len(made.edition.explainers["buses"].timeline) == 1
