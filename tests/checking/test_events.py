"""One event told once, and shown everywhere."""

from __future__ import annotations

import pytest

from tests.conftest import SOUND, SiteMaker, explainer, with_line

VOTE = explainer().replace("The strike is called", "The union votes\n    id: vote")


def test_a_reused_event_stands_on_both_timelines_and_once_on_the_persons(site: SiteMaker) -> None:
    told = VOTE.replace("    id: vote", "    id: vote\n    who: Ada Byron")
    made = site(
        {
            "explainers/buses.md": told.replace("Why the trams", "Why the buses"),
            "explainers/trams.md": SOUND.replace("timeline:\n", "timeline:\n  - see: buses#vote\n"),
        }
    )
    assert made.codes == []
    assert made.edition.explainers["trams"].timeline == ("buses#vote", "trams#2020-09-15")
    [year] = made.page("/participants/ada-byron/").context.timeline.years
    [event] = year.events
    assert [told_in.href for told_in in event.told_in] == [
        "/explainers/buses/",
        "/explainers/trams/",
    ]
    assert event.href == "/explainers/buses/#vote"


def test_an_event_without_an_id_keeps_its_address_when_its_words_change(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": SOUND.replace("The strike is called", "Strike called")})
    assert list(made.edition.events) == ["trams#2020-09-15"]


def test_two_events_of_one_date_get_different_addresses(site: SiteMaker) -> None:
    second = "  - date: 2020-09-15\n    event: The buses stop, too\n---\nThe"
    made = site({"explainers/trams.md": SOUND.replace("---\nThe", second)})
    assert list(made.edition.events) == ["trams#2020-09-15", "trams#2020-09-15-2"]


def test_an_event_whose_number_is_taken_gets_the_next(site: SiteMaker) -> None:
    keys = ("id: 2020-09-15-2", "where: A", "where: B", "where: C")
    listed = ", ".join(f"{{date: 2020-09-15, event: E, {each}}}" for each in keys)
    made = site({"explainers/trams.md": with_line(f"timeline: [{listed}]\n")})
    assert [(event.id, event.where) for event in made.edition.events.values()] == [
        ("2020-09-15-2", ""),
        ("2020-09-15", "A"),
        ("2020-09-15-3", "B"),
        ("2020-09-15-4", "C"),
    ]


def test_a_timeline_is_in_order_of_time_whatever_the_order_in_the_file(site: SiteMaker) -> None:
    earlier = "  - date: 2020-08\n    event: Talks\n---\nThe"
    made = site({"explainers/trams.md": SOUND.replace("---\nThe", earlier)})
    assert made.edition.explainers["trams"].timeline == ("trams#2020-08", "trams#2020-09-15")


def test_causes_lead_both_ways_across_explainers(site: SiteMaker) -> None:
    effect = SOUND.replace("is called", "is called\n    because: buses#vote")
    made = site(
        {
            "explainers/buses.md": VOTE.replace("Why the trams", "Why the buses"),
            "explainers/trams.md": effect,
        }
    )
    events = {
        event.href: event
        for year in made.page("/timeline/").context.timeline.years
        for event in year.events
    }
    strike, vote = "/explainers/trams/#2020-09-15", "/explainers/buses/#vote"
    assert [cause.href for cause in events[strike].because] == [vote]
    assert [led_to.href for led_to in events[vote].led_to] == [strike]


def test_an_effect_in_the_same_vague_month_as_its_cause_is_possible(site: SiteMaker) -> None:
    cause = "    because: talks\n  - date: 2020-09\n    event: Talks\n    id: talks\n---\nThe"
    assert site({"explainers/trams.md": SOUND.replace("---\nThe", cause)}).codes == []


def test_an_event_of_a_draft_is_left_out_with_a_warning(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/buses.md": VOTE.replace("---\nThe", "draft: yes\n---\nThe"),
            "explainers/trams.md": SOUND.replace("timeline:\n", "timeline:\n  - see: buses#vote\n"),
        }
    )
    (finding,) = made.report.diagnostics
    assert finding.code == "link-to-unpublished"
    assert finding.message == "`buses` isn't published, so this event is left out."
    assert finding.location
    assert (finding.location.path, finding.location.line) == ("content/explainers/trams.md", 9)
    assert made.edition.explainers["trams"].timeline == ("trams#2020-09-15",)


