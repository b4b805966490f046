"""Roles on a participant's page: from when to when, in words that don't repeat themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.rendering import load_theme, render_page
from tests.conftest import SOUND, SiteMaker

THEMES = Path(__file__).resolve().parents[2] / "themes"
PERSON = """---
name: Ada Byron
memberships:
  - organization: Tram Union
    role: secretary
{}---
"""


def roles(site: SiteMaker, start: str = "", end: str = "", lang: str = "en") -> str:
    """How long somebody had a role, as their page has it."""
    ends = {"start": start, "end": end}
    person = PERSON.format("".join(f"    {key}: {date}\n" for key, date in ends.items() if date))
    made = site({"explainers/a.md": SOUND, "participants/ada-byron.md": person}, language=lang)
    theme = load_theme("default", (THEMES,), Report())
    assert theme is not None
    page = made.page("/participants/ada-byron/")
    html = (render_page(made.plan.site, page, theme, Report()) or b"").decode()
    own = html.partition('id="section-roles"')[2]
    return own.partition('<p class="apparatus">')[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("lang", "month"),
    [
        ("en", "July 2020"),
        ("de", "Juli 2020"),
        ("fr", "juillet 2020"),
        ("es", "julio de 2020"),
        ("ar", "يوليو 2020"),
        ("zh", "2020年7月"),
    ],
)
def test_role_that_began_and_ended_in_one_month_names_it_once(
    site: SiteMaker, lang: str, month: str
) -> None:
    assert roles(site, "2020-07", "2020-07", lang) == f'<time datetime="2020-07">{month}</time>'


def test_role_of_several_months_names_both_ends(site: SiteMaker) -> None:
    told = roles(site, "2020-07", "2020-09")
    assert told.index("July 2020") < told.index("–") < told.index("September 2020")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-07", "", "since July 2020"),
        ("", "2020-07", "until July 2020"),
        ("../2020-07", "", "by July 2020"),
    ],
)
def test_role_of_which_one_end_is_known_says_which(
    start: str, end: str, words: str, site: SiteMaker
) -> None:
    assert re.sub("<.*?>", "", roles(site, start, end)) == words
