"""The index of participants: told about in few, named by letter in many."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.rendering import load_theme, render_page
from tests.conftest import SOUND, SiteMaker

THEMES = Path(__file__).resolve().parents[2] / "themes"


@pytest.mark.parametrize(
    ("people", "letters", "counts"), [(3, False, True), (60, True, True), (400, True, False)]
)
def test_index_grows_from_lines_to_letters_to_names_alone(
    site: SiteMaker, people: int, letters: bool, counts: bool
) -> None:
    names = "".join(f"  - {chr(65 + at % 26)} {'x' * (at // 26)} {at}\n" for at in range(people))
    made = site({"explainers/trams.md": SOUND.replace("  - Ada Byron\n", names)})
    theme = load_theme("default", (THEMES,), Report())
    assert theme is not None
    page = made.page("/participants/")
    html = (render_page(made.plan.site, page, theme, Report()) or b"").decode()
    assert html.count("<bdi>") == people
    assert ('<a href="#letter-2">B</a>' in html, 'id="letter-2"' in html) == (letters, letters)
    assert ("1 explainer" in html) == counts