@pytest.mark.parametrize(
    "entry", ["{date: 2020-09-15, event: E, because: caled}", "{see: caled}", "{see: trams#caled}"]
)
def test_a_misspelt_event_of_the_same_explainer_is_guessed_by_its_id(
    site: SiteMaker, entry: str
) -> None:
    line = f"timeline: [{{date: 2020-09-15, event: E, id: called}}, {entry}]\n"
    (finding,) = site({"explainers/trams.md": with_line(line)}).report.diagnostics
    assert (finding.code, finding.hint) == ("unknown-event", "Did you mean `called`?")


def test_a_misspelt_event_of_a_misspelt_explainer_is_guessed_all_the_same(site: SiteMaker) -> None:
    one = explainer().replace("event: The strike is called", "event: It is called\n    id: called")
    other = explainer().replace("timeline:\n", "timeline:\n  - see: tarms#caled\n")
    made = site({"explainers/trams.md": one, "explainers/buses.md": other})
    (finding,) = made.report.diagnostics
    assert (finding.code, finding.hint) == ("unknown-event", "Did you mean `trams#called`?")


def test_what_a_circle_of_causes_leads_to_is_no_part_of_the_circle(site: SiteMaker) -> None:
    events = ("id: a, because: b", "id: b, because: a", "id: c, because: b", "id: d, because: c")
    listed = ", ".join(f"{{date: 2020-09-15, event: E, {keys}}}" for keys in events)
    made = site({"explainers/trams.md": with_line(f"timeline: [{listed}]\n")})
    assert made.codes == ["cause-cycle", "cause-cycle"]


def test_an_event_of_a_circle_may_have_a_cause_outside_of_it(site: SiteMaker) -> None:
    events = ("id: x", "id: a, because: [x, b]", "id: b, because: a")
    listed = ", ".join(f"{{date: 2020-09-15, event: E, {keys}}}" for keys in events)
    made = site({"explainers/trams.md": with_line(f"timeline: [{listed}]\n")})
    assert made.codes == ["cause-cycle", "cause-cycle"]


@pytest.mark.parametrize(
    ("event", "advice"),
    [
        ("{event: E}", "Add `date:`, as exactly as it is known."),
        ("{date: 2020-09-15, event: E, id: '!'}", "Use letters, digits and hyphens."),
    ],
)
def test_it_is_said_how_to_mend_an_event(site: SiteMaker, event: str, advice: str) -> None:
    made = site({"explainers/trams.md": with_line(f"timeline: {event}\n")})
    assert [finding.hint for finding in made.report.diagnostics] == [advice]


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ("kind: person\nborn: 2020-09-20", "before X was born (2020-09-20)."),
        ("kind: group\nfounded: 2020-09-20", "before X came into being (2020-09-20)."),
        ("kind: person\ndied: 2019", "after X died (2019)."),
        ("kind: group\ndissolved: 2019", "after X came to an end (2019)."),
    ],
)
def test_it_is_said_of_an_event_that_its_participant_was_not_there_yet_or_any_more(
    site: SiteMaker, profile: str, message: str
) -> None:
    files = {
        "explainers/a.md": with_line("timeline: {date: 2020-09-15, event: E, who: x}\n"),
        "participants/x.md": f"---\nname: X\n{profile}\n---\n",
    }
    (finding,) = site(files).report.diagnostics
    assert (finding.code, finding.message) == (
        "outside-lifetime",
        f"This event is dated {message}",
    )
