"""Beside every timeline lie its files, and they hold its events, each once, in order."""

from __future__ import annotations

import pytest

from nutgraf.model.timelines import Timeline
from nutgraf.rendering.calendars import encode_calendar
from nutgraf.rendering.timelinejs import timelinejs_data
from tests.conftest import SOUND, PlannedSite, SiteMaker, explainer
from tests.planning.test_timelines import many_events

TRAMS = explainer(
    """  - date: 2020-09-14
    id: vote
    event: The union votes
    text: All of [[Ada Byron]]'s colleagues, see [the story](#the-day) [@minutes].
    who: Tram Union
    sources: [minutes]
topics: Transport
updated: 2020-09-18
sources:
  minutes: {title: Minutes of the union}
""",
    "## The day\n\nThe story.\n",
)
BUSES = SOUND.replace("Why the trams stopped", "Why the buses ran").replace(
    "timeline:", "timeline:\n  - see: trams#vote"
)
FILES = {"explainers/trams.md": TRAMS, "explainers/buses.md": BUSES}
ENDINGS = {"ics": "ics", "json": "timelinejs", "csv": "csv"}


def exports(made: PlannedSite) -> dict[str, Timeline]:
    """The timeline in each file beside one, by address."""
    return {file.url: file.data for file in made.plan.data if "/timeline." in file.url}


def test_every_page_with_a_timeline_has_it_in_three_formats(site: SiteMaker) -> None:
    made = site(FILES)
    assert made.codes == []
    pages = (
        *("/explainers/trams/", "/explainers/buses/", "/participants/tram-union/"),
        *("/topics/transport/", "/timeline/"),
    )
    assert {file.url: file.format for file in made.plan.data if "/timeline." in file.url} == {
        f"{page}timeline.{ending}": form for page in pages for ending, form in ENDINGS.items()
    }


def test_each_file_has_the_events_of_its_page_in_their_order(site: SiteMaker) -> None:
    found = exports(site(FILES))
    told = {url: [event.key for event in one.events] for url, one in found.items()}
    assert told["/explainers/trams/timeline.ics"] == ["trams#vote", "trams#2020-09-15"]
    assert told["/explainers/buses/timeline.ics"] == ["trams#vote", "buses#2020-09-15"]
    assert told["/participants/tram-union/timeline.csv"] == ["trams#vote"]
    assert told["/topics/transport/timeline.json"] == ["trams#vote", "trams#2020-09-15"]
    assert sorted(told["/timeline/timeline.json"]) == [
        "buses#2020-09-15",
        "trams#2020-09-15",
        "trams#vote",
    ]


def test_event_is_the_same_in_every_timeline(site: SiteMaker) -> None:
    found = exports(site(FILES, base_url="https://news.example/"))
    votes = [event for one in found.values() for event in one.events if event.key == "trams#vote"]
    assert len(votes) == len(found)
    assert len(set(votes)) == 1


def test_event_carries_what_its_explainer_says_of_it(site: SiteMaker) -> None:
    made = site(FILES, base_url="https://news.example/daily/")
    event = exports(made)["/explainers/buses/timeline.ics"].events[0]
    assert event.uid == "trams#vote@news.example"
    assert event.url == "https://news.example/daily/explainers/trams/#vote"
    assert event.participants == ("Tram Union",)
    assert [source.title for source in event.sources] == ["Minutes of the union"]
    assert event.story == "Why the trams stopped"
    assert event.topics == ("Transport",)
    assert event.changed is not None
    assert event.changed.text == "2020-09-18"


def test_links_in_texts_lead_back_to_the_site_from_anywhere(site: SiteMaker) -> None:
    made = site(FILES, base_url="https://news.example/daily/")
    text = exports(made)["/explainers/trams/timeline.json"].events[0].text
    assert text.links == (
        ("[[Ada Byron]]", "https://news.example/daily/participants/ada-byron/", ""),
        ("#the-day", "https://news.example/daily/explainers/trams/#the-day", ""),
    )
    assert text.citations == (
        ("minutes", 1, "https://news.example/daily/explainers/trams/#source-1"),
    )


def test_without_an_origin_addresses_stay_within_the_host(site: SiteMaker) -> None:
    event = exports(site(FILES, base_url="/daily/"))["/timeline/timeline.csv"].events[0]
    assert event.url == "/daily/explainers/trams/#vote"
    assert event.text.links[0][1] == "/daily/participants/ada-byron/"
    assert event.uid == "trams#vote@test"


def test_timeline_says_whose_it_is_and_where_it_stands(site: SiteMaker) -> None:
    found = exports(site(FILES, base_url="https://news.example/"))
    story = found["/explainers/trams/timeline.ics"]
    assert (story.title, story.lang) == ("Why the trams stopped", "en")
    assert story.url == "https://news.example/explainers/trams/"
    assert found["/participants/tram-union/timeline.ics"].title == "Tram Union"
    assert found["/timeline/timeline.ics"].title == "Test"


