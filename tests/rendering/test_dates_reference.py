"""The page that tells writers about dates says what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.model.dates import Precision, Qualifier, Season
from nutgraf.rendering.wording import word_when

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "dates.md"
BERLIN = ZoneInfo("Europe/Berlin")


def rows(columns: int) -> list[list[str]]:
    """The rows of the page's table with so many columns: the date as written, and the rest."""
    cells = [line.strip("|").split(" | ") for line in PAGE.read_text("utf-8").splitlines()]
    found = [[cell.strip() for cell in row] for row in cells if len(row) == columns]
    return [[row[0].strip("`"), *row[1:]] for row in found if row[0].startswith("`")]


READ, REFUSED = rows(3), rows(2)


def test_both_tables_are_found() -> None:
    assert len(READ) > 20
    assert len(REFUSED) > 5


@pytest.mark.parametrize(("text", "words"), [(row[0], row[2]) for row in READ])
def test_the_reader_sees_what_the_page_says(text: str, words: str) -> None:
    assert " ".join(word_when(parse_when(text, BERLIN), "en").split()) == words


@pytest.mark.parametrize(("text", "answer"), REFUSED)
def test_the_answer_is_the_one_that_the_page_gives(text: str, answer: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse_when(text, BERLIN)
    assert f"{caught.value.reason} {caught.value.hint}".strip() == answer


def test_every_kind_of_date_stands_on_the_page() -> None:
    shown = [parse_when(row[0], BERLIN) for row in READ]
    assert {when.precision for when in shown} == set(Precision)
    assert {when.qualifier for when in shown} == set(Qualifier)


def test_the_spellings_in_the_text_are_dates() -> None:
    text = PAGE.read_text("utf-8").partition("## What is refused")[0]
    spellings = re.findall(r"`([0-9./~X-]{4,})`", text)
    assert spellings
    for spelling in spellings:
        assert parse_when(spelling, BERLIN).text == spelling


@pytest.mark.parametrize(("number", "season"), [(24, Season.WINTER), (32, Season.WINTER)])
def test_the_last_season_of_each_hemisphere_is_its_winter(number: int, season: Season) -> None:
    assert parse_when(f"2020-{number}", BERLIN).season is season
