"""Laws of dates, held over random EDTF: order, bounds, words, time zones."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.model.dates import When, civil, day_number, iso_day
from nutgraf.rendering.wording import word_when

BERLIN = ZoneInfo("Europe/Berlin")
LANGUAGES = ("en", "en-US", "de", "fr", "es", "ar", "zh", "zh-TW", "ru", "ja", "pt-BR")
ZONES = {
    # seconds to the west of UTC, in winter
    "UTC": 0,
    "Pacific/Kiritimati": -14 * 3600,
    "Pacific/Pago_Pago": 11 * 3600,
    "America/New_York": 5 * 3600,
    "Asia/Kolkata": -5 * 3600 - 1800,
}

years = st.integers(-9_999, 9_999)
modern_years = st.integers(1000, 9_999)
day_numbers = st.integers(day_number(-9_999, 1, 1), day_number(9_999, 12, 31))
modern_days = st.integers(day_number(1000, 1, 1), day_number(9_999, 12, 31))
two_digits = st.integers(0, 59).map("{:02}".format)


def written_year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def decades(year: int) -> str:
    return written_year(year)[:-1] + "X"


def centuries(year: int) -> str:
    return written_year(year)[:-2] + "XX"


days = day_numbers.map(iso_day)
months = st.builds(
    lambda year, month: f"{written_year(year)}-{month:02}", years, st.integers(1, 12)
)
seasons = st.builds(
    lambda year, season: f"{written_year(year)}-{season}", years, st.integers(21, 32)
)
long_years = st.integers(10_000, 10**12 - 1).flatmap(
    lambda year: st.sampled_from([f"Y{year}", f"Y-{year}"])
)
unspecified = st.one_of(
    years.map(decades),
    years.map(centuries),
    years.map(lambda year: f"{written_year(year)}-XX"),
    months.map("{}-XX".format),
)
plain = st.one_of(days, months, seasons, years.map(written_year), long_years, unspecified)
points = st.builds("{}{}".format, plain, st.sampled_from(["", "", "", "~", "?", "%"]))
offsets = st.sampled_from(["", "", "Z", "+02:00", "-05", "+05:30", "-11:00", "+14:00"])
times = st.builds(
    "{}T{:02}:{}{}".format,
    st.integers(day_number(1000, 1, 1), day_number(9998, 12, 31)).map(iso_day),
    st.integers(0, 23),
    st.one_of(two_digits, st.builds("{}:{}".format, two_digits, two_digits)),
    offsets,
)
ends = st.one_of(points, st.sampled_from(["", ".."]))
intervals = st.builds("{}/{}".format, ends, ends)
choices = st.one_of(
    points,
    st.builds("{}..{}".format, points, points),
    points.map("..{}".format),
    points.map("{}..".format),
)
sets = st.lists(choices, min_size=1, max_size=4).map(lambda each: f"[{','.join(each)}]")
texts = st.one_of(points, times, intervals, sets)


def read(text: str) -> When | None:
    try:
        return parse_when(text, BERLIN)
    except InvalidDate:
        return None


dates = texts.map(read).filter(lambda when: when is not None)
scribbles = st.text(alphabet="0123456789-/.,[]{}TXYZ?~%:+ abcdefgjlmnoprstuvy年月", max_size=30)


def refusal(text: str) -> InvalidDate | None:
    try:
        parse_when(text, BERLIN)
    except InvalidDate as problem:
        return problem
    return None


@given(st.one_of(st.text(max_size=300), scribbles, texts))
def test_whatever_is_written_is_a_date_or_is_refused_in_a_sentence(text: str) -> None:
    problem = refusal(text)
    if problem:
        assert re.fullmatch(r"[A-Z0-9].*\.", problem.reason)
        assert re.fullmatch(r"(?:[A-Z].*\.)?", problem.hint)


@given(st.one_of(scribbles, texts))
def test_every_spelling_that_a_hint_proposes_is_a_date(text: str) -> None:
    problem = refusal(text)
    if problem and problem.hint.startswith("Write `"):
        for spelling in re.findall("`([^`]+)`", problem.hint):
            assert refusal(spelling) is None


@given(st.one_of(points, times))
def test_a_well_formed_date_is_accepted_and_keeps_its_text(text: str) -> None:
    problem = refusal(text)
    if problem:
        assert problem.reason.startswith(("The clocks of", "There is no year -0000"))
    else:
        assert parse_when(text, BERLIN).text == text


@given(dates)
def test_the_earliest_day_is_never_after_the_latest(when: When) -> None:
    assert when.earliest is not None or when.latest is not None
    if when.earliest is not None and when.latest is not None:
        assert when.earliest <= when.latest


@given(dates, dates)
def test_what_ends_before_another_begins_stands_before_it(one: When, other: When) -> None:
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        assert one.order < other.order
        assert not one.overlaps(other)
        assert not other.overlaps(one)


@given(dates, dates)
def test_two_dates_have_the_same_place_only_if_they_are_the_same(one: When, other: When) -> None:
    assert (one.order == other.order) == (one == other)
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)


@given(
    st.lists(dates, max_size=8).flatmap(
        lambda each: st.tuples(st.just(each), st.permutations(each))
    )
)
def test_the_order_does_not_depend_on_how_dates_came(both: tuple[list[When], list[When]]) -> None:
    one, other = (sorted(each, key=lambda when: when.order) for each in both)
    assert one == other


@given(st.lists(dates, max_size=8))
def test_dates_in_order_never_go_back_to_an_earlier_year_or_month(whens: list[When]) -> None:
    headings = [(when.year, when.month or 0) for when in sorted(whens, key=lambda when: when.order)]
    assert all(one <= other for one, other in pairwise(headings))


@given(dates)
def test_a_date_read_from_its_own_text_or_from_storage_is_the_same(when: When) -> None:
    assert parse_when(when.text, BERLIN) == when
    assert msgspec.json.decode(msgspec.json.encode(when), type=When) == when


@given(day_numbers)
def test_a_day_number_and_its_civil_date_are_each_others_inverse(number: int) -> None:
    assert day_number(*civil(number)) == number
    assert civil(number + 1) > civil(number)


@given(dates, st.sampled_from(LANGUAGES), st.booleans())
def test_every_date_has_words_in_every_language(when: When, lang: str, within: bool) -> None:
    words = word_when(when, lang, within_year=within)
    assert words == words.strip()
    assert words
    assert not set("{}") & set(words)


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
}


@given(modern_days, st.sampled_from(sorted(MONTHS)))
def test_year_month_and_day_can_be_read_back_from_the_words(number: int, lang: str) -> None:
    words = word_when(parse_when(iso_day(number), BERLIN), lang)
    day, year = map(int, re.findall("[0-9]+", words))
    (month,) = [name for name in MONTHS[lang].split() if re.search(rf"\b{name}\b", words)]
    assert day_number(year, MONTHS[lang].split().index(month) + 1, day) == number


@given(modern_days, st.integers(-400, 400), st.sampled_from(LANGUAGES))
def test_different_days_have_different_words(number: int, distance: int, lang: str) -> None:
    one, other = (
        word_when(parse_when(iso_day(each), BERLIN), lang)
        for each in (number, min(number + distance, day_number(9_999, 12, 31)))
    )
    same = number == min(number + distance, day_number(9_999, 12, 31))
    assert (one == other) == same


@given(
    st.one_of(
        modern_days.map(iso_day),
        st.builds(lambda year, month: f"{year}-{month:02}", modern_years, st.integers(1, 12)),
        st.builds(lambda year, season: f"{year}-{season}", modern_years, st.integers(21, 23)),
        st.integers(100, 999).map("{}X".format),
    ),
    st.sampled_from(["", "~", "?"]),
)
def test_what_an_english_reader_sees_leads_a_writer_back_to_the_edtf(text: str, mark: str) -> None:
    words = word_when(parse_when(text + mark, BERLIN), "en")
    problem = refusal(words)
    assert problem is not None
    assert problem.hint == f"Write `{text}{mark}`."


@given(modern_years, st.integers(1, 12), st.sampled_from(LANGUAGES))
def test_words_never_show_a_day_or_a_month_that_is_not_known(
    year: int, month: int, lang: str
) -> None:
    of_month = word_when(parse_when(f"{year}-{month:02}", BERLIN), lang)
    of_year = word_when(parse_when(f"{year}", BERLIN), lang)
    assert [int(each) for each in re.findall("[0-9]+", of_month)] in ([year], [year, month])
    assert re.findall("[0-9]+", of_year) == [str(year)]


ELSEWHERE = """
import json, sys, time
from zoneinfo import ZoneInfo
from nutgraf.checking.edtf import parse_when
from nutgraf.model.dates import iso_day
from nutgraf.rendering.wording import word_when