def test_page_names_its_files(site: SiteMaker) -> None:
    made = site(FILES, base_url="/daily/")
    content = made.page("/explainers/trams/").context
    assert [(one.name, one.href) for one in content.timeline.exports] == [
        ("iCalendar", "/daily/explainers/trams/timeline.ics"),
        ("TimelineJS", "/daily/explainers/trams/timeline.json"),
        ("CSV", "/daily/explainers/trams/timeline.csv"),
    ]


def test_participant_without_events_has_no_files(site: SiteMaker) -> None:
    made = site(FILES)
    assert made.page("/participants/ada-byron/").context.timeline.exports == ()
    assert not [url for url in exports(made) if "ada-byron" in url]


def test_participant_kept_out_of_indexes_has_no_files(site: SiteMaker) -> None:
    union = "---\nname: Tram Union\nnoindex: yes\n---\n"
    made = site({**FILES, "participants/tram-union.md": union})
    assert made.page("/participants/tram-union/").context.timeline.exports == ()
    assert not [url for url in exports(made) if "tram-union" in url]


def test_draft_has_no_files_until_drafts_are_asked_for(site: SiteMaker) -> None:
    files = {"explainers/trams.md": explainer("draft: yes\n")}
    assert exports(site(files)) == {}
    assert "/explainers/trams/timeline.ics" in exports(site(files, drafts=True))


@pytest.fixture
def long_story(site: SiteMaker) -> PlannedSite:
    return site({"explainers/long.md": many_events(1_000)}, base_url="https://news.example/")


@pytest.mark.parametrize(
    ("page", "below"),
    [
        ("/explainers/long/", "/explainers/long/timeline/"),
        ("/participants/ada-byron/", "/participants/ada-byron/"),
        ("/timeline/", "/timeline/"),
    ],
)
def test_a_long_timeline_is_in_files_of_its_parts_each_event_once(
    long_story: PlannedSite, page: str, below: str
) -> None:
    found = exports(long_story)
    parts = [f"{below}2020-{part}/timeline.ics" for part in ("03", "03-2", "04", "04-2", "05")]
    parts.append(f"{below}2020-05-2/timeline.ics")
    told = [event.key for url in parts for event in found[url].events]
    assert len(told) == len(set(told)) == 1_000
    assert all(len(found[url].events) == found[url].total <= 200 for url in parts)
    last = found[f"{page}timeline.ics"]
    assert ([event.key for event in last.events], last.total) == (told[-200:], 1_000)


def test_a_part_says_which_it_is_and_the_whole_what_it_lacks(long_story: PlannedSite) -> None:
    found = exports(long_story)
    page = "/participants/ada-byron/"
    part = encode_calendar(found[f"{page}2020-05-2/timeline.ics"]).decode()
    assert "X-WR-CALNAME:Ada Byron: May 2020\\, part 2\r\n" in part
    assert "X-WR-CALDESC" not in part
    whole = encode_calendar(found[f"{page}timeline.ics"]).decode()
    assert "X-WR-CALDESC:200 of 1\\,000 events\r\n" in whole
    slide = timelinejs_data(found[f"{page}timeline.json"])["title"]["text"]
    assert slide["headline"] == "Ada Byron"
    assert slide["text"].startswith("<p>200 of 1,000 events</p>")


def test_the_data_of_a_long_timeline_leads_to_all_its_events(long_story: PlannedSite) -> None:
    data = {file.url: file.data for file in long_story.plan.data if file.format == "json"}

    def all_of(url: str) -> list[str]:
        one = data[f"{url}index.json"]
        parts = one["event_parts"]
        own = [event["id"] for event in one["events"]]
        return [id for part in parts for id in all_of(part["url"])] if parts else own

    top = data["/events.json"]
    assert (top["event_count"], len(top["events"])) == (1_000, 200)
    for page in ("/explainers/long/", "/participants/ada-byron/"):
        assert sorted(all_of(page)) == sorted(f"e{at}" for at in range(1_000))
        assert data[f"{page}index.json"]["events"] == top["events"]
    assert all_of(top["event_parts"][0]["url"]) == all_of("/explainers/long/")


def test_lists_of_things_go_on_in_further_files(site: SiteMaker) -> None:
    names = "\n".join(f"  - Somebody {at}" for at in range(1_100))
    made = site({"explainers/a.md": SOUND.replace("  - Ada Byron", names)})
    data = {file.url: file.data for file in made.plan.data if file.format == "json"}
    urls = ["/participants.json", "/participants-2.json", "/participants-3.json"]
    assert [data[url]["next"] for url in urls] == [*urls[1:], None]
    listed = [one["id"] for url in urls for one in data[url]["participants"]]
    assert listed == list(made.edition.participants)


def test_everything_that_happened_is_a_table_at_the_top(site: SiteMaker) -> None:
    made = site(FILES)
    [table] = [file for file in made.plan.data if file.url == "/events.csv"]
    assert table.format == "csv"
    assert [event.key for event in table.data.events] == list(made.edition.events)
