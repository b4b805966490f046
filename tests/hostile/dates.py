"""Dates of every wrong kind, and a few right ones at the edge."""

from __future__ import annotations

from tests.hostile.cases import Case, dated, published, refused

WRONG = (
    *("2020-02-30", "2021-02-29", "1900-02-29", "2020-13-01", "2020-00-10", "2020-01-00"),
    *("2020-1-1", "20200101", "01/02/2020", "next Tuesday", "soon", "１２３４-01-01"),
    *("2020-01-01T25:00", "2020-01-01T12:60", "2020-01-01T12:00+99:00", "-0000", "99999-01-01"),
    *("2020-41", "[2020-01,2020", "{2020,2021}", "[]", "2020?~", "202X-05-XX-01"),
    *("2020-05/2020-03", "2020-01-01/2020-01-02/2020-01-03"),
    *("9" * 100_000, "[" + ",".join(["2020-01-01"] * 20_000), "2020-01-01" + " " * 1_000 + "x"),
)
RIGHT = {
    "2020-02-29": "29 February 2020",
    "'0000-03-15'": "1 BC",
    "'-0043-03-15'": "44 BC",
    "9999-12-31": "31 December 9999",
}


def _named(date: str) -> str:
    return f"the date `{date if len(date) < 40 else f'{date[:20]}…'}`"


CASES: tuple[Case, ...] = (
    *(refused(_named(date), dated(repr(date)), "invalid-date") for date in WRONG),
    *(published(_named(date), dated(date), words) for date, words in RIGHT.items()),
)
