"""A TimelineJS timeline becomes a draft that builds, and nothing of it is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nutgraf.authoring.importing import Draft, draft_of, import_timelinejs
from nutgraf.authoring.slide_entries import Clock
from nutgraf.authoring.slides import NotTimelineJSError, read_slides
from nutgraf.reading import parse_document
from tests.conftest import SiteMaker

CLOCK = Clock(ZoneInfo("Europe/Berlin"), "en")
HEADINGS = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
)


def draft(content: bytes | str, name: str = "our_trams-2020.csv") -> Draft:
    """What becomes of a file."""
    data = content.encode() if isinstance(content, str) else content
    return draft_of(read_slides(data), name, CLOCK)


def of_json(*events: Any, **others: Any) -> Draft:
    """What becomes of TimelineJS's JSON with these events."""
    return draft(json.dumps({"events": list(events), **others}), "trams.json")


def of_row(**cells: str) -> Draft:
    """What becomes of a spreadsheet with one row; "_" stands for the spaces of its headings."""
    names = list(cells)
    quoted = [f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells.values()]
    head = ",".join(name.replace("_", " ") for name in names)
    return draft(f"{head}\r\n{','.join(quoted)}\r\n")


def fields_of(found: Draft) -> dict[str, Any]:
    """The front matter of a draft as the program reads it, without a complaint."""
    document, complaints = parse_document("content/explainers/a.md", found.text.encode())
    assert complaints == ()
    assert document is not None
    return dict(document.fields)


def event_of(found: Draft) -> dict[str, Any]:
    """The only event of a draft."""
    (event,) = fields_of(found)["timeline"]
    return dict(event)


def comments_of(found: Draft) -> list[str]:
    return [line.strip() for line in found.text.splitlines() if line.lstrip().startswith("#")]


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ({"year": "1945"}, None, "1945"),
        ({"year": 1945, "month": 5}, None, "1945-05"),
        ({"year": 1945, "month": "05", "day": 8}, None, "1945-05-08"),
        ({"year": "1945.0", "month": 5.0, "day": ""}, None, "1945-05"),
        ({"year": "1,945"}, None, "1945"),
        ({"year": 800}, None, "0800"),
        ({"year": -44, "month": 3, "day": 15}, None, "-0043-03-15"),
        ({"year": -1}, None, "0000"),
        ({"year": 12000}, None, "Y12000"),
        ({"year": 2020, "month": 1, "day": 2, "hour": 9, "minute": 5}, None, "2020-01-02T09:05"),
        (
            {"year": 2020, "month": 1, "day": 2, "hour": 0, "minute": 0, "second": 7},
            None,
            "2020-01-02T00:00:07",
        ),
        ({"year": 1914, "month": 7, "day": 28}, {"year": 1918}, "1914-07-28/1918"),
        ({"year": 2020}, {"year": 2020}, "2020"),
        ({"year": 2020}, {"year": "", "month": None}, "2020"),
    ],
)
def test_date_is_as_exact_as_its_parts(start: object, end: object, date: str) -> None:
    slide = {"start_date": start, "end_date": end, "text": {"headline": "It happens"}}
    assert event_of(of_json(slide)) == {"date": date, "event": "It happens"}


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ("14:30", "2020-01-02T14:30"),
        ("2:30 PM", "2020-01-02T14:30"),
        ("12:05 a.m.", "2020-01-02T00:05"),
        ("12:05pm", "2020-01-02T12:05"),
        ("0930", "2020-01-02T09:30"),
        ("9:30:15", "2020-01-02T09:30:15"),
    ],
)
def test_time_of_the_spreadsheet_is_understood(time: str, date: str) -> None:
    found = of_row(Year="2020", Month="1", Day="2", Time=time, Headline="It happens")
    assert event_of(found)["date"] == date
    assert found.remarks == ()


