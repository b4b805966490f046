"""Tables as a spreadsheet reads them: a row an event, and no cell that it would compute."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from nutgraf.model.news import EventStatus, Source
from nutgraf.model.pages import Markup
from nutgraf.model.timelines import TimelineEvent
from nutgraf.rendering.tables import COLUMNS, encode_table
from tests.rendering.specimens import timeline_of, told


def rows(*events: TimelineEvent) -> list[dict[str, str]]:
    """What a program reads of a table."""
    text = encode_table(timeline_of(*events)).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_row_says_everything_of_its_event() -> None:
    report = Source("report", "The report", url="https://paper.example/1")
    bare = Source(
        "https://paper.example/2", "https://paper.example/2", url="https://paper.example/2"
    )
    event = told("2020-07", status=EventStatus.ALLEGED, sources=(report, bare))
    assert rows(event) == [
        {
            "id": "strike",
            "explainer": "trams",
            "date": "2020-07",
            "earliest": "2020-07-01",
            "latest": "2020-07-31",
            "precision": "month",
            "headline": "The drivers strike",
            "text": "All trams stand still.",
            "participants": "Ada Byron; Tram Union",
            "where": "Oldtown",
            "sources": "The report <https://paper.example/1>; https://paper.example/2",
            "status": "alleged",
            "url": "https://news.example/explainers/trams/#strike",
        }
    ]


def test_end_that_is_not_known_is_empty() -> None:
    (row,) = rows(told("../2020-09"))
    assert (row["earliest"], row["latest"]) == ("", "2020-09-30")


def test_rows_are_in_the_order_of_the_timeline() -> None:
    assert [row["id"] for row in rows(told(key="a#2"), told(key="a#1"))] == ["2", "1"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_can_be_taken_for_a_formula(start: str) -> None:
    evil = f'{start}HYPERLINK("https://evil.example";"x")'
    (row,) = rows(
        told(
            headline=evil, where=evil, participants=(evil,), sources=(Source("s", evil),), url=evil
        )
    )
    for column in ("headline", "where", "participants", "sources", "url"):
        assert row[column] == f"'{evil}"


def test_year_before_christ_is_no_formula_either() -> None:
    (row,) = rows(told("-0043-03-15"))
    assert (row["date"], row["earliest"]) == ("'-0043-03-15", "'-0043-03-15")


def test_commas_quotes_and_line_breaks_stay_in_their_cell() -> None:
    (row,) = rows(told(headline='He said "no",\nand left', text=Markup("One.\n\nTwo, *three*.")))
    assert row["headline"] == 'He said "no",\nand left'
    assert row["text"] == "One.\n\nTwo, three."


def test_file_is_utf8_with_a_mark_and_lines_as_the_standard_wants() -> None:
    written = encode_table(timeline_of(told(headline="電車")))
    assert written.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    assert "電車".encode() in written
    assert written.endswith(b"\r\n")
