"""Reading EDTF: what is accepted and what it means, what is refused and with which words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from edtf import parse_edtf

from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.model.dates import End, Precision, Qualifier, Season, When, civil, iso_day

BERLIN = ZoneInfo("Europe/Berlin")
GENERAL = "Write `2020-09-16`, or only what is known: `2020-09`, `2020-21` (spring), `2020`."

ACCEPTED = {
    # level 0
    "2020-05-25": ("day", "2020-05-25", "2020-05-25"),
    "2020-02-29": ("day", "2020-02-29", "2020-02-29"),
    "0000-02-29": ("day", "0000-02-29", "0000-02-29"),
    "2020-07": ("month", "2020-07-01", "2020-07-31"),
    "1900-02": ("month", "1900-02-01", "1900-02-28"),
    "2020": ("year", "2020-01-01", "2020-12-31"),
    "0044": ("year", "0044-01-01", "0044-12-31"),
    "0000": ("year", "0000-01-01", "0000-12-31"),
    "2020-07-01/2020-07-31": ("interval", "2020-07-01", "2020-07-31"),
    "2019/2020-05": ("interval", "2019-01-01", "2020-05-31"),
    "2020/2020-05": ("interval", "2020-01-01", "2020-05-31"),
    # level 1: long years, years before Christ, seasons
    "Y170000002": ("year", "+170000002-01-01", "+170000002-12-31"),
    "Y-170000002": ("year", "-170000002-01-01", "-170000002-12-31"),
    "-0043": ("year", "-0043-01-01", "-0043-12-31"),
    "-0043-03-15": ("day", "-0043-03-15", "-0043-03-15"),
    "2020-12": ("month", "2020-12-01", "2020-12-31"),
    "2020-21": ("season", "2020-03-01", "2020-05-31"),
    "2020-22": ("season", "2020-06-01", "2020-08-31"),
    "2020-23": ("season", "2020-09-01", "2020-11-30"),
    "2020-24": ("season", "2020-12-01", "2021-02-28"),
    # level 1: unspecified digits
    "199X": ("decade", "1990-01-01", "1999-12-31"),
    "19XX": ("century", "1900-01-01", "1999-12-31"),
    "-004X": ("decade", "-0049-01-01", "-0040-12-31"),
    "-01XX": ("century", "-0199-01-01", "-0100-12-31"),
    "2004-XX": ("year", "2004-01-01", "2004-12-31"),
    "2004-XX-XX": ("year", "2004-01-01", "2004-12-31"),
    "2004-06-XX": ("month", "2004-06-01", "2004-06-30"),
    # level 1: intervals open or unknown at an end
    "2019/..": ("interval", "2019-01-01", None),
    "2019/": ("interval", "2019-01-01", None),
    "../2019-05": ("interval", None, "2019-05-31"),
    "/2019-05": ("interval", None, "2019-05-31"),
    "199X/2020-21~": ("interval", "1990-01-01", "2020-05-31"),
    # level 2: one of a set, and the seasons of a hemisphere
    "[2020-06-03,2020-06-05]": ("one-of", "2020-06-03", "2020-06-05"),
    "[2020-06-05,2020-06-03]": ("one-of", "2020-06-03", "2020-06-05"),
    "[2020-06-03..2020-06-05]": ("one-of", "2020-06-03", "2020-06-05"),
    "[..2020-06,2021]": ("one-of", None, "2021-12-31"),
    "[2019,2020-06..]": ("one-of", "2019-01-01", None),
    "2020-25": ("season", "2020-03-01", "2020-05-31"),
    "2020-29": ("season", "2020-09-01", "2020-11-30"),
    "2020-30": ("season", "2020-12-01", "2021-02-28"),
    "2020-32": ("season", "2020-06-01", "2020-08-31"),
}

REFUSED = {
    # no such date
    "2021-02-29": ("February 2021 has 28 days.", ""),
    "1900-02-29": ("February 1900 has 28 days.", ""),
    "2020-06-31": ("June 2020 has 30 days.", ""),
    "-0001-02-29": ("February -0001 has 28 days.", ""),
    "2021-13": ("There is no month 13.", ""),
    "2021-13-05": ("There is no month 13.", "Write `2021-05-13`."),
    "2021-00": ("There is no month 00.", ""),
    "2021-01-00": ("There is no day 00.", ""),
    "2020-21-05": ("21 is a season, and a season has no days.", "Write `2020-05-21`."),
    "-0000": (
        "There is no year -0000: the year before 0001 is 0000, which is 1 BC.",
        "Write `0000`.",
    ),
    "Y02020": ("Years up to 9999 are written in four digits, without the Y.", ""),
    "2004-XX-05": ("A day needs its month.", ""),
    "201X-05": ("A month needs a year with all its digits.", ""),
    "Y12345-05": ("A year of five digits or more can't have a month.", ""),
    # intervals and sets
    "2021/2020": ("This ends before it starts.", "Write `2020/2021`."),
    "2020-05-02/2020-05-01": ("This ends before it starts.", "Write `2020-05-01/2020-05-02`."),
    "2020-05-01T15:00/2020-05-01T14:00": (
        "This ends before it starts.",
        "Write `2020-05-01T14:00/2020-05-01T15:00`.",
    ),
    "[2021..2020]": ("This ends before it starts.", "Write `[2020..2021]`."),
    "../..": ("This has neither a start nor an end.", ""),
    "/": ("This has neither a start nor an end.", ""),
    "[..]": ("This has neither a start nor an end.", ""),
    "[..2019,2021..]": ("This has neither a start nor an end.", ""),
    "[]": ("A date is missing in these brackets.", ""),
    "[2020,,2021]": ("A date is missing in these brackets.", ""),
    "[2020,2021": ("The bracket `[` is never closed.", "Write `[2020,2021]`."),
    "{2020,2021}": ("Nothing happens on several dates at once.", "Write an event for each."),
    "2020/2021/2022": ("This isn't how a date is written.", GENERAL),
    # times
    "2020-09-15T24:00": (
        "The end of a day is written as the start of the next.",
        "Write `2020-09-16T00:00`.",
    ),
    "2020-09-15T25:00": ("There is no hour 25.", ""),
    "2020-09-15T24:30": ("There is no hour 24.", ""),
    "2020-09-15T14:30+16:00": ("No place has the offset +16:00.", ""),
    "2020-09-15T14:30+02:60": ("No place has the offset +02:60.", ""),
    "2020-09-15T14:60": ("There is no minute 60.", ""),
    "2016-12-31T23:59:60Z": ("There is no second 60.", ""),
    "2020-09-15T14:3": ("A time has hours and minutes, with two digits each.", ""),
    "2020-09-15T14:30+2": (
        "Behind a time there can only be Z, or an offset like +02:00.",
        "",
    ),
    "2020-09-15T14:30+0200": (
        "Behind a time there can only be Z, or an offset like +02:00.",
        "Write `2020-09-15T14:30+02:00`.",
    ),
    "2020-09-15T14:30:15.5": (
        "Behind a time there can only be Z, or an offset like +02:00.",
        "Write `2020-09-15T14:30:15`.",
    ),
    "2020-09-15T14:30+20:00": ("No place has the offset +20:00.", ""),
    "2020-09-15T24:00:00": (
        "The end of a day is written as the start of the next.",
        "Write `2020-09-16T00:00`.",
    ),
    "2020-09-15T14:30?": ("Only a date can have ?, not a time.", "Write `2020-09-15?`."),
    "2020-09-15T14:30%": ("Only a date can have %, not a time.", "Write `2020-09-15%`."),
    "2020-09-15T14:30Z~": ("Only a date can have ~, not a time.", "Write `2020-09-15~`."),
    "2020-09-15T14:30~": ("Only a date can have ~, not a time.", "Write `2020-09-15~`."),
    "2020-XX-XXT14:30": ("A time needs its day.", ""),
    "-0043-03-15T11:00Z": ("Only a time of the years 0002 to 9998 can have an offset.", ""),
    "2020-09-15 14:30": (
        "A time stands behind its day and a T.",
        "Write `2020-09-15T14:30`.",
    ),
    # figures in another arrangement
    "2020-9-5": (
        "A date has hyphens, and two digits each for its month and day.",
        "Write `2020-09-05`.",
    ),
    "2020/09/15": (
        "A date has hyphens, and two digits each for its month and day.",
        "Write `2020-09-15`.",
    ),
    "20200915": (
        "A date has hyphens, and two digits each for its month and day.",
        "Write `2020-09-15`.",
    ),
    "9/15/2020": ("A date starts with its year.", "Write `2020-09-15`."),
    "9/5/2020": ("A date starts with its year.", "Write `2020-05-09` or `2020-09-05`."),
    "15.9.2020": ("A date starts with its year.", "Write `2020-09-15`."),
    "9/2020": ("A date starts with its year.", "Write `2020-09`."),
    "2011/12": (
        "A date has hyphens, and two digits each for its month and day.",
        "Write `2011-12` or `2011/2012`.",
    ),
    "2019-20": ("There is no month 20.", "Write `2019/2020`."),
    "2019–2020": (
        "An interval has a slash, with a whole date on both sides.",
        "Write `2019/2020`.",
    ),
    "2020-06-03/05": (
        "An interval has a slash, with a whole date on both sides.",
        "Write `2020-06-03/2020-06-05`.",
    ),
    "44": ("A year has four digits.", "Write `0044`."),
    "Y2020": ("A year has four digits.", "Write `2020`."),
    "12345": ("A year of more than four digits begins with a Y.", "Write `Y12345`."),
    "1990s": ("A decade has an X for the digit that isn't known.", "Write `199X`."),
    "1XXX": ("A year has at most two unknown digits.", "Write `1000/1999`."),
    "199x": ("This isn't how a date is written.", "Write `199X`."),
    "~2020": ("This isn't how a date is written.", "Write `2020~`."),
    "1984?~": ("This isn't how a date is written.", "Write `1984%`."),
    "2004-06~-11": ("This isn't how a date is written.", "Write `2004-06-11~`."),
    "Q3 2020": ("A quarter is an interval of months.", "Write `2020-07/2020-09`."),
    "２０２０": ("This isn't how a date is written.", "Write `2020`."),
    # words
    "July 2020": ("A date is written in figures.", "Write `2020-07`."),
    "15 September 2020": ("A date is written in figures.", "Write `2020-09-15`."),
    "Sept. 15th, 2020": ("A date is written in figures.", "Write `2020-09-15`."),
    "Sept 2020": ("A date is written in figures.", "Write `2020-09`."),
    "about 2020": ("A date is written in figures.", "Write `2020~`."),
    "c. 1850": ("A date is written in figures.", "Write `1850~`."),
    "possibly May 2020": ("A date is written in figures.", "Write `2020-05?`."),
    "spring 2021": ("A date is written in figures.", "Write `2021-21`."),
    "the 20th century": ("A date is written in figures.", "Write `19XX`."),
    "44 BC": ("A date is written in figures.", "Write `-0043`."),
    "15 March 44 BC": ("A date is written in figures.", "Write `-0043-03-15`."),
    "AD 44": ("A date is written in figures.", "Write `0044`."),
    "since 2019": ("A date is written in figures.", "Write `2019/..`."),
    "by May 2020": ("A date is written in figures.", "Write `../2020-05`."),
    "from 3 to 5 June 2020": (
        "A date is written in figures.",
        "Write `2020-06-03/2020-06-05`.",
    ),
    "between 3 and 5 June 2020": (
        "A date is written in figures.",
        "Write `[2020-06-03..2020-06-05]`.",
    ),
    "15 September 2020, 2:30 pm": (
        "A time stands behind its day and a T.",
        "Write `2020-09-15T14:30`.",
    ),
    "3. März 2020": ("A date is written in figures.", "Write `2020-03-03`."),
    "1er mai 2020": ("A date is written in figures.", "Write `2020-05-01`."),
    "15 de septiembre de 2020": ("A date is written in figures.", "Write `2020-09-15`."),
    "١٥ سبتمبر ٢٠٢٠": ("A date is written in figures.", "Write `2020-09-15`."),
    "2020年9月15日": ("A date is written in figures.", "Write `2020-09-15`."),
    "15 September": ("The year is missing.", GENERAL),
    "last spring": ("A date is written in figures.", GENERAL),
    "yesterday": ("A date is written in figures.", GENERAL),
    "": ("There is no date here.", GENERAL),
    "   ": ("There is no date here.", GENERAL),
    "2" * 201: ("A date has at most 200 characters.", ""),
}


def bounds(when: When) -> tuple[str | None, str | None]:
    first, last = when.earliest, when.latest
    return (
        None if first is None else iso_day(first),
        None if last is None else iso_day(last),
    )


def refusal(text: str, zone: ZoneInfo = BERLIN) -> InvalidDate:
    with pytest.raises(InvalidDate) as caught:
        parse_when(text, zone)
    return caught.value


@pytest.mark.parametrize("text", ACCEPTED)
def test_an_accepted_date_has_its_precision_and_its_bounds(text: str) -> None:
    when = parse_when(text, BERLIN)
    assert (when.text, when.precision, *bounds(when)) == (text, *ACCEPTED[text])
    assert when.qualifier is Qualifier.CERTAIN or "~" in text


@pytest.mark.parametrize("text", REFUSED)
def test_a_refused_date_says_why_and_how_to_write_it(text: str) -> None:
    problem = refusal(text)
    assert (problem.reason, problem.hint) == REFUSED[text]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("2020~", Qualifier.APPROXIMATE),
        ("2020-09~", Qualifier.APPROXIMATE),
        ("2020-09-15?", Qualifier.UNCERTAIN),
        ("199X?", Qualifier.UNCERTAIN),
        ("2020-21%", Qualifier.BOTH),
        ("Y17000~", Qualifier.APPROXIMATE),
        ("2019~/2020", Qualifier.APPROXIMATE),
        ("2019~/2020?", Qualifier.BOTH),
        ("../2020?", Qualifier.UNCERTAIN),
        ("[2019,2020~]", Qualifier.APPROXIMATE),
    ],
)
def test_a_date_is_as_sure_as_its_parts(text: str, qualifier: Qualifier) -> None:
    assert parse_when(text, BERLIN).qualifier is qualifier


def test_being_approximate_does_not_widen_a_date() -> None:
    assert bounds(parse_when("2020-09~", BERLIN)) == ("2020-09-01", "2020-09-30")


def test_space_around_a_date_and_within_brackets_is_taken_away() -> None:
    assert parse_when("  2020-05-25\n", BERLIN).text == "2020-05-25"
    assert parse_when("[2019, 2020 ]", BERLIN).text == "[2019,2020]"


def test_an_interval_keeps_whether_its_end_is_open_or_unknown() -> None:
    assert parse_when("2019/..", BERLIN).parts[1] is End.OPEN
    assert parse_when("2019/", BERLIN).parts[1] is End.UNKNOWN
    assert parse_when("../2019", BERLIN).parts[0] is End.OPEN
    assert parse_when("/2019", BERLIN).parts[0] is End.UNKNOWN


def test_the_choices_of_a_set_stand_in_time_order_and_each_once() -> None:
    parts = parse_when("[2021,..2018,2020-06,2020,2021]", BERLIN).parts
    texts = [part.text for part in parts if isinstance(part, When)]
    assert texts == ["..2018", "2020", "2020-06", "2021"]


@pytest.mark.parametrize(
    ("number", "season"),
    [(21, "spring"), (22, "summer"), (23, "autumn"), (24, "winter"), (29, "spring")],
)
def test_a_season_knows_its_name(number: int, season: str) -> None:
    assert parse_when(f"2020-{number}", BERLIN).season is Season(season)


@pytest.mark.parametrize(
    ("text", "day", "time", "offset"),
    [
        ("2020-09-15T14:30", "2020-09-15", "14:30", "+02:00"),
        ("2020-12-15T14:30:15", "2020-12-15", "14:30:15", "+01:00"),
        ("2020-09-15T14:30Z", "2020-09-15", "16:30", "+02:00"),
        ("2020-09-15T14:30+02:00", "2020-09-15", "14:30", "+02:00"),
        ("2020-09-15T23:30-05", "2020-09-16", "06:30", "+02:00"),
        ("2020-09-15T01:00+05:30", "2020-09-14", "21:30", "+02:00"),
        ("2020-01-01T00:30+02", "2019-12-31", "23:30", "+01:00"),
        ("1850-06-01T12:00", "1850-06-01", "12:00", ""),
        ("0001-01-01T10:00", "0001-01-01", "10:00", ""),
        ("-0043-03-15T11:00", "-0043-03-15", "11:00", ""),
        ("9998-12-31T12:00-10:00", "9998-12-31", "23:00", "+01:00"),
        ("9998-12-31T12:00-11:00", "9999-01-01", "00:00", ""),
    ],
)
def test_a_time_is_told_by_the_clocks_of_the_site(
    text: str, day: str, time: str, offset: str
) -> None:
    when = parse_when(text, BERLIN)
    assert when.precision is Precision.TIME
    assert (*bounds(when), when.time, when.offset) == (day, day, time, offset)


def test_a_time_that_the_clocks_skipped_is_refused() -> None:
    problem = refusal("2020-03-29T02:30")
    assert problem.reason == "The clocks of Europe/Berlin were put forward over this time."
    assert problem.hint == (
        "If it is the time of another place, write its offset behind it, like `+02:00`."
    )
    assert parse_when("2020-03-29T02:30", ZoneInfo("UTC")).time == "02:30"


def test_a_time_that_the_clocks_showed_twice_is_the_first_unless_its_offset_is_given() -> None:
    first = parse_when("2020-10-25T02:30", BERLIN)
    second = parse_when("2020-10-25T02:30+01:00", BERLIN)
    assert (first.offset, second.offset) == ("+02:00", "+01:00")
    assert first.order < second.order


def test_an_interval_may_run_from_one_time_to_another() -> None:
    when = parse_when("2020-09-15T14:30/2020-09-15T16:00", BERLIN)
    assert (when.precision, when.time, when.offset) == (Precision.INTERVAL, "14:30", "+02:00")


def test_200_characters_are_read_and_one_more_is_not() -> None:
    longest = "[" + ",".join(["2020-05"] * 24) + ",2020-5]"
    assert len(longest) == 200
    assert refusal(longest).reason == "This isn't how a date is written."
    assert refusal(longest + " 1").reason == "A date has at most 200 characters."


# the package ends a winter with the year, and doesn't read these intervals
NOT_LIKE_THE_PACKAGE = {"2020-24", "2020-30", "199X/2020-21~"}


@pytest.mark.parametrize(
    "text",
    [
        text
        for text, (_, first, last) in ACCEPTED.items()
        if first and last and text not in NOT_LIKE_THE_PACKAGE
    ],
)
def test_the_edtf_package_gives_the_same_bounds(text: str) -> None:
    theirs = parse_edtf(text)
    ours = parse_when(text, BERLIN)
    assert ours.earliest is not None
    assert ours.latest is not None
    assert civil(ours.earliest) == tuple(theirs.lower_strict())[:3]
    assert civil(ours.latest) == tuple(theirs.upper_strict())[:3]
