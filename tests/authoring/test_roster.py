"""All participants at a glance."""

from __future__ import annotations

from nutgraf.authoring.roster import format_roster, list_participants
from tests.conftest import SiteMaker, explainer


def test_who_appears_most_comes_first_with_what_they_lack(site: SiteMaker) -> None:
    front = "topics: Trams\n"
    story = explainer(front).replace("  - Ada Byron", "  - Ada Byron\n  - Tram Union\n  - Bo Li")
    made = site(
        {
            "explainers/a.md": story.replace("is called", "is called\n    who: Tram Union"),
            "participants/ada-byron.md": "---\nname: Ada Byron\ndescription: A driver\n---\n",
            "participants/bo-li.md": "---\nname: Bo Li\n---\n",
        }
    )
    assert format_roster(list_participants(made.edition)).splitlines() == [
        "explainers events  participant",
        "         1      1  Tram Union (tram-union)  no file",
        "         1      0  Ada Byron (ada-byron)",
        "         1      0  Bo Li (bo-li)            no description",
    ]


def test_names_in_the_list_turn_no_line_around(site: SiteMaker) -> None:
    made = site({"explainers/a.md": explainer().replace("Ada Byron", "Ada \u202e Byron")})
    assert "Ada <U+202E> Byron" in format_roster(list_participants(made.edition))
