"""Feeds, read back by somebody else's feed reader and XML parser."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.xml import escaped
from tests.conftest import PlannedSite, SiteMaker, explainer

HOME = "https://news.example/2020/"
ATOM = "{http://www.w3.org/2005/Atom}"

MOVING = explainer(
    """updated: 2020-09-18
updates:
  - {date: 2020-09-18, text: "Added what [[Ada Byron]] said."}
  - {date: 2020-09-17, text: "Added the map."}
corrections:
  - {date: 2020-09-19, text: "We misspelt a name.", was: "A < B", now: "A & B"}
"""
).replace(
    "    event: The strike is called\n",
    """    event: The strike is called
  - date: 2020-09-20
    event: The strike ends
    who: [Ada Byron]
  - date: 2020-12-01
    event: The next talks
    status: planned
""",
)


def feed(made: PlannedSite, url: str) -> bytes:
    """The bytes of a file of the site."""
    (file,) = [file for file in made.plan.data if file.url == url]
    return ENCODERS[file.format](file.data)


def atom(made: PlannedSite, url: str) -> Any:
    read = feedparser.parse(feed(made, url))
    assert not read.bozo
    return read


def titles(made: PlannedSite, url: str) -> list[str]:
    return [entry.title for entry in atom(made, url).entries]


def feeds(made: PlannedSite) -> list[str]:
    return sorted(file.url for file in made.plan.data if file.format in {"atom", "jsonfeed"})


def test_a_story_can_be_followed_by_its_log_its_corrections_and_what_happened_since(
    site: SiteMaker,
) -> None:
    made = site({"explainers/trams.md": MOVING}, base_url=HOME)
    assert titles(made, "/explainers/trams/feed.xml") == [
        "The strike ends",
        "Correction: Why the trams stopped",
        "Why the trams stopped",
        "Update: Why the trams stopped",
        "Update: Why the trams stopped",
    ]


def test_a_feed_is_called_so_in_the_language_of_its_page(site: SiteMaker) -> None:
    german = MOVING.replace("---\n", "---\nlang: de\n", 1)
    made = site({"explainers/trams.md": german}, base_url=HOME)
    assert atom(made, "/explainers/trams/feed.xml").feed.title == (
        "Neues: Why the trams stopped – Test"
    )
    assert json.loads(feed(made, "/participants/ada-byron/feed.json"))["title"] == (
        "What’s new: Ada Byron – Test"
    )
    assert atom(made, "/feed.xml").feed.title == "Test"


def test_a_feed_says_where_it_is_and_what_it_belongs_to(site: SiteMaker) -> None:
    read = atom(site({"explainers/trams.md": MOVING}, base_url=HOME), "/explainers/trams/feed.xml")
    page = "https://news.example/2020/explainers/trams/"
    assert read.version == "atom10"
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": f"{page}feed.xml",
        "alternate": page,
    }
    assert read.feed.title == "What’s new: Why the trams stopped – Test"
    assert read.feed.updated == "2020-09-20T00:00:00+00:00"


def test_links_in_an_entry_lead_to_the_site_from_everywhere(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": MOVING}, base_url=HOME)
    for entry in atom(made, "/explainers/trams/feed.xml").entries:
        assert entry.link.startswith(HOME)
    update = json.loads(feed(made, "/explainers/trams/feed.json"))["items"][3]
    assert 'href="https://news.example/2020/participants/ada-byron/"' in update["content_html"]


def test_a_correction_says_what_stood_there_and_what_stands_there_now(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": MOVING}, base_url=HOME)
    correction = atom(made, "/explainers/trams/feed.xml").entries[1]
    assert correction.updated == "2020-09-19T00:00:00+00:00"
    assert correction.link.endswith("/explainers/trams/#correction-2020-09-19")
    assert "<del>A &lt; B</del>" in correction.content[0].value
    assert "<ins>A &amp; B</ins>" in correction.content[0].value


def test_both_forms_of_a_feed_say_the_same(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": MOVING}, base_url=HOME)
    entries = atom(made, "/feed.xml").entries
    document = json.loads(feed(made, "/feed.json"))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["feed_url"] == f"{HOME}feed.json"
    assert [(item["id"], item["url"], item["title"]) for item in document["items"]] == [
        (entry.id, entry.link, entry.title) for entry in entries
    ]
    assert [item["date_modified"] for item in document["items"]] == [
        entry.updated for entry in entries
    ]


def test_an_entry_keeps_its_id_when_the_log_grows_and_the_address_changes(
    site: SiteMaker,
) -> None:
    before = atom(site({"explainers/trams.md": MOVING}, base_url=HOME), "/feed.xml")
    longer = MOVING.replace(
        "updates:", "slug: strike\nupdates:\n  - {date: 2020-09-18, text: Last}"
    )
    after = atom(site({"explainers/trams.md": longer}, base_url=HOME), "/feed.xml")
    assert len(after.entries) == len(before.entries) + 1
    texts = {entry.id: entry.content[0].value for entry in after.entries}
    for entry in before.entries:
        assert texts[entry.id] == entry.content[0].value


def test_a_later_build_changes_no_feed(site: SiteMaker) -> None:
    def made(month: int) -> list[bytes]:
        now = datetime(2020, month, 1, tzinfo=UTC)
        built = site({"explainers/trams.md": MOVING}, base_url=HOME, now=now)
        return [feed(built, url) for url in feeds(built)]

    assert made(10) == made(12)


def test_a_participant_has_a_feed_of_stories_and_events(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": MOVING}, base_url=HOME)
    assert titles(made, "/participants/ada-byron/feed.xml") == [
        "The strike ends",
        "Why the trams stopped",
    ]


def test_who_is_to_be_kept_out_of_indexes_has_no_feed(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/trams.md": explainer(),
            "participants/ada-byron.md": "---\nname: Ada Byron\nnoindex: yes\n---\n",
        },
        base_url=HOME,
    )
    assert feeds(made) == [
        "/explainers/trams/feed.json",
        "/explainers/trams/feed.xml",
        "/feed.json",
        "/feed.xml",
    ]


def test_a_draft_is_in_no_feed_even_where_it_is_shown(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": explainer("draft: yes\n")}, base_url=HOME, drafts=True)
    assert made.page("/explainers/trams/").head.noindex
    assert feeds(made) == []


def test_without_an_origin_there_are_no_feeds_and_no_links_to_them(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": MOVING})
    assert feeds(made) == []
    assert made.page("/").head.feeds == ()


def test_a_page_names_its_own_feed_before_that_of_the_site(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": MOVING}, base_url=HOME)
    for page in ("/explainers/trams/", "/explainers/trams/timeline/"):
        assert [link.href.removeprefix(HOME) for link in made.page(page).head.feeds] == [
            "explainers/trams/feed.xml",
            "explainers/trams/feed.json",
            "feed.xml",
            "feed.json",
        ]


def test_a_feed_keeps_to_what_atom_requires_of_every_entry(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": MOVING}, base_url=HOME)
    for url in feeds(made):
        if url.endswith(".xml"):
            root = etree.fromstring(feed(made, url))
            for element in [root, *root.findall(f"{ATOM}entry")]:
                for name in ("id", "title", "updated"):
                    assert len(element.findall(ATOM + name)) == 1
            ids = [one.text for one in root.iter(f"{ATOM}id")]
            assert len(ids) == len(set(ids))


@given(st.text())
def test_any_text_can_stand_in_xml(text: str) -> None:
    read = etree.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>'.encode())
    kept = "".join(one for one in text if one in "\t\n\r" or " " <= one not in "\ufffe\uffff")
    # A reader of XML takes every end of a line for one "\n" (2.11), in an attribute for a space.
    lines = kept.replace("\r\n", "\n").replace("\r", "\n")
    assert (read.text or "") == lines
    assert read.get("b") == lines.translate(str.maketrans("\t\n", "  "))


def test_a_feed_keeps_its_id_when_its_address_changes(site: SiteMaker) -> None:
    before = atom(site({"explainers/a.md": MOVING}, base_url=HOME), "/explainers/a/feed.xml")
    moved = site(
        {"explainers/a.md": MOVING.replace("updates:", "slug: b\nupdates:")}, base_url=HOME
    )
    after = atom(moved, "/explainers/b/feed.xml")
    assert after.feed.id == before.feed.id
    assert after.feed.id not in {entry.id for entry in after.entries}
