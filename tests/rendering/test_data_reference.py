"""The page about data says what the files have."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from nutgraf.rendering.calendars import span_of
from nutgraf.rendering.tables import COLUMNS
from nutgraf.rendering.timelinejs import timelinejs_data
from nutgraf.rendering.wording import word_when
from tests.conftest import PlannedSite, SiteMaker
from tests.rendering.specimens import timeline_of, told, when

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "data.md").read_text("utf-8")

STORY = """---
title: Why the trams stopped
date: 2020-09-16
topics: Transport
what: All trams stood still.
why: {text: A strike., events: vote, sources: minutes}
who: Ada Byron
timeline: {date: 2020-09-15, id: vote, event: A vote, who: Ada Byron, quote: {text: No., by: Ada}}
known: It is over.
questions: {question: When?, answer: Soon.}
figures: {value: 5, label: trams}
sources: {minutes: Minutes}
updates: {date: 2020-09-17, text: More.}
corrections: {date: 2020-09-18, text: Wrong.}
---
"""
ADA = "---\nname: Ada Byron\nalso_known_as: Ada\nmemberships: Tram Union\n---\n"


def section(heading: str) -> str:
    """What stands below a heading of the page."""
    found = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#|\Z)", PAGE, re.DOTALL | re.MULTILINE
    )
    assert found, heading
    return found[2]


def rows(text: str) -> list[list[str]]:
    """The cells of the rows of a text's tables."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def documented(heading: str) -> list[str]:
    """The names in the first column of a section's table."""
    return [name for row in rows(section(heading)) for name in re.findall("`([^`]+)`", row[0])]


@pytest.fixture
def published(site: SiteMaker) -> PlannedSite:
    made = site({"explainers/trams.md": STORY, "participants/ada-byron.md": ADA})
    assert made.codes == []
    return made


def index_of(made: PlannedSite, page: str) -> dict[str, Any]:
    """The data beside a page."""
    found: dict[str, Any] = next(file.data for file in made.plan.data if file.url == page)
    return found


def test_every_key_of_index_json_is_documented(published: PlannedSite) -> None:
    story = index_of(published, "/explainers/trams/index.json")
    person = index_of(published, "/participants/ada-byron/index.json")
    shapes = {
        "An explainer": story,
        "A participant": person,
        "A topic": index_of(published, "/topics/transport/index.json"),
        "An event": story["events"][0],
        "A part": story["who"][0],
        "A cause": story["why"][0],
        "A statement": story["known"][0],
        "A figure": story["figures"][0],
        "A quote": story["events"][0]["quote"],
        "A source": story["sources"][0],
        "A correction": story["corrections"][0],
        "A post": person["memberships"][0],
    }
    for heading, shape in shapes.items():
        assert sorted(documented(heading)) == sorted(shape), heading


def test_every_column_of_the_table_is_documented_in_its_order() -> None:
    assert documented("timeline.csv") == list(COLUMNS)


def test_every_timeline_has_the_files_that_the_page_lists(published: PlannedSite) -> None:
    listed = [row[0].strip("`") for row in rows(PAGE[: PAGE.index("## Dates")])]
    beside = [file.url for file in published.plan.data if file.url.startswith("/explainers/trams/")]
    assert set(listed) <= {url.rpartition("/")[2] for url in beside}


DATES = [(row[0].strip("`"), row[1], row[2]) for row in rows(section("Dates"))]


def calendar_words(text: str) -> str:
    """What the page says of a date in a calendar."""
    span = span_of(when(text))
    if span is None or span[1] is None:
        return "a note"
    last = span[1] - timedelta(days=1)
    days = f"{span[0]} to {last}" if span[0] != last else f"{span[0]}"
    is_whole = None not in (when(text).earliest, when(text).latest)
    return days if is_whole else f"{days}, with “({word_when(when(text), 'en')})”"


def slide_words(text: str) -> str:
    """What the page says of a date in TimelineJS."""
    slide = timelinejs_data(timeline_of(told(text)))["events"][0]
    ends = [slide[end] for end in ("start_date", "end_date") if end in slide]
    return " to ".join("-".join(map(str, end.values())) for end in ends)


@pytest.mark.parametrize(("text", "calendar", "slide"), DATES)
def test_date_stands_in_each_file_as_the_page_says(text: str, calendar: str, slide: str) -> None:
    assert calendar_words(text) == calendar
    assert slide_words(text) == slide
