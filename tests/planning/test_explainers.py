"""What an explainer's page is given."""

from __future__ import annotations

from tests.conftest import SOUND, SiteMaker


def test_a_standfirst_that_says_no_more_than_what_happened_is_not_said_twice(
    site: SiteMaker,
) -> None:
    told = SOUND.replace("what:", "summary: Why, and what comes next.\nwhat:")
    made = site({"explainers/told.md": told, "explainers/untold.md": SOUND})
    content = {id: made.page(f"/explainers/{id}/").context for id in ("told", "untold")}
    assert content["told"].standfirst == "Why, and what comes next."
    assert content["untold"].standfirst == ""
    assert content["untold"].card.summary == "All trams stood still for a day."
