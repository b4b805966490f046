"""Every rule of the audit: what breaks it, at which place, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nutgraf.checking import audit, excerpt, report_breaches
from nutgraf.model.audit import Rule
from nutgraf.model.diagnostics import Report
from tests.conftest import SiteMaker, explainer, with_line

SOURCES = """sources:
  letter: {title: A letter, url: https://a.example/1, archived: https://b.example/1}
  report: {title: A report}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
EVENT = "    event: The strike is called\n"
PERSON = "---\nname: Ada Byron\nkind: person\ndescription: a driver\n---\n"

Found = list[tuple[str, str, int]]
Breaches = Callable[[Rule, dict[str, str]], Found]


@pytest.fixture
def breaches(site: SiteMaker) -> Breaches:
    """The breaches of one rule in a site of some files: explainer, file and line."""

    def found(rule: Rule, files: dict[str, str]) -> Found:
        made = site({"explainers/a/depot.svg": DRAWING, **files})
        errors = [one for one in made.report.diagnostics if one.severity == "error"]
        assert errors == []
        return [
            (one.explainer, one.location.path, one.location.line)
            for one in audit(made.edition)
            if one.rule is rule
        ]

    return found


def with_event(keys: str, front: str = "") -> str:
    """A story whose one event, on line 9, has further keys."""
    return explainer(front).replace(EVENT, f"{EVENT}{keys}")


def in_story(*lines: int) -> Found:
    return [("a", "content/explainers/a.md", line) for line in lines]


@pytest.mark.parametrize(
    ("front", "lines"),
    [
        ("", [5]),
        ("known: [They stopped.]\n", [5, 11]),
        ("known: [{text: They stopped., sources: [letter]}]\n", [5]),
        ("known: They stopped.[@letter]\n", [5]),
        ("figures: [{value: '40', label: drivers}]\n", [5, 11]),
        ("figures: [{value: '40', label: drivers, source: letter}]\n", [5]),
        ("unknown: Nobody knows.\n", [5]),
        ("next: Talks begin.\n", [5, 11]),
        ("next: [{text: Talks begin., sources: letter}]\n", [5]),
    ],
)
def test_claim_needs_a_source(breaches: Breaches, front: str, lines: list[int]) -> None:
    found = breaches(Rule.CLAIM_WITHOUT_SOURCE, {"explainers/a.md": explainer(front + SOURCES)})
    assert found == in_story(*lines)


def test_cause_may_cite_its_source_in_its_text(breaches: Breaches) -> None:
    story = explainer(SOURCES).replace("on strike.", "on strike.[@letter]")
    assert breaches(Rule.CLAIM_WITHOUT_SOURCE, {"explainers/a.md": story}) == []


@pytest.mark.parametrize(
    ("keys", "without", "single"),
    [
        ("", [9], []),
        ("    sources: [letter]\n", [], [9]),
        ("    text: They met.[@letter]\n", [], [9]),
        ("    sources: [letter]\n    text: They met.[@letter]\n", [], [9]),
        ("    sources: [letter]\n    text: They met.[@report]\n", [], []),
        ("    sources: [letter, https://c.example/]\n", [], []),
    ],
)
def test_event_needs_two_sources(
    breaches: Breaches, keys: str, without: list[int], single: list[int]
) -> None:
    files = {"explainers/a.md": with_event(keys, SOURCES)}
    assert breaches(Rule.EVENT_WITHOUT_SOURCE, files) == in_story(*without)
    assert breaches(Rule.SINGLE_SOURCE_EVENT, files) == in_story(*single)


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ("    status: alleged\n", [9]),
        ("    status: disputed\n", [9]),
        ("    status: alleged\n    who: [Ada Byron]\n", []),
        ("    status: alleged\n    sources: [letter]\n", []),
        ("    status: planned\n", []),
    ],
)
def test_allegation_needs_somebody_who_makes_it(
    breaches: Breaches, keys: str, lines: list[int]
) -> None:
    files = {"explainers/a.md": with_event(keys, SOURCES)}
    assert breaches(Rule.UNATTRIBUTED_ALLEGATION, files) == in_story(*lines)