@pytest.mark.parametrize("time", ["2 PM", "14:30:15.25"])
def test_time_that_can_not_be_said_so_is_told_and_kept(time: str) -> None:
    found = of_row(Year="2020", Month="1", Day="2", Time=time, Headline="It happens")
    assert [remark.place for remark in found.remarks] == ["row 2"]
    assert f"# time: {time}" in comments_of(found)


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("September 2020", "2020-09"),
        ("about September 2020", "2020-09~"),
        ("possibly September 2020", "2020-09?"),
        ("by September 2020", "../2020-09"),
        ("since September 2020", "2020-09/.."),
    ],
)
def test_display_date_in_our_own_words_decides(shown: str, date: str) -> None:
    found = of_row(Year="2020", Month="9", Display_Date=shown, Headline="It happens")
    assert event_of(found)["date"] == date
    assert "# shown as" not in found.text


def test_any_other_display_date_is_a_comment() -> None:
    found = of_row(Year="1945", Display_Date="The last year of the war", Headline="It happens")
    assert event_of(found)["date"] == "1945"
    assert "# shown as: The last year of the war" in comments_of(found)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Year": "1945", "Month": "Juny"}, "The month “Juny” isn't a number."),
        ({"Year": "c. 1945"}, "The year “c. 1945” isn't a number."),
        ({"Year": "", "Month": "5"}, "It has no year."),
        ({"Year": "0"}, "There is no year 0: before the year 1 comes 1 BC, which is -1."),
        ({"Year": "1945", "Day": "8"}, "It has a day, but no month."),
        ({"Year": "1945", "Month": "5", "Time": "9:00"}, "It has a time, but no day."),
        ({"Year": "1945", "Month": "22"}, "There is no month 22."),
        ({"Year": "1945", "Month": "6", "Day": "31"}, "June 1945 has 30 days."),
        ({"Year": "1945", "End Year": "1944"}, "This ends before it starts."),
        ({"Year": "1945", "End Month": "5"}, "It has no end year."),
        (
            {"Year": "1945", "Month": "5", "Day": "8", "Time": "noon"},
            "The time “noon” isn't like 14:30 or 2:30 PM.",
        ),
    ],
)
def test_date_that_makes_no_sense_is_told_by_its_row_and_all_of_it_kept(
    cells: dict[str, str], reason: str
) -> None:
    given = {**cells, "Headline": "It happens", "Text": "More.", "Media": "foo.jpg", "Group": "War"}
    found = of_row(**{name.replace(" ", "_"): cell for name, cell in given.items()})
    (remark,) = found.remarks
    assert remark.place == "row 2"
    assert remark.message == f"{reason} It stands in the draft as a comment."
    assert found.events == 0
    assert "timeline" not in fields_of(found)
    comments = comments_of(found)
    assert f"# Row 2: {reason}" in comments
    for name, cell in filter(all, cells.items()):
        assert f"# {name.lower()}: {cell}" in comments
    for line in ("- event: It happens", "text: |", "More.", "# media: foo.jpg", "# group: War"):
        assert any(comment.endswith(line) for comment in comments)


def test_html_of_headlines_and_texts_becomes_words_and_markdown() -> None:
    found = of_row(
        Year="2020",
        Headline="The <b>drivers</b> &amp; the trams",
        Text='<p>They <em>strike</em>, <a href="https://paper.example/">it is said</a>.</p>',
    )
    assert event_of(found) == {
        "date": "2020",
        "event": "The drivers & the trams",
        "text": "They *strike*, [it is said](https://paper.example/).\n",
    }


def test_medium_becomes_a_source_with_its_caption_and_its_credit() -> None:
    found = of_row(
        Year="2020",
        Headline="It happens",
        Media="https://video.example/1",
        Media_Credit="Ada <i>Byron</i>",
        Media_Caption='A film, <a href="https://ada.example/">by Ada</a>',
    )
    assert event_of(found)["sources"] == [
        {"title": "A film, by Ada", "author": "Ada Byron", "url": "https://video.example/1"}
    ]
    caption = '# caption: A film, <a href="https://ada.example/">by Ada</a>'
    assert caption in comments_of(found)
    assert "# credit" not in found.text


@pytest.mark.parametrize(
    ("media", "source"),
    [
        ("https://video.example/1", "https://video.example/1"),
        ("//video.example/1", "https://video.example/1"),
        ('<iframe src="//video.example/1" width="5"></iframe>', "https://video.example/1"),
    ],
)
def test_medium_alone_is_a_source_by_its_address(media: str, source: str) -> None:
    assert event_of(of_row(Year="2020", Headline="It", Media=media))["sources"] == [source]


