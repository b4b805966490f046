"""It is known of each part of a site what it depends on: enough, and not much more."""

from __future__ import annotations

from array import array
from datetime import timedelta

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning import NUMBER, Name, Notes, OpenPlan, Sight
from nutgraf.planning.addresses import compile_addresses
from nutgraf.planning.ledger import ALL
from nutgraf.planning.scope import TIMELINE
from nutgraf.planning.site import open_composer
from nutgraf.planning.ties import Ties
from nutgraf.planning.watching import watch
from tests.conftest import NOW, SOUND, SiteMaker, explainer

TRAMS, BUSES, BOATS = "explainers/trams", "explainers/buses", "explainers/boats"
ADA, EVE = "participants/ada", "participants/eve-adams"

FILES: dict[str, str | bytes] = {
    "explainers/trams.md": explainer("topics: Traffic\n"),
    "explainers/buses.md": explainer("topics: Traffic\n").replace("Ada Byron", "Eve Adams"),
    "explainers/boats.md": explainer("topics: Harbour\n").replace("Ada Byron", "Eve Adams"),
    "participants/ada.md": "---\nname: Ada Byron\n---\nA driver.\n",
    "topics/harbour.md": "---\nname: Harbour\n---\n",
    "topics/traffic.md": "---\nname: Traffic\n---\n",
    "pages/about.md": "---\ntitle: About\n---\nUs.\n",
}
WHOLE_SITE = Site("Test", origin="https://news.example")


class Reader:
    """Reads notes: it knows the sights that stand behind the numbers of a process."""

    def __init__(self) -> None:
        self._known: list[Sight] = []

    def sights(self, notes: Notes) -> set[Sight]:
        """What a part has looked at."""
        assert notes.first == len(self._known)
        self._known += notes.anew
        return {self._known[number] for number in array(NUMBER, notes.numbers)}


def seen(plan: OpenPlan) -> dict[Name, set[Sight]]:
    """What each part depends on if its pages show everything that they are given."""
    reader, found = Reader(), {}
    for name in plan.names:
        made, notes = plan.part(name)
        assert repr(made)
        found[name] = reader.sights(notes()) if notes else set()
    return found


def part(name: Name) -> str:
    return name if isinstance(name, str) else f"{name.kind}/{name.id}"


@pytest.fixture
def concerned(site: SiteMaker) -> Concerned:
    return Concerned(site)


class Concerned:
    """Finds out which parts of a site an edit concerns."""

    def __init__(self, site: SiteMaker) -> None:
        self._site = site

    def by(self, edits: dict[str, str | bytes], after: timedelta = timedelta()) -> set[str]:
        """The parts that were there before and have to be made again."""
        before = self._plan(FILES, timedelta())
        kept = seen(before)
        now = self._plan(FILES | edits, after)

        def differs(sight: Sight) -> bool:
            return before.facts.digest(sight) != now.facts.digest(sight)

        return {part(name) for name, sights in kept.items() if any(map(differs, sights))}

    def _plan(self, files: dict[str, str | bytes], after: timedelta) -> OpenPlan:
        planned = self._site(files, now=NOW + after)
        assert not planned.report.failed
        return OpenPlan(planned.edition, WHOLE_SITE, Report())


def test_nothing_is_concerned_where_nothing_was_edited(concerned: Concerned) -> None:
    assert concerned.by({}) == set()


def test_a_body_concerns_its_own_page_alone(concerned: Concerned) -> None:
    trams = explainer("topics: Traffic\n", "Another story.\n")
    assert concerned.by({"explainers/trams.md": trams}) == {TRAMS}


def test_a_participant_concerns_the_pages_that_show_it(concerned: Concerned) -> None:
    text = "---\nname: Ada Byron\ndescription: A driver.\n---\nA driver.\n"
    found = concerned.by({"participants/ada.md": text})
    assert found == {ADA, TRAMS, "/participants/", "common files"}


def test_a_headline_concerns_the_pages_that_show_it(concerned: Concerned) -> None:
    trams = explainer("topics: Traffic\n").replace("Why the trams stopped", "No trams")
    found = concerned.by({"explainers/trams.md": trams})
    assert {TRAMS, BUSES, ADA, "topics/traffic", "/", "/timeline/"} <= found
    assert not found & {BOATS, EVE, "topics/harbour", "pages/about"}


def test_a_new_explainer_leaves_alone_what_it_has_nothing_to_do_with(concerned: Concerned) -> None:
    found = concerned.by({"explainers/new.md": SOUND})
    assert {ADA, TRAMS, "/", "/timeline/", "common files"} <= found
    assert not found & {BUSES, BOATS, EVE, "topics/traffic", "topics/harbour", "pages/about"}


def test_a_new_slug_concerns_the_pages_that_link_there(concerned: Concerned) -> None:
    boats = explainer("topics: Harbour\nslug: ships\n").replace("Ada Byron", "Eve Adams")
    found = concerned.by({"explainers/boats.md": boats})
    assert {BOATS, BUSES, EVE, "topics/harbour", "/"} <= found
    assert not found & {ADA, TRAMS, "topics/traffic", "pages/about"}


def test_the_time_concerns_the_news_sitemap_alone(concerned: Concerned) -> None:
    assert concerned.by({}, after=timedelta(minutes=1)) == {"/news-sitemap.xml"}


def test_what_a_page_shows_late_is_among_what_it_depends_on(site: SiteMaker) -> None:
    plan = OpenPlan(site(FILES).edition, WHOLE_SITE, Report())
    made, notes = plan.part(Ref(Kind.EXPLAINER, "trams"))
    assert notes is not None
    reader, sight = Reader(), ("ties.shared", "topics/traffic", ALL)
    assert sight not in reader.sights(notes())
    assert made.pages[0].context.related
    assert sight in reader.sights(notes())


def test_an_event_is_one_view_on_all_pages_of_several_stories(site: SiteMaker) -> None:
    plan = OpenPlan(site(FILES).edition, WHOLE_SITE, Report())
    harbour, everything = (
        {
            id(event)
            for page in plan.part(name)[0].pages
            for year in page.context.timeline.years
            for event in year.events
        }
        for name in (Ref(Kind.TOPIC, "harbour"), TIMELINE)
    )
    assert harbour
    assert harbour <= everything


def test_nobody_looks_at_something_unseen(site: SiteMaker) -> None:
    edition = site(FILES).edition
    addresses = compile_addresses(edition, "/")
    composer, _ = watch(open_composer(edition, WHOLE_SITE, addresses, Ties(edition)))
    with pytest.raises(AttributeError):
        composer.card("trams")