@pytest.mark.parametrize(
    ("keys", "front", "lines"),
    [
        ("", "quotes: [{text: No., by: Ada Byron}]\n", [11]),
        ("", "quotes: [{text: No., by: Ada Byron, source: letter}]\n", []),
        ("    quote: {text: No., by: Ada Byron}\n", "", [11]),
        ("    quote: {text: No., by: Ada Byron, source: letter}\n", "", []),
        ("    quote: {text: No., by: Ada Byron}\n    sources: [letter]\n", "", []),
    ],
)
def test_quote_needs_a_source(breaches: Breaches, keys: str, front: str, lines: list[int]) -> None:
    files = {"explainers/a.md": with_event(keys, front + SOURCES)}
    assert breaches(Rule.QUOTE_WITHOUT_SOURCE, files) == in_story(*lines)


@pytest.mark.parametrize(
    ("keys", "front", "profile", "lines"),
    [
        ("    who: Ada Byron\n", "", PERSON, [11]),
        ("    who: Ada Byron\n    status: alleged\n    sources: [letter]\n", "", PERSON, [11]),
        ("    who: Ada Byron\n    sources: [letter]\n", "", PERSON, []),
        ("    who: Ada Byron\n", "cleared: Ada Byron\n", PERSON, []),
        ("    who: Ada Byron\n", "", PERSON.replace("kind", "died: 2021\nkind"), []),
        ("    who: Ada Byron\n", "", PERSON.replace("person", "group"), []),
        ("    who: Ada Byron\n", "", PERSON.replace("kind: person\n", ""), []),
        ("    who: Ada\n    status: disputed\n    sources: letter\n", "", PERSON, [11]),
        ("    who: Ada\n    status: disputed\n", "cleared: Ada\n", PERSON, []),
    ],
)
def test_living_person_needs_support_or_clearance(
    breaches: Breaches, keys: str, front: str, profile: str, lines: list[int]
) -> None:
    files = {
        "explainers/a.md": with_event(keys, front + SOURCES),
        "participants/ada-byron.md": profile,
    }
    assert breaches(Rule.UNSUPPORTED_LIVING_PERSON, files) == in_story(*lines)


def test_clearing_an_unknown_name_is_an_error(site: SiteMaker) -> None:
    assert "unknown-name" in site({"explainers/a.md": explainer("cleared: Ada Bryon\n")}).codes


def test_participant_without_description_is_found_at_file_post_or_first_mention(
    breaches: Breaches,
) -> None:
    profile = PERSON.replace("description: a driver", "memberships: [Tram Union]")
    files = {
        "explainers/a.md": with_event("    who: Bo Li\n"),
        "participants/ada-byron.md": profile,
    }
    assert breaches(Rule.PARTICIPANT_WITHOUT_DESCRIPTION, files) == [
        ("", "content/participants/ada-byron.md", 1),
        ("", "content/participants/ada-byron.md", 1),
        ("a", "content/explainers/a.md", 11),
    ]


def test_withdrawn_participant_needs_no_description(breaches: Breaches) -> None:
    profile = PERSON.replace("description: a driver", "withdrawn: yes")
    files = {"explainers/a.md": explainer(), "participants/ada-byron.md": profile}
    assert breaches(Rule.PARTICIPANT_WITHOUT_DESCRIPTION, files) == []


@pytest.mark.parametrize(
    ("keys", "front", "lines"),
    [
        ("    sources: [letter, report]\n", SOURCES, []),
        ("", SOURCES.replace(", archived: https://b.example/1", ""), [12]),
        ("    sources: [https://c.example/]\n", "", [11]),
        ("    sources: [https://c.example/]\n", "quotes: []\nknown: []\n", [11]),
        (
            "    sources: [https://c.example/]\n",
            "known: [{text: So., sources: https://c.example/}]\n",
            [12],
        ),
    ],
)
def test_web_source_needs_an_archived_copy(
    breaches: Breaches, keys: str, front: str, lines: list[int]
) -> None:
    files = {"explainers/a.md": with_event(keys, front)}
    assert breaches(Rule.SOURCE_WITHOUT_ARCHIVE, files) == in_story(*lines)