def test_medium_that_is_a_quotation_goes_into_the_text() -> None:
    quotation = '<blockquote>We strike. <a href="https://s.example/1">Ada</a></blockquote>'
    found = of_row(Year="2020", Headline="It", Text="Said:", Media=quotation)
    assert event_of(found)["text"] == "Said:\n\n> We strike. [Ada](https://s.example/1)\n"


def test_what_has_no_place_here_stands_beside_its_event() -> None:
    found = of_row(
        Year="2020",
        Headline="It happens",
        Media="pictures/depot.jpg",
        Media_Credit="Ada",
        Media_Thumbnail="small.jpg",
        Group="Strikes",
        Background="#ff0000",
        Our_Notes="Ask the\nunion",
    )
    for comment in (
        *("# media: pictures/depot.jpg", "# credit: Ada", "# media thumbnail: small.jpg"),
        *("# group: Strikes", "# background: #ff0000", "# our notes: Ask the", "#   union"),
    ):
        assert comment in comments_of(found)


def test_everything_else_of_the_json_is_kept_too() -> None:
    slide = {
        "start_date": {"year": 2020, "format": "yyyy"},
        "text": {"headline": "It happens", "lang": "de"},
        "media": {"url": "https://v.example/1", "alt": "A depot", "link": "https://l.example/"},
        "background": {"color": "red"},
        "autolink": False,
        "group": "Strikes",
    }
    comments = comments_of(of_json(slide, theme="dark"))
    for comment in (
        *("# start format: yyyy", "# text lang: de", "# media alt: A depot"),
        *("# media link: https://l.example/", '# background: {"color": "red"}'),
        *("# autolink: false", "# group: Strikes", "# theme: dark"),
    ):
        assert comment in comments


def test_title_slide_gives_title_and_what_happened() -> None:
    title = {
        "text": {"headline": "The <b>trams</b>", "text": "<p>They stood still.</p>"},
        "media": {"url": "https://v.example/1", "caption": "A depot"},
    }
    event = {"start_date": {"year": 2020}, "text": {"headline": "It happens"}}
    found = of_json(event, title=title)
    assert found.title == "The trams"
    fields = fields_of(found)
    assert (fields["title"], fields["what"]) == ("The trams", "They stood still.\n")
    assert fields["draft"] == "yes"
    assert "# media: https://v.example/1" in comments_of(found)
    assert "# caption: A depot" in comments_of(found)


def test_without_a_title_slide_the_file_gives_the_title() -> None:
    assert of_row(Year="2020", Headline="It happens").title == "Our trams 2020"


def test_second_title_slide_is_told_and_kept() -> None:
    titles = ",,,,,,,,,One,,,,,,title,,\n,,,,,,,,,Two,,,,,,title,,\n"
    found = draft(f"{HEADINGS}\n{titles}2020,,,,,,,,,It,,,,,,,,\n")
    assert found.title == "One"
    assert [remark.place for remark in found.remarks] == ["row 3"]
    assert any(comment.endswith("event: Two") for comment in comments_of(found))


def test_era_stands_among_the_events_and_is_told() -> None:
    era = {"start_date": {"year": 1914}, "end_date": {"year": 1918}, "text": {"headline": "War"}}
    found = of_json({"start_date": {"year": 1920}, "text": {"headline": "Peace"}}, eras=[era])
    assert [event["event"] for event in fields_of(found)["timeline"]] == ["Peace", "War"]
    assert [(remark.place, remark.message) for remark in found.remarks] == [
        ("era 1", "It is an era: it stands among the events.")
    ]


def test_event_without_a_headline_takes_the_first_words_and_is_told() -> None:
    found = of_row(Year="2020", Headline="", Text="All trams stand still. " * 8)
    assert event_of(found)["event"].startswith("All trams stand still.")
    assert len(event_of(found)["event"]) <= 82
    assert [remark.place for remark in found.remarks] == ["row 2"]


def test_event_without_any_words_is_a_comment() -> None:
    found = of_row(Year="2020", Headline="", Media="https://v.example/1")
    assert found.events == 0
    assert found.remarks[0].message.startswith("It has no headline, and no words")
    assert any("https://v.example/1" in comment for comment in comments_of(found))


