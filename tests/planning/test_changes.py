"""What is new in a story, and since when: on its page, in its data, feeds and calendars."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.conftest import SOUND, PlannedSite, SiteMaker, explainer

HOME = "https://news.example/"
CHANGED = SOUND.replace(
    "is called\n", "is called\n    added: 2020-09-18\n    changed: 2020-09-20\n"
)


def event_data(made: PlannedSite) -> Any:
    (file,) = [file for file in made.plan.data if file.url == "/explainers/a/index.json"]
    (event,) = file.data["events"]
    return event


def test_an_event_says_when_it_came_into_the_story_and_changed_there(site: SiteMaker) -> None:
    made = site({"explainers/a.md": CHANGED})
    assert made.codes == []
    (year,) = made.page("/timeline/").context.timeline.years
    (event,) = year.events
    assert (event.added.text, event.changed.text) == ("2020-09-18", "2020-09-20")
    assert event_data(made)["added"] == "2020-09-18"
    assert event_data(made)["changed"] == "2020-09-20"


def test_an_event_that_was_there_from_the_start_has_no_such_dates(site: SiteMaker) -> None:
    made = site({"explainers/a.md": SOUND})
    assert (event_data(made)["added"], event_data(made)["changed"]) == (None, None)


def test_an_event_that_was_added_later_is_news_in_the_storys_feed(site: SiteMaker) -> None:
    made = site({"explainers/a.md": CHANGED}, base_url=HOME)
    (feed,) = [file.data for file in made.plan.data if file.url == "/explainers/a/feed.xml"]
    (entry,) = [entry for entry in feed.entries if entry.news == "event"]
    assert entry.published == datetime(2020, 9, 18, tzinfo=UTC)
    assert entry.updated == datetime(2020, 9, 20, tzinfo=UTC)


def test_a_calendar_knows_when_an_event_last_changed(site: SiteMaker) -> None:
    made = site({"explainers/a.md": CHANGED})
    (told,) = [file.data for file in made.plan.data if file.url == "/explainers/a/timeline.ics"]
    assert told.events[0].changed.text == "2020-09-20"


def test_a_change_within_the_day_of_its_addition_is_in_order(site: SiteMaker) -> None:
    story = CHANGED.replace("2020-09-18", "2020-09-20T18:00")
    assert site({"explainers/a.md": story}).codes == []


@pytest.mark.parametrize(
    "front",
    ["updates: {date: 2020-10-02, text: A.}\n", "corrections: {date: 2020-10-02, text: A.}\n"],
)
def test_a_log_that_is_ahead_of_its_time_is_a_warning(site: SiteMaker, front: str) -> None:
    assert site({"explainers/a.md": explainer(front)}).codes == ["dated-ahead"]
    assert site({"explainers/a.md": explainer(front.replace("-10-02", "-10-01"))}).codes == []


def test_a_story_that_is_still_to_come_may_say_when_it_will_have_changed(site: SiteMaker) -> None:
    story = explainer("updates: {date: 2020-10-09, text: A.}\n").replace(
        "date: 2020-09-16", "date: 2020-10-08"
    )
    assert "dated-ahead" not in site({"explainers/a.md": story}, drafts=True).codes


@pytest.mark.parametrize(("day", "passed"), [("2020-09-30", True), ("2020-10-01", False)])
def test_what_was_to_come_and_has_passed_is_known_to_the_page(
    site: SiteMaker, day: str, passed: bool
) -> None:
    story = explainer(f"next: {{text: Talks., date: {day}}}\nknown: {{text: A., date: {day}}}\n")
    made = site({"explainers/a.md": story})
    content = made.page("/explainers/a/").context
    assert [one.passed for one in (*content.next, *content.known)] == [passed, False]
    assert made.codes == (["next-passed"] if passed else [])