def test_picture_needs_a_credit_wherever_it_is(breaches: Breaches) -> None:
    picture = "{src: depot.svg, alt: Trams}"
    story = with_event(f"    image: {picture}\n", f"image: {picture}\n")
    files = {
        "explainers/a/index.md": story,
        "participants/depot.svg": DRAWING,
        "participants/ada-byron.md": PERSON.replace("kind", f"image: {picture}\nkind"),
        "authors/desk.md": "---\nname: The desk\nimage: {src: d.svg, alt: A, credit: B}\n---\n",
        "authors/d.svg": DRAWING,
    }
    assert breaches(Rule.PICTURE_WITHOUT_CREDIT, files) == [
        ("", "content/participants/ada-byron.md", 1),
        ("a", "content/explainers/a/index.md", 11),
        ("a", "content/explainers/a/index.md", 12),
    ]


def test_planned_event_that_has_passed_is_found(breaches: Breaches) -> None:
    files = {"explainers/a.md": with_event("    status: planned\n")}
    assert breaches(Rule.PLANNED_EVENT_PASSED, files) == in_story(9)
    later = files["explainers/a.md"].replace("2020-09-15", "2021")
    assert breaches(Rule.PLANNED_EVENT_PASSED, {"explainers/a.md": later}) == []


def test_shared_source_without_an_archived_copy_is_found_once_at_its_list(
    breaches: Breaches,
) -> None:
    files = {
        "sources.yaml": "letter: {title: A letter, url: https://a.example/}\n",
        "explainers/a.md": explainer("", "So.[@letter]\n"),
        "explainers/b.md": explainer("known: [{text: So., sources: letter}]\n"),
    }
    assert breaches(Rule.SOURCE_WITHOUT_ARCHIVE, files) == [("", "content/sources.yaml", 1)]


def test_story_that_tells_no_event_itself_is_audited_as_well(breaches: Breaches) -> None:
    cited = "known: {text: So., sources: https://c.example/}\n"
    files = {
        "explainers/a.md": with_line("timeline: {see: b#2020-09-15}\n").replace(
            "what:", f"{cited}what:"
        ),
        "explainers/b.md": explainer(),
    }
    assert breaches(Rule.SOURCE_WITHOUT_ARCHIVE, files) == in_story(5)


def test_a_text_can_be_audited_alone(site: SiteMaker) -> None:
    files = {
        "explainers/a.md": explainer("topics: Trams\nauthors: The desk\n"),
        "explainers/b.md": explainer("slug: c\n"),
        "participants/ada-byron.md": PERSON.replace("description: a driver\n", ""),
        "participants/bo-li.md": PERSON.replace("Ada Byron", "Bo Li").replace("driver", "guard"),
        "authors/desk.md": "---\nname: A desk\nimage: {src: d.svg, alt: A}\n---\n",
        "authors/d.svg": DRAWING,
        "pages/us.md": "---\ntitle: Us\n---\n",
        "sources.yaml": "poll: {title: A poll, url: 'https://a.example/'}\n",
    }
    edition = site(files).edition
    story, person = edition.explainers["a"], edition.participants["ada-byron"]
    author, topic, page = edition.authors["desk"], edition.topics["trams"], edition.pages["us"]
    assert {one.explainer for one in audit(excerpt(edition, story))} == {"a", ""}
    assert [one.rule for one in audit(excerpt(edition, person))] == [
        Rule.PARTICIPANT_WITHOUT_DESCRIPTION
    ]
    assert [one.rule for one in audit(excerpt(edition, author))] == [Rule.PICTURE_WITHOUT_CREDIT]
    assert audit(excerpt(edition, topic)) == audit(excerpt(edition, page)) == ()
    assert dict(excerpt(edition, topic).topics) == {"trams": topic}
    assert dict(excerpt(edition, page).pages) == {"us": page}
    alone = excerpt(edition, page)
    assert (alone.explainers["a"], alone.participants["ada-byron"]) == (story, person)
    assert (alone.topics["trams"], alone.authors["desk"]) == (topic, author)
    assert excerpt(edition, topic).pages["us"] == page
    assert alone.shared.place is None


