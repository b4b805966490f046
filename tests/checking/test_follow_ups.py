"""One mistake is reported once, however many files point at the one that has it."""

from __future__ import annotations

from tests.conftest import SOUND, SiteMaker, explainer

LATE = SOUND.replace("date: 2020-09-15\n", "date: 2020-09-15\n    id: called\n")


def test_nothing_is_said_of_what_points_at_a_file_with_a_mistake(site: SiteMaker) -> None:
    pointing = explainer(
        "related: trams\n",
        "[[trams]], [[Why the trams stopped]], [there](trams.md), [[Grace Hopper]].\n",
        SOUND.replace("Why the trams stopped", "Why the buses ran")
        .replace("timeline:\n", "timeline:\n  - see: trams#called\n")
        .replace(
            "    event: The strike is called\n",
            "    event: The strike is called\n    because: trams#called\n    who: Grace Hopper\n",
        ),
    )
    made = site(
        {
            "explainers/trams.md": LATE.replace("2020-09-16", "30 February"),
            "explainers/buses.md": pointing,
            "participants/grace-hopper.md": "---\nname: Grace Hopper\nborn: some day\n---\n",
        }
    )
    assert made.codes == ["invalid-date", "invalid-date"]


def test_a_cause_that_is_told_in_a_draft_is_left_out_with_a_warning(site: SiteMaker) -> None:
    cause = "    because: buses#called\n---\nThe"
    made = site(
        {
            "explainers/buses.md": LATE.replace("---\nThe", "draft: yes\n---\nThe"),
            "explainers/trams.md": SOUND.replace("---\nThe", cause),
        }
    )
    assert made.codes == ["link-to-unpublished"]
    (event,) = made.edition.events.values()
    assert event.because == ()
