"""Timelines: in both orders, and never too long for a page."""

from __future__ import annotations

import pytest

from nutgraf.planning.paging import MOST_ON_A_PAGE
from tests.conftest import SOUND, PlannedSite, SiteMaker

MANY = 1_000


def many_events(count: int, date: str = "2020-{month:02}-{day:02}") -> str:
    """An explainer with so many events, all of them in spring 2020."""
    dates = [date.format(month=at % 3 + 3, day=at % 28 + 1, number=at) for at in range(count)]
    entries = "".join(
        f"  - date: {each}\n    event: Event {at}\n    id: e{at}\n    who: Ada Byron\n"
        for at, each in enumerate(dates)
    )
    return SOUND.replace("  - date: 2020-09-15\n    event: The strike is called\n", entries)


@pytest.fixture
def long_story(site: SiteMaker) -> PlannedSite:
    return site({"explainers/long.md": many_events(MANY)})


def events_on(made: PlannedSite, url: str) -> list[str]:
    years = made.page(url).context.timeline.years
    return [event.href for year in years for event in year.events]


def test_the_newest_event_is_on_top_of_the_other_order(site: SiteMaker) -> None:
    made = site({"explainers/a.md": many_events(9)})
    oldest_first = events_on(made, "/explainers/a/timeline/")
    assert events_on(made, "/explainers/a/timeline/newest/") == oldest_first[::-1]
    assert events_on(made, "/timeline/newest/") == events_on(made, "/timeline/")[::-1]


@pytest.mark.parametrize(
    "page", ["/participants/ada-byron/", "/topics/transport/", "/authors/bo-li/", "/timeline/2020/"]
)
def test_every_timeline_has_a_page_with_the_newest_on_top(site: SiteMaker, page: str) -> None:
    front = "\ntopics: Transport\nauthors: Bo Li\nwhat:"
    made = site({"explainers/a.md": many_events(9).replace("\nwhat:", front)})
    view = made.page(page).context.timeline
    assert view.other_order == f"{page}newest/"
    turned = made.page(view.other_order)
    assert events_on(made, turned.url) == events_on(made, page)[::-1]
    assert turned.context.timeline.other_order == page
    assert turned.head.canonical == page


@pytest.mark.parametrize("date", ["-0043-03-15", "0000", "0800-12-25", "Y-66000000", "Y12000"])
def test_a_year_leads_to_a_page_of_what_else_happened_then(site: SiteMaker, date: str) -> None:
    made = site({"explainers/a.md": SOUND.replace("2020-09-15", date)})
    [year] = made.page("/explainers/a/").context.timeline.years
    assert made.page(year.href).context.timeline.years


def test_a_single_event_is_in_one_order_only(site: SiteMaker) -> None:
    made = site({"explainers/a.md": SOUND})
    assert made.page("/explainers/a/").context.timeline.other_order == ""
    assert not [page.url for page in made.plan.pages if "newest" in page.url]


def test_a_long_timeline_is_long_in_its_other_order_too(long_story: PlannedSite) -> None:
    [year] = long_story.page("/participants/ada-byron/newest/").context.timeline.years
    assert year.href == "/participants/ada-byron/2020/newest/"
    months = long_story.page(year.href).context.timeline.years
    assert [(month.date.text, month.number) for month in months] == [
        *(("2020-05", 2), ("2020-05", 1), ("2020-04", 2), ("2020-04", 1)),
        *(("2020-03", 2), ("2020-03", 1)),
    ]
    [last, *_] = events_on(long_story, months[0].href)
    assert last == events_on(long_story, "/participants/ada-byron/2020-05-2/")[-1]


def test_events_of_one_id_in_two_stories_have_places_of_their_own(site: SiteMaker) -> None:
    story = SOUND.replace("is called", "is called\n    id: strike\n    who: Ada Byron")
    made = site({"explainers/a.md": story, "explainers/b.md": story})
    for page in ("/participants/ada-byron/", "/timeline/"):
        [year] = made.page(page).context.timeline.years
        assert sorted(event.id for event in year.events) == ["a--strike", "b--strike"]


@pytest.mark.parametrize(
    "below", ["/explainers/long/timeline/", "/participants/ada-byron/", "/timeline/"]
)
def test_a_long_timeline_stands_on_pages_of_months_each_event_once(
    long_story: PlannedSite, below: str
) -> None:
    assert long_story.codes == []
    pages = [page.url for page in long_story.plan.pages if page.template == "stretch.html"]
    parts = [url for url in pages if url.startswith(below) and not url.endswith("/newest/")]
    assert [url.removeprefix(below) for url in parts] == [
        "2020/",
        "2020-03/",
        "2020-03-2/",
        "2020-04/",
        "2020-04-2/",
        "2020-05/",
        "2020-05-2/",
    ]
    shown = [event for url in parts for event in events_on(long_story, url)]
    assert len(shown) == len(set(shown)) == MANY
    for page in long_story.plan.pages:
        view = getattr(page.context, "timeline", None)
        if view:
            assert sum(len(year.events) for year in view.years) <= MOST_ON_A_PAGE


def test_an_event_of_a_long_story_has_its_address_on_the_page_that_shows_it(
    long_story: PlannedSite,
) -> None:
    for url in ("/explainers/long/timeline/2020-04/", "/explainers/long/timeline/2020-03-2/"):
        for href in events_on(long_story, url):
            assert href.startswith(f"{url}#e")


def test_neighbouring_months_lead_to_each_other(long_story: PlannedSite) -> None:
    april = long_story.page("/timeline/2020-04/").context
    assert april.earlier.href == "/timeline/2020-03-2/"
    assert april.later.href == "/timeline/2020-04-2/"
    assert long_story.page("/timeline/2020/").context.earlier is None


def test_a_story_of_many_years_has_a_page_for_each(site: SiteMaker) -> None:
    made = site({"explainers/long.md": many_events(400, "1{number:03}")})
    assert made.codes == []
    [view] = [made.page("/explainers/long/").context.timeline]
    assert view.total == 400
    assert view.years[0].href == "/explainers/long/timeline/1000/"
    assert events_on(made, "/explainers/long/timeline/1000/") == [
        "/explainers/long/timeline/1000/#e0"
    ]