def told(text, site):
    when = parse_when(text, ZoneInfo(site))
    return [text, iso_day(when.earliest), iso_day(when.latest), when.time, word_when(when, "en")]

texts, sites = json.loads(sys.argv[1])
print(json.dumps([time.timezone, [told(text, site) for text in texts for site in sites]]))
"""

NEVER_SHIFTED = {
    "2020-05-25": ["2020-05-25", "2020-05-25", "", "25 May 2020"],
    "2019-12-31": ["2019-12-31", "2019-12-31", "", "31 December 2019"],
    "2020-01-01": ["2020-01-01", "2020-01-01", "", "1 January 2020"],
    "2020-02": ["2020-02-01", "2020-02-29", "", "February 2020"],
    "-0043-03-15": ["-0043-03-15", "-0043-03-15", "", "15 March 44 BC"],
    "2020-05-25T00:00": ["2020-05-25", "2020-05-25", "00:00", "25 May 2020, 00:00"],
    "2020-05-25T23:59": ["2020-05-25", "2020-05-25", "23:59", "25 May 2020, 23:59"],
}


@pytest.mark.parametrize("machine", ZONES)
def test_a_day_never_shifts_wherever_the_machine_and_the_site_are(machine: str) -> None:
    asked = json.dumps([list(NEVER_SHIFTED), list(ZONES)])
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, asked],
        env={**os.environ, "TZ": machine},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds_west, told = json.loads(done.stdout)
    assert seconds_west == ZONES[machine]
    assert told == [[text, *expected] for text, expected in NEVER_SHIFTED.items() for _ in ZONES]


@given(times)
def test_a_time_with_an_offset_is_the_same_moment_in_every_zone(text: str) -> None:
    if not re.search(r"(Z|[+-]\d\d(:\d\d)?)$", text.partition("T")[2]):
        text += "Z"
    there = datetime.fromisoformat(text)
    for site in ZONES:
        here = datetime.fromisoformat(parse_when(text, ZoneInfo(site)).html_datetime)
        # before clocks had zones, their distance from UTC had odd seconds, which HTML can't tell
        assert here.tzinfo is None or abs(here - there) < timedelta(minutes=1)
