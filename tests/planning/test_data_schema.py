"""The published JSON Schema describes the data of a site, all of it, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nutgraf.build import plan_site
from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Plan
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.settings import Overrides, load_settings
from tests.conftest import SiteMaker
from tests.planning.test_timelines import many_events
from tests.whole import in_one

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/data.schema.json").read_text(encoding="utf-8"))
SITES = [ROOT, ROOT / "tests/sites/trams/site"]
LONG = {"explainers/long.md": many_events(400)}
PART = re.compile(r"/\d{4}(-\d\d)?(-\d+)?/index\.json$")


def planned(root: Path) -> Plan:
    report = Report()
    now = datetime(2020, 10, 1, 12, tzinfo=UTC)
    settings = load_settings(root, Overrides(now=now, drafts=True), report)
    assert settings is not None
    return in_one(plan_site(settings, report))


def documents(plan: Plan) -> Iterator[tuple[str, Any]]:
    for file in plan.data:
        if file.format == "json":
            yield file.url, json.loads(ENCODERS["json"](file.data))


def form_of(url: str) -> str:
    """The definition in the schema that a file should meet."""
    if PART.search(url):
        return "timeline"
    name = url.rpartition("/")[2]
    return url.split("/")[1].removesuffix("s") if name == "index.json" else name[:-5]


@pytest.mark.parametrize("root", SITES, ids=["demonstration", "trams"])
def test_every_data_file_is_of_its_own_form(root: Path) -> None:
    met = hold_to_their_forms(planned(root))
    assert met | {"timeline"} == {each["$ref"].rpartition("/")[2] for each in SCHEMA["oneOf"]}


def test_parts_of_a_long_timeline_are_of_their_own_form(site: SiteMaker) -> None:
    assert "timeline" in hold_to_their_forms(site(LONG).plan)


def hold_to_their_forms(plan: Plan) -> set[str]:
    """Hold all data of a site to the schema; gives the forms that were met."""
    met = set()
    for url, data in documents(plan):
        form = {**SCHEMA, "oneOf": [{"$ref": f"#/$defs/{form_of(url)}"}]}
        mistakes = [each.message for each in Draft202012Validator(form).iter_errors(data)]
        assert (url, mistakes) == (url, [])
        met.add(form_of(url))
    return met


def test_the_schema_is_one_and_tells_the_forms_apart() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    for _, data in documents(planned(SITES[1])):
        assert validator.is_valid(data)
        key = next(key for key in data if isinstance(data[key], list))
        assert not validator.is_valid({**data, key: [1]})
        assert not validator.is_valid({**data, "unheard-of": 1})
