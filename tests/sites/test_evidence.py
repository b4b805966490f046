"""The evidence on a page: who can follow it, by hand, by keyboard and by ear."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from nutgraf import cli
from tests.conftest import explainer

EXPECTED = Path(__file__).parent / "trams" / "expected"
BASE = "/news/2020/"
STORY = f"{BASE}explainers/trams/"


def read(address: str) -> Element:
    """The page at an address of the site, as it is published."""
    file = EXPECTED / address.removeprefix(BASE) / "index.html"
    text = file.read_text(encoding="utf-8")
    page: Element = html5lib.parse(text, namespaceHTMLElements=False)
    return page


@pytest.fixture(scope="module")
def story() -> Element:
    return read(STORY)


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def by_id(page: Element, id: str) -> Element:
    (found,) = page.findall(f".//*[@id='{id}']")
    return found


def test_every_citation_announces_itself_and_leads_to_its_source(story: Element) -> None:
    citations = story.findall(".//a[@class='cite']")
    assert len(citations) > 9
    for citation in citations:
        entry = by_id(story, citation.get("href", "").removeprefix("#"))
        number = entry.get("id", "").removeprefix("source-")
        label, _, title = citation.get("aria-label", "").partition(": ")
        assert label == f"Source {number}"
        assert title in words(entry)


def test_every_source_leads_back_to_each_of_its_citations(story: Element) -> None:
    sources = story.findall(".//section[@id='section-sources']/ol/li")
    assert len(sources) == 4
    for source in sources:
        cited = {
            citation.get("id")
            for citation in story.findall(f".//a[@class='cite'][@href='#{source.get('id')}']")
        }
        back = source.findall(".//details//a")
        assert {link.get("href", "").removeprefix("#") for link in back} == cited
        assert all(link.get("aria-label", "").startswith("Citation ") for link in back)


def test_a_source_says_what_it_is_and_where_its_copy_is_by_robust_links(story: Element) -> None:
    letter = by_id(story, "source-1")
    link = letter.find("a")
    assert link is not None
    assert link.get("href") == "https://www.example.org/letter"
    assert link.get("data-versionurl") == "https://archive.example.org/letter"
    assert link.get("data-versiondate") == "2020-09-16"
    assert "Document" in words(letter)
    assert "Archived copy" in words(letter)


def test_an_anonymous_source_says_why_it_is_one(story: Element) -> None:
    driver = words(by_id(story, "source-2"))
    assert "Anonymous" in driver
    assert "The driver fears for the job." in driver


@pytest.mark.parametrize("log", ["updates", "corrections"])
def test_a_log_is_a_list_of_dated_entries(story: Element, log: str) -> None:
    entries = story.findall(f".//section[@id='section-{log}']/ol/li")
    assert entries
    for entry in entries:
        time = entry.find(".//time")
        assert time is not None
        assert time.get("datetime") == entry.get("data-news")


def test_every_cause_says_who_says_so_and_who_disputes_it(story: Element) -> None:
    causes = [words(one) for one in story.findall(".//section[@id='section-why']/ol/li")]
    assert causes[0].startswith("According to Tram Union Drivers had worked")
    assert causes[1].startswith("Disputed by Tram Union The city was short")


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("known", "As of 16 September 2020"),
        ("unknown", "As of 16 September 2020"),
        ("next", "Expected December 2020"),
    ],
)
def test_what_is_known_unknown_and_next_says_as_of_when(
    story: Element, section: str, said: str
) -> None:
    assert said in words(by_id(story, f"section-{section}"))


@pytest.mark.parametrize(
    ("event", "said", "day"),
    [("strike", "Changed", "2020-09-18"), ("talks", "Added", "2020-09-18T09:30+02:00")],
)
def test_an_event_says_visibly_since_when_it_stands_so(
    story: Element, event: str, said: str, day: str
) -> None:
    note = by_id(story, event).find(".//p[@data-news-when]")
    assert words(note).startswith(f"{said} 18 September 2020")
    time = note.find("time") if note is not None else None
    assert time is not None
    assert time.get("datetime") == day


@pytest.mark.parametrize(
    ("page", "corrections"),
    [
        (STORY, {"", "-2", "-17"}),
        (f"{STORY}timeline/", {"-17", "-2"}),
        (f"{BASE}participants/ada-byron/", {"-17", "-2"}),
        (f"{BASE}participants/tram-union/", {""}),
        (f"{BASE}timeline/2020/", {"-17", "-2"}),
    ],
)
def test_a_correction_marks_its_place_on_every_page_and_leads_to_the_log(
    story: Element, page: str, corrections: set[str]
) -> None:
    names = {"": "2020-09-18", "-2": "2020-09-18-2", "-17": "2020-09-17"}
    expected = {f"correction-{names[each]}" for each in corrections}
    marks = read(page).findall(".//div[@class='correction']/p[@class='note']/a")
    assert {mark.get("href", "").partition("#")[2] for mark in marks} == expected
    assert {mark.get("href", "").partition("#")[0] for mark in marks} == {STORY}
    assert all(by_id(story, id).tag == "li" for id in expected)


def test_the_log_leads_to_the_places_that_it_corrects(story: Element) -> None:
    links = story.findall(".//section[@id='section-corrections']//ul/li/a")
    places = [link.get("href", "").removeprefix(f"{STORY}#") for link in links]
    assert places == ["strike", "figure-drivers", "quote-nobody", "quote-no-choice"]
    for place in places:
        assert by_id(story, place).findall(".//div[@class='correction']")


def test_a_quote_has_its_translation_and_its_speakers_page_has_the_quote(story: Element) -> None:
    for page in (story, read(f"{BASE}participants/tram-union/")):
        (quote,) = [one for one in page.iter("figure") if "Wir haben gewartet." in words(one)]
        assert "In translation: We have waited." in words(quote)


def test_a_page_says_which_promise_has_passed_and_that_nobody_looked_lately(
    tmp_path: Path,
) -> None:
    for name, text in {
        "nutgraf.toml": 'title = "Trams"\nreview_after = 30\n',
        "content/explainers/trams.md": explainer("next: [{text: Talks., date: 2020-09-20}]\n"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    def page(day: str) -> Element:
        assert cli.run(["build", "--root", str(tmp_path), "--now", day]) == 0
        text = (tmp_path / "output/explainers/trams/index.html").read_text(encoding="utf-8")
        parsed: Element = html5lib.parse(text, namespaceHTMLElements=False)
        return parsed

    before, after = page("2020-09-19"), page("2020-11-01")
    assert "This date has passed" not in words(by_id(before, "section-next"))
    assert "This date has passed" in words(by_id(after, "section-next"))
    assert "Not reviewed lately" not in words(before.find(".//header"))
    assert "Not reviewed lately" in words(after.find(".//main//header"))
