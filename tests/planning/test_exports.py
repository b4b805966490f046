"""Beside every timeline lie its files, and they hold its events, each once, in order."""

from __future__ import annotations

from nutgraf.model.timelines import Timeline
from tests.conftest import SOUND, PlannedSite, SiteMaker, explainer

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
