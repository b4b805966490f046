"""An explainer as a news item of ninjs 3.0."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from nutgraf.rendering.encoding import ENCODERS
from tests.conftest import PlannedSite, SiteMaker, explainer

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ninjs-3.0.json").read_text("utf-8"))
HOME = "https://news.example/2020/"
STORY = explainer(
    "updated: 2020-09-18T10:00\ntopics: [Transport]\nwhere: Springfield\n",
    body="It began with [[Ada Byron]].\n",
)
ADA = "---\nname: Ada Byron\nkind: person\n---\n"


def item(made: PlannedSite) -> Any:
    (file,) = [file for file in made.plan.data if file.format == "ninjs"]
    return json.loads(ENCODERS["ninjs"](file.data))


def test_a_story_is_a_whole_news_item(site: SiteMaker) -> None:
    made = item(
        site({"explainers/trams.md": STORY, "participants/ada-byron.md": ADA}, base_url=HOME)
    )
    assert made["uri"] == f"{HOME}explainers/trams/#article"
    assert made["standard"]["version"] == "3.0"
    assert [one["value"] for one in made["headlines"]] == ["Why the trams stopped"]
    assert datetime.fromisoformat(made["firstCreated"]).isoformat() == "2020-09-16T00:00:00+00:00"
    assert datetime.fromisoformat(made["versionCreated"]).hour == 10
    (body,) = made["bodies"]
    assert f'href="{HOME}participants/ada-byron/"' in body["value"]
    person = f"{HOME}participants/ada-byron/#participant"
    assert made["people"] == [{"name": "Ada Byron", "uri": person}]
    assert [one["name"] for one in made["subjects"]] == ["Transport"]
    assert [one["name"] for one in made["places"]] == ["Springfield"]
    assert [one["name"] for one in made["events"]] == ["The strike is called"]


def test_an_item_has_the_fields_of_the_standard_in_their_forms(site: SiteMaker) -> None:
    everybody = "  - Ada Byron\n  - Tram Union\n  - Springfield\n  - The Tram Song\n  - Somebody\n"
    kinds = {
        "tram-union": ("Tram Union", "organization"),
        "springfield": ("Springfield", "place"),
        "song": ("The Tram Song", "work"),
    }
    files = {
        "explainers/trams.md": STORY.replace("  - Ada Byron\n", everybody),
        "participants/ada-byron.md": ADA,
        "pages/corrections.md": "---\ntitle: How we correct\nslug: mistakes\n---\nSo.\n",
        **{
            f"participants/{id}.md": f"---\nname: {name}\nkind: {kind}\n---\n"
            for id, (name, kind) in kinds.items()
        },
    }
    made = item(site(files, base_url=HOME))
    checker = Draft202012Validator.FORMAT_CHECKER
    faults = Draft202012Validator(SCHEMA, format_checker=checker).iter_errors(made)
    assert [fault.message for fault in faults] == []
    assert {"people", "organisations", "places", "objects", "subjects"} <= made.keys()
    assert made["trustIndicators"] == [
        {
            "role": "https://schema.org/correctionsPolicy",
            "title": "How we correct",
            "href": f"{HOME}mistakes/",
        }
    ]


def test_what_a_story_does_not_have_is_left_out(site: SiteMaker) -> None:
    made = item(site({"explainers/trams.md": explainer()}, base_url=HOME))
    assert {"by", "places", "organisations"} & made.keys() == set()
    assert all(value not in ("", [], None) for value in made.values())


def test_a_draft_is_no_news_item(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": explainer("draft: yes\n")}, base_url=HOME, drafts=True)
    assert [file for file in made.plan.data if file.format == "ninjs"] == []
