"""A mistake put right is marked wherever it showed."""

from __future__ import annotations

from tests.conftest import SOUND, SiteMaker

CORRECTED = SOUND.replace("is called", "is called\n    id: strike\n    who: Ada Byron").replace(
    "---\nThe",
    "corrections:\n  - {date: 2020-09-18, text: Wrong day., event: strike}\n"
    "  - {date: 2020-09-19, text: Wrong name.}\n---\nThe",
)


def test_a_correction_shows_at_its_event_on_every_timeline(site: SiteMaker) -> None:
    reusing = SOUND.replace("timeline:\n", "timeline:\n  - see: a#strike\n")
    made = site({"explainers/a.md": CORRECTED, "explainers/b.md": reusing})
    assert made.codes == []
    for url in ("/explainers/a/", "/explainers/b/", "/participants/ada-byron/", "/timeline/"):
        years = made.page(url).context.timeline.years
        events = {event.href: event for year in years for event in year.events}
        [correction] = events["/explainers/a/#strike"].corrections
        assert correction.text.text == "Wrong day."


def test_all_corrections_stand_on_one_page_newest_first(site: SiteMaker) -> None:
    made = site({"explainers/a.md": CORRECTED})
    listed = made.page("/corrections/").context.corrections
    assert [one.text.text for one in listed] == ["Wrong name.", "Wrong day."]
    assert [one.told_in.href for one in listed] == ["/explainers/a/", "/explainers/a/"]
