"""TimelineJS's data says no more of a date than is known, and shows our words for it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from nutgraf.model.news import EventStatus
from nutgraf.model.pages import Markup
from nutgraf.model.timelines import TimelineEvent, TimelinePicture
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.timelinejs import timelinejs_data
from tests.rendering.specimens import STRIKE, timeline_of, told


def slide(event: TimelineEvent) -> dict[str, Any]:
    """The slide of an event in a timeline of its own."""
    found: dict[str, Any] = timelinejs_data(timeline_of(event))["events"][0]
    return found


def day(year: int, month: int, date: int) -> dict[str, int]:
    return {"year": year, "month": month, "day": date}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020-05-25", day(2020, 5, 25), None),
        ("2020-07", {"year": 2020, "month": 7}, None),
        ("2020~", {"year": 2020}, None),
        ("2020-09-15T14:30", {**day(2020, 9, 15), "hour": 14, "minute": 30}, None),
        (
            "2020-09-15T00:00:07",
            {**day(2020, 9, 15), "hour": 0, "minute": 0, "second": 7},
            None,
        ),
        ("2020-24", {"year": 2020, "month": 12}, {"year": 2021, "month": 2}),
        ("196X", {"year": 1960}, {"year": 1969}),
        ("19XX", {"year": 1900}, {"year": 1999}),
        ("2020-05/2020-07-04", {"year": 2020, "month": 5}, day(2020, 7, 4)),
        ("[2020-06-03,2020-06-05]", day(2020, 6, 3), day(2020, 6, 5)),
        ("2019/..", {"year": 2019}, None),
        ("../2020-09", {"year": 2020, "month": 9}, None),
        ("-0043-03-15", day(-44, 3, 15), None),
        ("0000", {"year": -1}, None),
        ("-0009/0014", {"year": -10}, {"year": 14}),
    ],
)
def test_date_has_the_parts_that_are_known(
    text: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    found = slide(told(text))
    assert found["start_date"] == start
    assert found.get("end_date") == end


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("2020-09~", "en", "about September 2020"),
        ("2020-09~", "de", "um September 2020"),
        ("../2020-09", "en", "by September 2020"),
        ("-0043", "en", "44 BC"),
    ],
)
def test_reader_sees_the_honest_words_of_the_date(text: str, lang: str, words: str) -> None:
    assert slide(told(text, lang=lang))["display_date"] == words


def test_status_stands_beside_the_date() -> None:
    alleged = told("2020-07", status=EventStatus.ALLEGED)
    assert slide(alleged)["display_date"] == "July 2020 · Alleged"


def test_slide_has_headline_text_and_the_way_back() -> None:
    assert slide(STRIKE)["text"] == {
        "headline": "The drivers strike",
        "text": "<p>All trams <em>stand</em> still.</p>"
        '<p><a href="https://news.example/explainers/trams/#strike">Why the trams stopped</a></p>',
    }


def test_without_an_origin_there_is_no_way_back() -> None:
    found = slide(told(url="/explainers/trams/#strike", text=Markup("")))
    assert found["text"]["text"] == ""


def test_title_slide_is_the_timelines() -> None:
    data = timelinejs_data(timeline_of(STRIKE, title="Trams & buses", url="/", description="a < b"))
    assert data["title"] == {"text": {"headline": "Trams &amp; buses", "text": "<p>a &lt; b</p>"}}


def test_slide_keeps_its_address_when_its_words_change() -> None:
    assert slide(told("2021", headline="Other words"))["unique_id"] == "trams--strike"


def test_picture_comes_with_its_words() -> None:
    picture = TimelinePicture("https://news.example/depot.jpg", "A depot", "Empty & quiet", "Ada")
    assert slide(told(picture=picture))["media"] == {
        "url": "https://news.example/depot.jpg",
        "alt": "A depot",
        "caption": "Empty &amp; quiet",
        "credit": "Ada",
    }
    assert "media" not in slide(STRIKE)


def test_events_of_several_explainers_are_grouped_by_them() -> None:
    other = told(key="buses#extra", story="Buses <now>")
    groups = [one["group"] for one in timelinejs_data(timeline_of(STRIKE, other))["events"]]
    assert groups == ["Why the trams stopped", "Buses &lt;now&gt;"]
    assert "group" not in slide(STRIKE)


class Tags(HTMLParser):
    """Collects the tags of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.found.append(tag)


def test_no_words_become_markup() -> None:
    evil = "<img src=x onerror=alert(1)>"
    found = slide(told(headline=evil, text=Markup(evil), story=evil))
    assert Tags(found["text"]["headline"]).found == []
    assert "onerror" not in found["text"]["text"].replace("&lt;img src=x onerror", "")


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("2020", "human"),
        ("-9999", "human"),
        ("Y275760", "cosmological"),
        ("Y-300000", "cosmological"),
    ],
)
def test_scale_fits_the_years(text: str, scale: str) -> None:
    assert timelinejs_data(timeline_of(told(text), STRIKE))["scale"] == scale


def test_file_is_json_in_utf8() -> None:
    written = ENCODERS["timelinejs"](timeline_of(told(headline="電車が止まった")))
    assert "電車が止まった".encode() in written
    assert written.endswith(b"}\n")
