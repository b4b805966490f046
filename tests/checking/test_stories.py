"""What becomes of an explainer's front matter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nutgraf.checking.scanning import heading_ids, scan
from nutgraf.model.prose import plain_words
from tests.conftest import SOUND, SiteMaker, explainer, with_line


def test_all_mistakes_of_all_files_are_found_in_one_run(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/a.md": explainer("sumary: x\nstatus: moving\n"),
            "explainers/b.md": SOUND.replace("2020-09-16", "2020-02-30"),
        }
    )
    assert made.codes == ["unknown-key", "unknown-value", "invalid-date"]


def test_a_mistake_is_placed_at_the_very_value(site: SiteMaker) -> None:
    made = site({"explainers/a.md": SOUND.replace("date: 2020-09-15", "date: 2020-13-01")})
    [finding] = made.report.diagnostics
    assert finding.location is not None
    place = finding.location
    assert (place.path, place.line, place.column) == ("content/explainers/a.md", 9, 11)
    assert place.text[place.column - 1 :][: place.length] == "2020-13-01"


@pytest.mark.parametrize("value", ["NO", "12:30", "010", "2024", "null"])
def test_what_yaml_would_change_stays_as_written(site: SiteMaker, value: str) -> None:
    made = site({"explainers/a.md": SOUND.replace("Why the trams stopped", value)})
    assert made.edition.explainers["a"].title == value


def test_an_empty_key_counts_as_not_there(site: SiteMaker) -> None:
    made = site({"explainers/a.md": explainer("summary:\nupdated:\nquotes:\n")})
    assert made.codes == []


def test_the_standfirst_falls_back_to_what_happened(site: SiteMaker) -> None:
    made = site({"explainers/a.md": SOUND})
    assert made.edition.explainers["a"].summary == "All trams stood still for a day."


def test_markup_is_taken_out_of_plain_words_and_a_cut_is_shown() -> None:
    text = "**All** [trams](x.md) of [[the-city|the city]] stood[@report] still.\n\nMore."
    assert plain_words(text, 100) == "All trams of the city stood still."
    assert plain_words(text, 20) == "All trams of the…"


def test_an_explainer_of_tomorrow_waits_and_says_so(site: SiteMaker) -> None:
    files = {"explainers/a.md": SOUND.replace("2020-09-16", "2020-09-16T14:30")}
    before = site(files, now=datetime(2020, 9, 16, 14, 29, tzinfo=UTC))
    assert (before.codes, list(before.edition.explainers)) == (["scheduled"], [])
    after = site(files, now=datetime(2020, 9, 16, 14, 30, tzinfo=UTC))
    assert (after.codes, list(after.edition.explainers)) == ([], ["a"])


def test_one_of_several_dates_needs_no_quotes(site: SiteMaker) -> None:
    made = site(
        {"explainers/a.md": SOUND.replace("date: 2020-09-15", "date: [2020-09-14,2020-09-15]")}
    )
    [event] = made.edition.events.values()
    assert event.date.text == "[2020-09-14,2020-09-15]"


def test_links_in_code_are_no_links() -> None:
    found = scan("`[[a]]` and\n\n```\n[b](c.md) [@d]\n```\n[[e]]", with_headings=False)
    assert (found.wiki, found.destinations, found.citations) == (("e",), (), ())


def test_headings_get_ids_of_their_words_or_their_own() -> None:
    text = "# A *day*\n\nText\n\nA day\n-----\n\n## Что было\n\n## Other {#mine}\n"
    assert heading_ids(text) == ("a-day", "a-day-2", "что-было", "mine")


def test_a_heading_with_thousands_of_spaces_is_read_like_any_other() -> None:
    assert heading_ids(f"# a{' ' * 20_000}b #{' ' * 20_000}\n") == ("a-b",)


def test_a_wiki_link_by_id_shows_the_name_and_by_name_the_words(site: SiteMaker) -> None:
    made = site({"explainers/a.md": explainer(body="[[ada-byron]] or [[ADA Byron]] or [[a|x]].\n")})
    assert made.page("/explainers/a/").context.body.links == (
        ("[[ada-byron]]", "/participants/ada-byron/", "Ada Byron"),
        ("[[ADA Byron]]", "/participants/ada-byron/", ""),
        ("[[a|x]]", "/explainers/a/", ""),
    )


def test_links_stand_under_the_base_path(site: SiteMaker) -> None:
    body = "[a](../pages/us.md) and [b](/topics/) and [c](#2020-09-15) and [d](/us/)\n"
    files = {
        "explainers/a.md": explainer(body=body),
        "pages/us.md": "---\ntitle: Us\n---\nWe.\n",
    }
    made = site(files, base_url="/news/2020/")
    assert made.codes == []
    links = made.page("/explainers/a/").context.body.links
    assert [href for _, href, _ in links] == [
        "/news/2020/us/",
        "/news/2020/topics/",
        "/news/2020/explainers/a/#2020-09-15",
        "/news/2020/us/",
    ]


def test_the_usual_author_writes_what_names_none(site: SiteMaker) -> None:
    made = site({"explainers/a.md": SOUND}, authors=("The desk",))
    assert made.codes == []
    assert made.edition.explainers["a"].authors == ("the-desk",)


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("translation_of: nothing\n", "Write its id: the name of its file, without `.md`."),
        ("image: depot.jpg\n", "Put the file beside this one."),
        ("method: See [there](www.example.org).\n", "in full: `https://www.example.org`."),
        ("method: See [her](nobody.md).\n", "link by a name: `[[Name]]`."),
        ("quotes: We walk\n", "indented, as `text: …` and `by: …`."),
        ("method: See [there](http:/example.org/a).\n", "in full: `https://example.org/a`."),
        ("method: See ![a depot](depot.jpg).\n", "Put the file beside this one."),
        ("sources: {a: x}\nknown: {text: So, sources: 'a, b'}\n", "as a list: `[a, b]`."),
        ("known: {text: So, sources: https://example.org/ p. 4}\n", "address has no spaces."),
        ("known:\n  - He said: no\n    and: left\n", "A text with a colon in it stands in quotes."),
        ("glossary: [a, b]\n", "indented, as `key: value`."),
        ("lang: english\n", "such as `en`, `de`, `ar` or `pt-BR`."),
        ("updated: ‘2026-11-03’\n", "Write `2026-11-03`."),
    ],
)
def test_what_to_do_is_said_for_the_mistake_that_was_made(
    site: SiteMaker, line: str, advice: str
) -> None:
    made = site({"explainers/a.md": explainer(line), "explainers/unlike.txt": ""})
    assert any(advice in finding.hint for finding in made.report.diagnostics)


@pytest.mark.parametrize(
    "written", ["https://example.org/", "HTTP://example.org", "mailto:a@b.example", "http/a.pdf"]
)
def test_what_only_begins_like_a_web_address_is_no_half_of_one(
    site: SiteMaker, written: str
) -> None:
    story = explainer(f"method: See [there]({written}).\n")
    assert site({"explainers/a.md": story, "explainers/http/a.pdf": b"%PDF"}).codes == []


def test_a_story_has_what_its_front_matter_says(site: SiteMaker) -> None:
    front = (
        "updated: 2020-09-17\nreviewed: 2020-09-18\nstatus: settled\nlang: de\nwhere: Depot\n"
        "known: {text: So, date: 2020-09-17}\nnext: [{text: More, date: 2020-09-20}, Else]\n"
        "questions: {question: Why?, answer: So}\nglossary: {tram: A train}\n"
        "figures: [{value: '4', label: L, as_of: 2020, id: four}, {value: '5', label: M}]\n"
        "updates: {date: 2020-09-17, text: New}\n"
    )
    text = explainer(front).replace(
        "  - Ada Byron", "  - {name: Ada Byron, role: driver}\n  - Bo Li"
    )
    made = site({"explainers/a.md": text})
    assert set(made.codes) == {"next-passed"}
    story = made.edition.explainers["a"]
    moments = (story.published, story.updated, story.reviewed)
    dates = (*moments, story.known[0].date, story.updates[0].date)
    assert [date.text for date in dates if date] == [
        *("2020-09-16", "2020-09-17", "2020-09-18"),
        *("2020-09-17", "2020-09-17"),
    ]
    assert (story.source, story.status) == ("content/explainers/a.md", "settled")
    assert (story.lang, story.where, story.scheduled) == ("de", ("Depot",), False)
    assert [one.passed for one in story.next] == [True, False]
    assert [(one.participant, one.role) for one in story.who] == [
        ("ada-byron", "driver"),
        ("bo-li", ""),
    ]
    assert [(one.question, one.answer.text) for one in story.questions] == [("Why?", "So")]
    assert [(one.term, one.definition.text) for one in story.glossary] == [("tram", "A train")]
    assert [(one.value, one.label, one.id) for one in story.figures] == [
        ("4", "L", "four"),
        ("5", "M", ""),
    ]
    assert story.figures[0].as_of
    assert story.figures[0].as_of.text == "2020"


def test_200_topics_are_allowed_and_one_more_is_not(site: SiteMaker) -> None:
    topics = [f"Topic {chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(201)]
    most = site({"explainers/a.md": explainer(f"topics: [{', '.join(topics[1:])}]\n")})
    assert most.codes == []
    more = site({"explainers/a.md": explainer(f"topics: [{', '.join(topics)}]\n")})
    assert more.codes == ["too-many-names"]
    assert len(more.edition.explainers["a"].topics) == 200


def test_of_a_withdrawn_story_its_address_and_its_note_are_left(site: SiteMaker) -> None:
    front = (
        "slug: strike\naliases: /old/\nlang: de\n"
        "withdrawn: {date: 2020-09-20, text: Its source was forged.}\n"
    )
    bare = "---\nwithdrawn: Gone.\n---\n"
    made = site({"explainers/a.md": explainer(front), "explainers/b.md": bare})
    assert made.codes == []
    one, other = made.edition.withdrawn.values()
    assert (one.id, one.source, one.slug, one.aliases, one.lang) == (
        *("a", "content/explainers/a.md", "strike"),
        *(("/old/",), "de"),
    )
    assert one.published
    assert one.date
    assert (one.published.text, one.date.text, one.note.text) == (
        *("2020-09-16", "2020-09-20"),
        "Its source was forged.",
    )
    assert one.place.location.path == "content/explainers/a.md"
    assert (other.slug, other.aliases, other.lang, other.published, other.date) == (
        *("b", (), "en"),
        *(None, None),
    )


def test_a_standing_page_has_what_its_front_matter_says(site: SiteMaker) -> None:
    front = "title: About us\nsummary: Who we are\nlang: de\nslug: us\n"
    files = {
        "explainers/a.md": SOUND,
        "pages/about.md": f"---\n{front}---\nWe.\n",
        "pages/bare.md": "---\ntitle: X\n---\n",
    }
    made = site(files)
    assert made.codes == []
    one, bare = made.edition.pages["about"], made.edition.pages["bare"]
    assert (one.id, one.source, one.slug, one.title) == (
        *("about", "content/pages/about.md"),
        *("us", "About us"),
    )
    assert (one.summary, one.lang, one.draft, one.body.text) == ("Who we are", "de", False, "We.\n")
    assert one.place.location.line == 5  # where its address comes from
    assert (bare.slug, bare.summary, bare.lang) == ("bare", "", "en")


def test_a_story_has_its_events_by_their_dates_and_causes_without_unpublished_ones(
    site: SiteMaker,
) -> None:
    events = "{id: a, date: 2020-09-16, event: A}, {id: b, date: 2020-09-15, event: B}"
    draft = explainer("draft: yes\n").replace("event: The", "id: call\n    event: The")
    made = site(
        {
            "explainers/a.md": with_line(f"timeline: [{events}]\n").replace(
                "why: The drivers were on strike.",
                "why: [{text: Because., events: [b, draft#call, a]}, Else]",
            ),
            "explainers/draft.md": draft,
        }
    )
    assert made.codes == ["link-to-unpublished"]
    story = made.edition.explainers["a"]
    assert story.timeline == ("a#b", "a#a")
    assert [cause.events for cause in story.why] == [("a#b", "a#a"), ()]


def test_stories_stand_newest_first_and_those_without_a_date_at_the_end(site: SiteMaker) -> None:
    dates = {"a": "2020-09-14", "b": "2020-09-16T14:30", "c": "2020-09-16", "d": "2020-09-16"}
    files = {f"explainers/{id}.md": with_line(f"date: {date}\n") for id, date in dates.items()}
    bare = "---\ntitle: A\ndraft: yes\n---\n"
    made = site({"explainers/0.md": bare, **files}, drafts=True)
    assert list(made.edition.explainers) == ["b", "c", "d", "a", "0"]


def test_of_a_draft_nothing_is_made_up(site: SiteMaker) -> None:
    bare = "---\ntitle: A\ndraft: yes\n---\n"
    soon = with_line("date: 2020-10-02\n")
    made = site({"explainers/a.md": bare, "explainers/b.md": soon}, drafts=True)
    one, other = made.edition.explainers["a"], made.edition.explainers["b"]
    assert (one.summary, one.lang, one.translation_of, one.published, one.updated) == (
        *("", "en", ""),
        *(None, None),
    )
    assert (one.scheduled, other.scheduled) == (False, True)