@pytest.mark.parametrize(
    "line",
    [
        "why: [Yes, {text: So, sources: [letter, https://c.example/]}]\n",
        "known: [Yes, {text: So, sources: [letter, https://c.example/]}]\n",
        "unknown: [Yes, {text: So, sources: [letter, https://c.example/]}]\n",
        "next: [Yes, {text: So, sources: [letter, https://c.example/]}]\n",
        "figures: [{value: 1, label: L, source: [letter, https://c.example/]}]\n",
        "quotes: [{text: T, by: Ada Byron, source: [letter, https://c.example/]}]\n",
        "timeline: [{date: 2020, event: E, sources: [letter, https://c.example/]}]\n",
        "timeline: {date: 2020, event: E, quote: {text: T, by: Ada Byron, source: "
        "[letter, https://c.example/]}}\n",
    ],
)
def test_source_without_a_copy_is_marked_where_it_is_cited(site: SiteMaker, line: str) -> None:
    text = with_line(line).replace("---\n", f"---\n{SOURCES}", 1)
    edition = site({"explainers/a.md": text}).edition
    (found,) = audit(edition, [Rule.SOURCE_WITHOUT_ARCHIVE])
    assert found.message == "There is no archived copy of https://c.example/."
    place = found.location
    assert place.text[place.column - 1 :][: place.length] == "https://c.example/"


def test_the_audit_says_what_is_wrong(site: SiteMaker) -> None:
    events = (
        "{date: 2020-09-15, event: Meeting, image: {src: depot.svg, alt: A}}, "
        "{date: 2020-09-15, event: Talks, status: alleged}, "
        "{date: 2020-09-15, event: Vote, status: planned, who: Ada Byron}, "
        "{date: 2020-09-15, event: Row, status: disputed, who: Bo Li}"
    )
    files = {
        "explainers/a/index.md": with_line(f"timeline: [{events}]\n").replace(
            "---\n", "---\nimage: {src: tram.svg, alt: A}\n", 1
        ),
        "explainers/a/depot.svg": DRAWING,
        "explainers/a/tram.svg": DRAWING,
        "participants/ada-byron.md": PERSON.replace("kind", "image: {src: a.svg, alt: A}\nkind"),
        "participants/a.svg": DRAWING,
        "participants/bo-li.md": "---\nname: Bo Li\n---\n",
    }
    found = {one.message for one in audit(site(files).edition)}
    assert found >= {
        "Nothing says where the event “Meeting” is known from.",
        "Nothing says who made the picture `content/explainers/a/depot.svg`.",
        "Nothing says who made the picture `content/explainers/a/tram.svg`.",
        "Nothing says who made the picture `content/participants/a.svg`.",
        "The event “Talks” is alleged, and nothing says by whom.",
        "This event was planned for 2020-09-15, which has passed.",
        "Ada Byron, a living person, takes part in an event that has no source.",
        "Bo Li, perhaps a living person, takes part in an event that is disputed.",
        "Nothing says who or what Bo Li is.",
    }


def test_a_breach_of_a_rule_that_stops_a_build_is_marked_where_it_is(site: SiteMaker) -> None:
    edition, report = site({"explainers/a.md": explainer()}).edition, Report()
    report_breaches(edition, frozenset({Rule.EVENT_WITHOUT_SOURCE}), report)
    (finding,) = report.diagnostics
    assert (finding.severity, finding.code) == ("error", Rule.EVENT_WITHOUT_SOURCE)
    assert finding.location
    assert (finding.location.path, finding.location.line) == ("content/explainers/a.md", 9)