def test_links_to_slides_keep_their_names() -> None:
    def named(id: str) -> dict[str, Any]:
        return {"start_date": {"year": 2020}, "text": {"headline": "It"}, "unique_id": id}

    found = of_json(named("trams--strike"), named("strike"), named("The Vote"))
    events = fields_of(found)["timeline"]
    assert [event.get("id") for event in events] == ["strike", None, "the-vote"]
    comments = comments_of(found)
    assert "# unique_id: strike" in comments
    assert "# unique_id: The Vote" in comments


def test_rows_count_as_the_spreadsheet_counts_them() -> None:
    rows = '2020,,,,,,,,,It,"Two\nlines",,,,,,,\n,,,,,,,,,,,,,,,,,\nno,,,,,,,,,It,,,,,,,,\n'
    assert [remark.place for remark in draft(f"{HEADINGS}\n{rows}").remarks] == ["row 4"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_table_may_come_from_any_spreadsheet_program(delimiter: str) -> None:
    table = f"\ufeff{delimiter.join(['YEAR', ' Headline ', 'Text'])}\r\n"
    table += delimiter.join(["2020", "It happens", "More."]) + "\r\n"
    assert event_of(draft(table))["event"] == "It happens"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "has the columns"),
        (b"Year,Headline\n", "has no events"),
        (b"Name,Value\n1,2\n", "has the columns"),
        ("Year,Headline\n2020,Müller\n".encode("latin-1"), "isn't in UTF-8"),
        (b'Year,Headline\n2020,"x\x00"\n' + b"y" * 200_000, "can't be read as CSV"),
        (b'{"events": [', "isn't JSON"),
        (b'{"timeline": {}}', "has no list `events`"),
        (b"[1]", "has no list `events`"),
        (b'{"events": []}', "has no events"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_other_file_is_refused_in_plain_words(content: bytes, reason: str) -> None:
    with pytest.raises(NotTimelineJSError) as refused:
        draft(content)
    assert reason in str(refused.value).replace("would have", "has")


def test_number_of_6000_digits_is_no_year_and_says_so() -> None:
    digits = "1" * 6_000
    slide = f'{{"start_date": {{"year": {digits}}}, "text": {{"headline": "Long ago"}}}}'
    text = draft(f'{{"events": [{slide}]}}'.encode()).text
    assert "isn't a number" in text


def test_draft_builds_as_it_is(site: SiteMaker) -> None:
    rows = (
        f"{HEADINGS}\n,,,,,,,,,The trams,<p>How it went.</p>,,,,,title,,\n"
        '2020,9,15,9:30,,,,,,"Strike: ""no"" # trams",[[Nobody]] [@nothing] [x](y.md),'
        "https://v.example/1,Ada,,,,Strikes,\n"
        "1945,Juny,,,,,,,,Unclear,[[Nobody]],foo.jpg,,,,,,\n"
    )
    found = draft(rows)
    made = site({"explainers/the-trams.md": found.text}, drafts=True)
    assert made.codes == ["incomplete-draft"]
    (event,) = made.edition.events.values()
    assert event.headline == 'Strike: "no" # trams'
    assert made.page("/explainers/the-trams/").context.timeline.total == 1


def test_draft_is_named_by_its_title_and_never_written_over_another(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text(f"{HEADINGS}\n,,,,,,,,,The Trams!,,,,,,title,,\n2020,,,,,,,,,It,,,,,,,,\n")
    path, found = import_timelinejs(file, tmp_path / "content", CLOCK)
    assert path == tmp_path / "content" / "explainers" / "the-trams.md"
    assert path.read_text(encoding="utf-8") == found.text
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        import_timelinejs(file, tmp_path / "content", CLOCK)
    assert path.read_text() == "mine"


def test_title_without_letters_leaves_the_name_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "our trams.csv"
    file.write_text(f"{HEADINGS}\n,,,,,,,,,!?,,,,,,title,,\n2020,,,,,,,,,It,,,,,,,,\n")
    path, _ = import_timelinejs(file, tmp_path, CLOCK)
    assert path.name == "our-trams.md"
