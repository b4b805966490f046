"""What stands above a timeline: the years to go to."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.rendering import load_theme, render_page
from tests.conftest import SiteMaker
from tests.planning.test_timelines import many_events

THEMES = Path(__file__).resolve().parents[2] / "themes"


@pytest.mark.parametrize(
    ("years", "links", "folded"), [(2, 0, False), (10, 10, False), (60, 60, True)]
)
def test_years_to_go_to_are_folded_up_where_they_are_very_many(
    site: SiteMaker, years: int, links: int, folded: bool
) -> None:
    story = many_events(years, "19{number:02}-{month:02}-{day:02}")
    made = site({"explainers/long.md": story})
    theme = load_theme("default", (THEMES,), Report())
    assert theme is not None
    page = made.page("/explainers/long/timeline/")
    html = (render_page(made.plan.site, page, theme, Report()) or b"").decode()
    assert html.count('<a href="#year-') == links
    assert ("<summary>Years</summary>" in html) == folded
