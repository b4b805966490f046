"""Which files a site has beside its pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Plan
from nutgraf.model.site import Output, Site
from nutgraf.rendering.encoding import ENCODERS
from tests.conftest import SiteMaker, explainer
from tests.whole import plan_whole

FILES = {
    "explainers/trams.md": explainer(
        "  - date: 2020-09-16\n    event: Talks\naliases: /old/\nslug: strike\n"
    ),
    "participants/zoe.md": "---\nname: Zoe Quiet\nnoindex: yes\n---\n",
}


PAGES = (
    Output.INDEXES,
    Output.CORRECTIONS,
    Output.EXPLAINER_TIMELINES,
    Output.SITE_TIMELINE,
    Output.YEARS,
)
"""The outputs that are pages."""


def planned(site: SiteMaker, *outputs: Output) -> Plan:
    edition = site(FILES).edition
    where = Site("Test", origin="https://news.example", outputs=frozenset(outputs))
    report = Report()
    plan = plan_whole(edition, where, report)
    assert not report.failed
    return plan


def document(plan: Plan, url: str) -> str:
    (file,) = [file for file in plan.data if file.url == url]
    return ENCODERS[file.format](file.data).decode()


def test_a_site_that_wants_nothing_else_has_pages_alone(site: SiteMaker) -> None:
    plan = planned(site)
    assert plan.data == ()
    page = next(page for page in plan.pages if page.url == "/explainers/strike/")
    assert page.head.feeds == ()
    assert page.head.linked_data == ()
    assert page.context.timeline.exports == ()
    assert page.context.timeline.other_order == ""


def test_timelines_with_the_newest_on_top_can_be_had_by_themselves(site: SiteMaker) -> None:
    found = {page.url for page in planned(site, *PAGES, Output.NEWEST_FIRST).pages}
    assert found - {page.url for page in planned(site, *PAGES).pages} == {
        "/explainers/strike/timeline/newest/",
        "/timeline/newest/",
        "/timeline/2020/newest/",
    }


@pytest.mark.parametrize(
    ("output", "some"),
    [
        (Output.FEEDS, {"/feed.xml", "/feed.json", "/explainers/strike/feed.xml"}),
        (Output.SITEMAPS, {"/sitemap.xml", "/news-sitemap.xml", "/robots.txt"}),
        (Output.LINKED_DATA, {"/graph.jsonld"}),
        (Output.DATA, {"/explainers/strike/index.json", "/events.json", "/explainers.json"}),
        (Output.TIMELINES, {"/explainers/strike/timeline.ics", "/timeline/timeline.csv"}),
        (Output.EMBEDS, {"/explainers/strike/timeline/oembed.json", "/embed.js"}),
        (Output.NINJS, {"/explainers/strike/ninjs.json"}),
        (Output.REDIRECTS, {"/_redirects", "/old/", "/explainers/trams/"}),
        (Output.HEADERS, {"/_headers"}),
        (Output.MARKDOWN, {"/llms.txt", "/explainers/strike/index.md"}),
    ],
)
def test_each_output_can_be_had_by_itself(site: SiteMaker, output: Output, some: set[str]) -> None:
    made = {file.url for file in planned(site, *PAGES, output).data}
    others = {file.url for file in planned(site, *(set(Output) - {output, Output.SITE_FEED})).data}
    assert some <= made
    assert made & others == set()


@pytest.mark.parametrize(
    ("output", "some"),
    [
        (Output.INDEXES, {"/participants/", "/topics/"}),
        (Output.CORRECTIONS, {"/corrections/"}),
        (Output.EXPLAINER_TIMELINES, {"/explainers/strike/timeline/"}),
        (Output.SITE_TIMELINE, {"/timeline/"}),
    ],
)
def test_pages_can_be_had_by_themselves(site: SiteMaker, output: Output, some: set[str]) -> None:
    without = {page.url for page in planned(site).pages}
    assert {page.url for page in planned(site, output).pages} - without == some


def test_the_feed_of_the_site_can_be_had_by_itself(site: SiteMaker) -> None:
    plan = planned(site, Output.SITE_FEED)
    assert {file.url for file in plan.data} == {"/feed.xml", "/feed.json"}
    feeds = {page.url: [one.href for one in page.head.feeds] for page in plan.pages}
    assert feeds["/explainers/strike/"] == feeds["/"]
    assert len(feeds["/"]) == 2


def test_without_years_a_timeline_is_whole_however_long_it_is(site: SiteMaker) -> None:
    many = "".join(f"  - date: {1700 + at}\n    event: Event {at}\n" for at in range(250))
    edition = site({"explainers/trams.md": explainer(many)}).edition
    where = Site("Test", outputs=frozenset({Output.SITE_TIMELINE, Output.DATA}))
    plan = plan_whole(edition, where, Report())
    pages = {page.url: page.context for page in plan.pages}
    for url in ("/explainers/trams/", "/timeline/"):
        years = pages[url].timeline.years
        assert sum(len(year.events) for year in years) == pages[url].timeline.total > 250
        assert {year.href for year in years} == {""}
    assert json.loads(document(plan, "/events.json"))["event_parts"] == []
    assert not [url for url in pages if url.startswith("/timeline/") and url != "/timeline/"]


def test_without_indexes_the_front_page_lists_all_explainers(site: SiteMaker) -> None:
    edition = site({f"explainers/e{at}.md": explainer() for at in range(40)}).edition
    plan = plan_whole(edition, Site("Test", outputs=frozenset()), Report())
    (home,) = [page.context for page in plan.pages if page.url == "/"]
    assert len(home.explainers) == 40
    assert home.archive == ""


def test_a_link_to_a_page_that_the_site_does_without_is_an_error(site: SiteMaker) -> None:
    edition = site({"explainers/trams.md": explainer("", "[All](/corrections/)\n")}).edition
    report = Report()
    plan_whole(edition, Site("Test", outputs=frozenset(Output)), report)
    assert not report.failed
    plan_whole(edition, Site("Test", outputs=frozenset()), report)
    assert [found.code for found in report.diagnostics] == ["broken-link"]


def test_no_two_outputs_have_one_address(site: SiteMaker) -> None:
    plan = planned(site, *Output)
    urls = [page.url for page in plan.pages] + [file.url for file in plan.data]
    assert len(urls) == len(set(urls))


def test_the_whole_sites_data_is_that_of_its_parts(site: SiteMaker) -> None:
    plan = planned(site, Output.DATA)
    story = json.loads(document(plan, "/explainers/strike/index.json"))
    (listed,) = json.loads(document(plan, "/explainers.json"))["explainers"]
    assert listed.items() <= story.items()
    assert json.loads(document(plan, "/events.json"))["events"] == story["events"]


def test_who_is_to_be_kept_out_of_indexes_is_not_in_the_list(site: SiteMaker) -> None:
    people = json.loads(document(planned(site, Output.DATA), "/participants.json"))["participants"]
    assert [(one["id"], one["explainers"]) for one in people] == [("ada-byron", ["trams"])]


def test_a_host_is_told_to_run_no_script_of_a_text_and_to_keep_what_never_changes(
    site: SiteMaker,
) -> None:
    lines = document(planned(site, Output.HEADERS), "/_headers").splitlines()
    assets = lines.index("/assets/*")
    (policy,) = [line for line in lines[:assets] if "Content-Security-Policy: " in line]
    directives = dict(each.split(" ", 1) for each in policy.partition(": ")[2].split("; "))
    assert lines[0] == "/*"
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert "unsafe" not in policy
    assert lines[assets + 1 :] == ["  Cache-Control: public, max-age=31536000, immutable"]


def test_every_output_is_documented_in_the_settings() -> None:
    settings = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"
    section = settings.read_text("utf-8").partition("## outputs")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == set(Output)
