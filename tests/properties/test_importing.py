"""Laws of imports: what TimelineJS can say comes back, and no file makes a broken draft."""

from __future__ import annotations

import csv
import json
import re
from html import escape
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.authoring.bibliography import import_sources
from nutgraf.authoring.importing import draft_of
from nutgraf.authoring.markup import markdown
from nutgraf.authoring.references import NotABibliographyError
from nutgraf.authoring.slide_entries import Clock
from nutgraf.authoring.slides import NotTimelineJSError, read_slides
from nutgraf.checking.scanning import NOTHING_FOUND, scan
from nutgraf.model.dates import Precision, When
from nutgraf.model.pages import Markup
from nutgraf.reading import parse_document
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.plain import plain_text
from tests.properties.test_dates import BERLIN, dates, read
from tests.rendering.specimens import timeline_of, told

CLOCK = Clock(BERLIN, "en")
SINGLE = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.TIME})
"""What TimelineJS's parts and our words make out."""
MARKS = "*_`[](){}<>#+-=.!|~:;&@^\\/\"' \n12ax"

words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)
headlines = words.filter(lambda text: text == " ".join(text.split()))
any_date: st.SearchStrategy[Any] = dates
single_dates = any_date.filter(lambda when: when.precision in SINGLE)
whole_dates = any_date.filter(lambda when: None not in {when.earliest, when.latest})
typed = st.one_of(st.text(), st.text(MARKS))


def fields_of(content: bytes) -> dict[str, Any]:
    """The front matter of the draft that becomes of a file, read without a complaint."""
    draft = draft_of(read_slides(content), "trams.json", CLOCK)
    document, complaints = parse_document("content/explainers/a.md", draft.text.encode())
    assert complaints == ()
    assert document is not None
    return dict(document.fields)


def imported(*whens: When, headline: str = "It happens") -> list[dict[str, Any]]:
    """What events on some dates are after an export and an import."""
    events = [told(when, headline=headline) for when in whens]
    content = ENCODERS["timelinejs"](timeline_of(*events))
    return [dict(event) for event in fields_of(content)["timeline"]]


@given(single_dates)
def test_single_date_comes_back_from_timelinejs_as_it_was(when: When) -> None:
    (event,) = imported(when)
    again = read(event["date"])
    assert again is not None
    assert (again.earliest, again.latest) == (when.earliest, when.latest)
    assert (again.precision, again.qualifier) == (when.precision, when.qualifier)
    assert (again.time, again.offset) == (when.time, when.offset)


@given(whole_dates)
def test_any_date_comes_back_with_its_first_and_its_last_day(when: When) -> None:
    (event,) = imported(when)
    again = read(event["date"])
    assert again is not None
    assert (again.earliest, again.latest) == (when.earliest, when.latest)


@given(headlines)
def test_headline_comes_back_from_timelinejs_as_it_was(headline: str) -> None:
    (event,) = imported(read("2020-07"), headline=headline)  # type: ignore[arg-type]
    assert event["event"] == headline


@given(typed)
def test_words_become_markdown_that_means_nothing_but_the_words(text: str) -> None:
    made = markdown(f"<p>{escape(text)}</p>")
    assert scan(made, with_headings=False) == NOTHING_FOUND
    assert re.sub(r"\s|<|>", "", made) or not text.split()


plain_alphabet = st.text(st.sampled_from("*_`[](){}<>#+=!|~:&@^\\ 12ax."), max_size=40)


@given(plain_alphabet)
def test_words_are_shown_as_they_were(text: str) -> None:
    shown = plain_text(Markup(markdown(f"<p>{escape(text)}</p>")), "en")
    # Three dots become an ellipsis, as in every text.
    assert shown.replace("…", "...").split() == text.split()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | typed,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(typed, inner, max_size=3),
    max_leaves=8,
)
parts = st.dictionaries(
    st.sampled_from(["year", "month", "day", "hour", "minute", "second", "format"]),
    st.integers(-20, 2100) | typed,
)
slides = st.fixed_dictionaries(
    {},
    optional={
        "start_date": parts | values,
        "end_date": parts | values,
        "text": st.fixed_dictionaries({}, optional={"headline": typed, "text": typed}) | values,
        "media": st.fixed_dictionaries({}, optional={"url": typed, "caption": typed}) | values,
        "group": values,
        "unique_id": values,
        "display_date": values,
    },
)


@given(st.lists(slides | values, max_size=4), slides | values, values)
def test_any_json_is_refused_or_becomes_a_draft_that_can_be_read(
    events: list[Any], title: Any, eras: Any
) -> None:
    data = json.dumps({"events": events, "title": title, "eras": eras})
    try:
        fields = fields_of(data.encode("utf-8", "surrogatepass"))
    except NotTimelineJSError:
        return
    assert fields["title"]


names = st.fixed_dictionaries({}, optional={"given": values, "family": values, "literal": values})
issued = st.fixed_dictionaries({"date-parts": st.lists(st.lists(values, max_size=3), max_size=3)})
references = st.fixed_dictionaries(
    {"title": typed},
    optional={
        "id": values,
        "author": st.lists(names, max_size=2) | values,
        "issued": issued | values,
        "URL": values,
        "publisher": values,
        "note": values,
    },
)


def assert_refused_or_listed(content: bytes) -> None:
    """A bibliography is refused as such, or becomes a list of sources that can be read."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "list")
        file.write_bytes(content)
        try:
            done = import_sources(file, Path(folder, "content"), BERLIN)
        except NotABibliographyError:
            return
        if done.added:
            _, complaints = parse_document("content/sources.yaml", done.path.read_bytes())
            assert complaints == ()


@given(st.lists(references | values, min_size=1, max_size=3))
@example([{"title": "T", "id": "\0"}])
@example([{"title": "T", "issued": {"date-parts": [[{}]]}}])
@example([{"title": "T", "accessed": {"date-parts": [[float("inf")]]}}])
def test_any_csl_is_refused_or_becomes_a_list_that_can_be_read(items: list[Any]) -> None:
    assert_refused_or_listed(json.dumps(items).encode("utf-8", "surrogatepass"))


@given(st.text("@{}(),=#\\\"' \nabc12-%~$&", max_size=60), typed)
def test_any_bibtex_is_refused_or_becomes_a_list_that_can_be_read(text: str, key: str) -> None:
    entry = f"@book{{{key}, title = {{{text}}}, year = {text}, author = {{{key}}}}}"
    assert_refused_or_listed(entry.encode("utf-8", "surrogatepass"))
    assert_refused_or_listed(f"@misc{text}".encode())


@given(st.lists(st.lists(typed, max_size=18), min_size=1, max_size=5))
def test_any_table_is_refused_or_becomes_a_draft_that_can_be_read(rows: list[list[str]]) -> None:
    table = StringIO(newline="")
    table.write("Year,Month,Day,Time,End Year,Headline,Text,Media,Type,Other\r\n")
    csv.writer(table).writerows(rows)
    try:
        fields = fields_of(table.getvalue().encode("utf-8", "replace"))
    except NotTimelineJSError:
        return
    assert fields["title"]
