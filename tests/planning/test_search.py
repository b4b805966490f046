"""What can be found, and what can't."""

from __future__ import annotations

from nutgraf.model.diagnostics import Report
from nutgraf.model.search import SearchRecord, Sought
from nutgraf.model.site import Site
from nutgraf.model.values import replace
from nutgraf.planning import OpenPlan
from tests.conftest import PlannedSite, SiteMaker, explainer

SITE = Site("The Trams", base_path="/2020/", search=True)
FILES = {
    "explainers/trams.md": explainer("topics: [Transport]\n"),
    "explainers/next.md": explainer("draft: yes\n").replace("Why the trams", "Why the buses"),
    "participants/ada-byron.md": "---\nname: Ada Byron\nalso_known_as: [Countess]\n---\n",
    "participants/zoe-gone.md": "---\nname: Zoe Gone\nwithdrawn: yes\n---\n",
    "participants/bo-li.md": "---\nname: Bo Li\nnoindex: yes\n---\n",
}


def plan(made: PlannedSite, site: Site = SITE) -> OpenPlan:
    return OpenPlan(made.edition, site, Report())


def found(made: PlannedSite, kind: Sought) -> list[SearchRecord]:
    return [record for record in plan(made).records() if record.kind is kind]


def test_explainers_participants_and_events_can_be_found(site: SiteMaker) -> None:
    made = site(FILES)
    (story,) = found(made, Sought.EXPLAINER)
    assert (story.href, story.title) == ("/2020/explainers/trams/", "Why the trams stopped")
    assert (story.topics, story.years) == (("Transport",), (2020,))
    (event,) = found(made, Sought.EVENT)
    assert event.title == "The strike is called"
    assert event.href.startswith("/2020/explainers/trams/#")
    (person,) = found(made, Sought.PARTICIPANT)
    assert (person.title, person.topics, person.years) == ("Ada Byron", ("Transport",), ())
    assert "Countess" in person.texts


def test_drafts_can_be_seen_but_not_found(site: SiteMaker) -> None:
    made = site(FILES, drafts=True)
    assert len(made.edition.explainers) == 2
    assert [story.title for story in found(made, Sought.EXPLAINER)] == ["Why the trams stopped"]
    assert len(found(made, Sought.EVENT)) == 1


def test_an_event_that_two_explainers_tell_is_found_once(site: SiteMaker) -> None:
    own = "  - date: 2020-09-15\n    event: The strike is called\n"
    other = explainer().replace(own, "  - see: trams#the-strike-is-called\n")
    made = site({**FILES, "explainers/other.md": other})
    assert "other" in made.edition.explainers
    assert len(found(made, Sought.EVENT)) == 1


def test_the_page_of_the_search_is_there_where_the_site_wants_it(site: SiteMaker) -> None:
    made = site(FILES)
    page = plan(made).page("/search/")
    assert page is not None
    assert page.context.index == "/2020/pagefind/pagefind.js"
    without = plan(made, replace(SITE, search=False))
    assert without.page("/search/") is None
    assert list(without.records()) == []


def test_webassembly_is_allowed_where_somebody_searches(site: SiteMaker) -> None:
    def policy(has_search: bool) -> str:
        file = plan(site(FILES), replace(SITE, search=has_search)).file("/_headers")
        assert file is not None
        return str(file)

    assert "wasm-unsafe-eval" in policy(True)
    assert "wasm-unsafe-eval" not in policy(False)
