"""A mistake put right is marked wherever it showed, and its log leads there and back."""

from __future__ import annotations

import json

from nutgraf.rendering.encoding import ENCODERS
from tests.conftest import SOUND, SiteMaker, explainer

CORRECTED = SOUND.replace("is called", "is called\n    id: strike\n    who: Ada Byron").replace(
    "---\nThe",
    "corrections:\n  - {date: 2020-09-18, text: Wrong day., event: strike}\n"
    "  - {date: 2020-09-19, text: Wrong name.}\n---\nThe",
)
RECORD = explainer(
    """figures: [{value: "40", label: drivers, id: drivers}, {value: "4", label: lines}]
quotes: [{text: Enough., by: Ada Byron, id: enough}, {text: No., by: Ada Byron}]
corrections:
  - {date: 2020-09-18, text: There were 40., figure: drivers}
  - {date: 2020-09-18, text: She said it twice., quote: enough}
  - {date: 2020-09-19, text: He heard it., quote: shouted}
"""
).replace("is called\n", "is called\n    quote: {text: Out., by: Ada Byron, id: shouted}\n")
HOME = "https://news.example/"


def test_a_correction_shows_at_its_event_on_every_timeline(site: SiteMaker) -> None:
    reusing = SOUND.replace("timeline:\n", "timeline:\n  - see: a#strike\n")
    made = site({"explainers/a.md": CORRECTED, "explainers/b.md": reusing})
    assert made.codes == []
    for url in ("/explainers/a/", "/explainers/b/", "/participants/ada-byron/", "/timeline/"):
        years = made.page(url).context.timeline.years
        events = {event.href: event for year in years for event in year.events}
        [correction] = events["/explainers/a/#strike"].corrections
        assert correction.text.text == "Wrong day."


def test_a_correction_shows_at_the_figure_that_it_corrects_alone(site: SiteMaker) -> None:
    figures = site({"explainers/a.md": RECORD}).page("/explainers/a/").context.figures
    assert [[one.text.text for one in figure.corrections] for figure in figures] == [
        ["There were 40."],
        [],
    ]
    assert [figure.id for figure in figures] == ["figure-drivers", ""]


def test_a_correction_shows_at_its_quote_on_the_explainer_and_on_the_speakers_page(
    site: SiteMaker,
) -> None:
    made = site({"explainers/a.md": RECORD})
    for url in ("/explainers/a/", "/participants/ada-byron/"):
        quotes = {quote.text: quote.corrections for quote in made.page(url).context.quotes}
        assert [one.text.text for one in quotes["Enough."]] == ["She said it twice."]
        assert quotes["No."] == ()
    (year,) = made.page("/timeline/").context.timeline.years
    (event,) = year.events
    assert [one.text.text for one in event.quote.corrections] == ["He heard it."]


def test_the_log_leads_to_what_was_corrected_and_from_there_back(site: SiteMaker) -> None:
    content = site({"explainers/a.md": RECORD}).page("/explainers/a/").context
    assert [[place.href for place in one.places] for one in content.corrections] == [
        ["/explainers/a/#figure-drivers"],
        ["/explainers/a/#quote-enough"],
        ["/explainers/a/#quote-shouted"],
    ]
    (mark,) = content.figures[0].corrections
    assert mark.href == "/explainers/a/#correction-2020-09-18"
    assert mark.id == content.corrections[0].id == "correction-2020-09-18"


def test_an_entry_of_a_log_keeps_its_address_when_another_is_added(site: SiteMaker) -> None:
    first, second = "{date: 2020-09-18, text: One.}", "{date: 2020-09-18, text: Two.}"
    third = "{date: 2020-09-20, text: Three.}"
    for log in (f"[{first}, {second}, {third}]", f"[{third}, {second}, {first}]"):
        made = site({"explainers/a.md": explainer(f"updates: {log}\n")})
        ids = {one.text.text: one.id for one in made.page("/explainers/a/").context.updates}
        assert ids == {
            "One.": "update-2020-09-18",
            "Two.": "update-2020-09-18-2",
            "Three.": "update-2020-09-20",
        }


def test_a_text_can_link_to_a_correction_and_to_what_it_corrects(site: SiteMaker) -> None:
    places = ("figure-drivers", "quote-enough", "correction-2020-09-18-2")
    body = " ".join(f"[there](#{place})" for place in places)
    made = site({"explainers/a.md": RECORD.replace("The story.", body)})
    assert made.codes == []


def test_two_quotes_with_one_id_are_reported(site: SiteMaker) -> None:
    made = site({"explainers/a.md": RECORD.replace("id: shouted", "id: enough")})
    assert made.codes == ["duplicate-anchor", "unknown-place"]


def test_an_event_with_the_address_of_a_quote_is_reported(site: SiteMaker) -> None:
    made = site({"explainers/a.md": RECORD.replace("called\n", "called\n    id: quote-enough\n")})
    assert made.codes == ["duplicate-anchor"]


def test_an_id_that_no_address_can_have_is_reported(site: SiteMaker) -> None:
    made = site({"explainers/a.md": RECORD.replace("id: drivers", "id: The Drivers")})
    assert made.codes == ["invalid-id", "unknown-place"]


def test_linked_data_says_what_a_correction_is_about(site: SiteMaker) -> None:
    made = site({"explainers/a.md": RECORD}, base_url=HOME)
    (file,) = [file for file in made.plan.data if file.url == "/graph.jsonld"]
    graph = {node["@id"]: node for node in json.loads(ENCODERS[file.format](file.data))["@graph"]}
    page = f"{HOME}explainers/a/#"
    (figure,) = graph[f"{page}correction-2020-09-18"]["about"]
    assert (figure["@type"], figure["name"], figure["value"]) == ("PropertyValue", "drivers", "40")
    (quote,) = graph[f"{page}correction-2020-09-19"]["about"]
    assert graph[quote["@id"]]["text"] == "Out."


def test_a_correction_of_a_quote_comes_in_its_speakers_feed(site: SiteMaker) -> None:
    made = site({"explainers/a.md": RECORD}, base_url=HOME)
    feeds = {file.url: file.data for file in made.plan.data if file.format == "atom"}
    texts = {entry.text.text for entry in feeds["/participants/ada-byron/feed.xml"].entries}
    assert {"She said it twice.", "He heard it."} <= texts
    assert "There were 40." not in texts


def test_all_corrections_stand_on_one_page_newest_first(site: SiteMaker) -> None:
    made = site({"explainers/a.md": CORRECTED})
    listed = made.page("/corrections/").context.corrections
    assert [one.text.text for one in listed] == ["Wrong name.", "Wrong day."]
    assert [one.told_in.href for one in listed] == ["/explainers/a/", "/explainers/a/"]


def test_a_correction_has_the_words_that_were_wrong_and_right_or_none(site: SiteMaker) -> None:
    log = "[{date: 2020-09-18, text: Two., was: '4', now: '40'}, {date: 2020-09-17, text: One.}]"
    made = site({"explainers/a.md": explainer(f"corrections: {log}\n")})
    (story,) = made.edition.explainers.values()
    assert [(one.was, one.now) for one in story.corrections] == [("4", "40"), ("", "")]
