"""A plan made part by part is the plan made whole."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from nutgraf.build import read_edition
from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.model.pages import CopiedFile, DataFile, Plan
from nutgraf.model.pictures import PictureFile
from nutgraf.model.site import Site
from nutgraf.planning import OpenPlan
from nutgraf.planning.addresses import compile_addresses
from nutgraf.planning.parts import Part, Parts
from nutgraf.planning.pictures import plan_copies, plan_pictures
from nutgraf.planning.redirects import compile_redirects, plan_redirects
from nutgraf.planning.scope import COMMON_FILES, LOOK, NEWS_SITEMAP, scope_of, whole_site
from nutgraf.planning.site import check_plan, open_composer
from nutgraf.planning.ties import Ties
from nutgraf.settings import Overrides, load_settings
from tests.benchmarks.nutgraf_site import write_nutgraf_site
from tests.benchmarks.world import World
from tests.conftest import NOW, SiteMaker, explainer
from tests.whole import in_one

ROOT = Path(__file__).resolve().parents[2]
SITES = [ROOT, ROOT / "tests" / "sites" / "trams" / "site"]


def read_site(folder: Path) -> tuple[Edition, Site]:
    report = Report()
    settings = load_settings(folder, Overrides(now=NOW, drafts=True), report)
    assert settings is not None
    edition = read_edition(settings, report)
    assert not report.failed
    return edition, settings.site


def plan_at_once(edition: Edition, site: Site, report: Report) -> Plan:
    """A plan that looks at every address of the site, and at all of its things together."""
    addresses = compile_addresses(edition, site.base_path)
    composer = open_composer(edition, site, addresses, Ties(edition))
    maker = Parts(composer, site)
    part = Part(maker, whole_site(edition))
    several = (COMMON_FILES, NEWS_SITEMAP, LOOK)
    common = [Part(maker, scope_of(name, edition)).data for name in several]
    data = (*part.data, *chain.from_iterable(common))
    copies = tuple(plan_copies(edition, composer.addresses))
    pictures = plan_pictures(edition, composer.addresses)
    taken = [file.url for files in (part.pages, data, copies, pictures) for file in files]
    redirects = compile_redirects(edition, addresses, site, lambda _: taken, report)
    old = tuple(plan_redirects(redirects))
    check_plan(composer, site, frozenset((*taken, *(file.url for file in old))), report)
    return Plan(site, part.pages, data + old, copies)


def assert_same(edition: Edition, site: Site) -> None:
    """Hold every page and file, and every finding, of one against the other."""
    reports = Report(), Report()
    whole = plan_at_once(edition, site, reports[0])
    opened = OpenPlan(edition, site, reports[1])
    made = in_one(opened)
    assert made.pages == whole.pages
    assert made.copies == whole.copies
    assert {file.url: file for file in made.data} == {file.url: file for file in whole.data}
    for page in whole.pages:
        assert opened.page(page.url) == page
    files: list[DataFile | CopiedFile | PictureFile]
    files = [*whole.data, *whole.copies, *opened.pictures]
    for file in files:
        assert opened.file(file.url) == file
    planned = [*(one.url for one in whole.pages), *(one.url for one in whole.data)]
    planned += [*(one.url for one in whole.copies), *(one.url for one in opened.pictures)]
    planned += [card.url for name in opened.names for card in opened.part(name)[0].cards]
    assert sorted(opened.addresses()) == sorted(planned)
    assert opened.count_pages() == len(whole.pages)
    assert reports[0].diagnostics == reports[1].diagnostics


def assert_same_findings(edition: Edition, site: Site) -> None:
    reports = Report(), Report()
    plan_at_once(edition, site, reports[0])
    OpenPlan(edition, site, reports[1])
    assert reports[0].failed
    assert reports[0].diagnostics == reports[1].diagnostics


@pytest.mark.parametrize("folder", SITES, ids=lambda folder: folder.parent.name)
def test_every_page_and_file_is_the_same(folder: Path) -> None:
    assert_same(*read_site(folder))


def test_a_site_with_an_archive_and_long_timelines_is_the_same(tmp_path: Path) -> None:
    write_nutgraf_site(World(40), tmp_path)
    assert_same(*read_site(tmp_path))


@pytest.mark.parametrize(
    "aliases",
    [
        "[/about/, /old/]",
        "[/explainers/B/index.html, /old.html, /Topics/]",
        "/participants/Ada-Byron/",
        "/Sitemap.xml",
    ],
)
def test_what_is_wrong_with_the_plan_is_the_same(site: SiteMaker, aliases: str) -> None:
    body = "See [a](/explainers/b/#nowhere), [b](/nowhere/), [c](/explainers/a/timeline/).\n"
    edition = site(
        {
            "explainers/a.md": explainer(f"aliases: {aliases}\n", body),
            "explainers/b.md": explainer("aliases: /old/\nslug: other\n"),
            "pages/about.md": "---\ntitle: About\n---\nSee [x](#nothing).\n",
            "pages/timeline.md": "---\ntitle: Timeline\n---\n",
        }
    ).edition
    assert_same_findings(edition, Site("Test", origin="https://news.example"))


def test_there_is_nothing_at_an_address_that_nobody_planned(site: SiteMaker) -> None:
    opened = OpenPlan(site({"explainers/a.md": explainer()}).edition, Site("Test"), Report())
    for address in (
        "",
        "/",
        "a",
        "//",
        "/explainers/",
        "/explainers/b/",
        "/explainers/a",
        "/x.png",
    ):
        assert (address in opened) == (address == "/")
