"""Addresses that an explainer once had."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.model.site import Site
from nutgraf.planning import OpenPlan
from nutgraf.planning.outputs import Outputs
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.site import output_path
from tests.conftest import PlannedSite, SiteMaker, explainer

HOME = "https://news.example/2020/"


def written(made: PlannedSite) -> dict[str, str]:
    """The files of all redirects, by their paths in the output."""
    return {
        output_path(file.url): ENCODERS[file.format](file.data).decode()
        for file in made.plan.data
        if file.format.startswith("redirect")
    }


class Reader(HTMLParser):
    """What a browser and a search engine make of a redirecting page."""

    refresh = canonical = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.refresh = given["content"] or ""
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"] or ""


def test_what_lay_below_a_former_address_leads_on_too(site: SiteMaker) -> None:
    made = site(
        {"explainers/trams.md": explainer("slug: strike\naliases: /2019/\n")}, base_url=HOME
    )
    files = written(made)
    for below in ("timeline/", "timeline/embed/"):
        page = Reader()
        page.feed(files[f"explainers/trams/{below}index.html"])
        assert page.refresh == f"0; url=/2020/explainers/strike/{below}"
        assert made.page(f"/explainers/strike/{below}").url in page.canonical
    *exact, whole = files["_redirects"].splitlines()
    assert whole == "/2020/explainers/trams/* /2020/explainers/strike/:splat 301"
    assert "/2020/2019/ /2020/explainers/strike/ 301" in exact


def test_an_old_address_leads_to_the_explainer_on_every_host(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": explainer("aliases: [/2019/trams]\n")}, base_url=HOME)
    files = written(made)
    page = Reader()
    page.feed(files["2019/trams/index.html"])
    assert page.refresh == "0; url=/2020/explainers/trams/"
    assert page.canonical == f"{HOME}explainers/trams/"
    assert files["_redirects"] == "/2020/2019/trams/ /2020/explainers/trams/ 301\n"


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("/old.html", "old.html"),
        ("/old/", "old/index.html"),
        ("/m%C3%BCnchen/", "münchen/index.html"),
        ("/münchen/", "münchen/index.html"),
    ],
)
def test_the_old_page_lies_where_the_host_looks_for_it(
    site: SiteMaker, alias: str, file: str
) -> None:
    made = site({"explainers/trams.md": explainer(f"aliases: {alias}\n")})
    assert set(written(made)) == {file, "_redirects"}


def test_a_program_of_an_old_site_is_redirected_by_the_host_alone(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": explainer("aliases: /story.php\n")})
    assert written(made) == {"_redirects": "/story.php /explainers/trams/ 301\n"}


def test_a_title_in_an_old_page_cannot_become_markup(site: SiteMaker) -> None:
    text = explainer("aliases: /old/\n").replace("Why the trams", "'</title><b>' # Why")
    (page,) = [
        file
        for name, file in written(site({"explainers/trams.md": text})).items()
        if name != "_redirects"
    ]
    assert "<b>" not in page


def test_a_new_slug_leaves_the_old_address_working(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": explainer("slug: strike\n")})
    assert made.codes == []
    assert written(made)["_redirects"].startswith("/explainers/trams/ /explainers/strike/ 301\n")


def test_an_old_address_that_another_explainer_has_now_is_left_to_it(site: SiteMaker) -> None:
    other = explainer("slug: trams\n").replace("2020-09-15", "2020-09-14")
    made = site({"explainers/trams.md": explainer("slug: x\n"), "explainers/y.md": other})
    assert made.codes == []
    assert written(made)["_redirects"].startswith("/explainers/y/ /explainers/trams/ 301\n")


@pytest.mark.parametrize(
    "alias",
    [
        "/explainers/trams/",
        "/Explainers/TRAMS",
        "/explainers/trams/timeline",
        "/explainers/trams/index.json/more/",
        "/graph.jsonld",
        "/Sitemap-2.xml",
        "/explainers",
    ],
)
def test_an_alias_cannot_take_what_is_there(site: SiteMaker, alias: str) -> None:
    made = site({"explainers/trams.md": explainer(f"aliases: {alias}\n")})
    taken = alias != "/explainers"  # a folder without a page of its own is free
    assert made.codes == (["alias-taken"] if taken else [])


@pytest.mark.parametrize(
    "alias",
    [
        "trams",
        "//evil.example/x",
        "/a/../b/",
        "/%2e%2e/b/",
        "/a/./b",
        "/?p=1",
        "/a#b",
        "/a\\b",
        "/",
    ],
)
def test_an_alias_has_to_be_a_path_inside_the_site(site: SiteMaker, alias: str) -> None:
    made = site({"explainers/trams.md": explainer(f"aliases: '{alias}'\n")})
    assert made.codes == ["invalid-alias"]


def test_two_texts_cannot_claim_one_old_address(site: SiteMaker) -> None:
    other = explainer("aliases: /OLD/\n").replace("2020-09-15", "2020-09-14")
    made = site({"explainers/trams.md": explainer("aliases: /old\n"), "explainers/y.md": other})
    assert made.codes == ["alias-taken"]


def test_a_link_may_use_an_old_address(site: SiteMaker) -> None:
    text = explainer("aliases: /old/\n", body="See [there](/old/).\n")
    assert site({"explainers/trams.md": text}).codes == []


def test_an_old_file_at_the_top_is_checked_without_making_the_files_of_the_site(
    site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = site({"explainers/trams.md": explainer("aliases: /old.json\n")}).edition

    def refuse(*_: object) -> None:
        raise AssertionError("files were made")

    monkeypatch.setattr(Outputs, "files", refuse)
    monkeypatch.setattr(Outputs, "common_files", refuse)
    report = Report()
    OpenPlan(edition, Site("Test"), report)
    assert report.diagnostics == ()
