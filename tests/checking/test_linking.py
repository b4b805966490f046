"""What a text points at: what is said of a mistake, and what to do."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from nutgraf.checking import pictures
from nutgraf.model.news import Source
from tests.conftest import NOW, SiteMaker, explainer, with_line

SAID = {
    "known: {sources: []}\n": "This entry of `known` has no `text`. Add `text:`.",
    "figures: {value: 1}\n": "This entry of `figures` has no `label`. Add `label:`.",
    "who: {role: driver}\n": (
        "This entry doesn't say who it is about. Add `name:` with a name or an id."
    ),
    "quotes: {by: Ada Byron}\n": (
        "This quote has no `text`. A quote needs the words (`text`) and who said them (`by`)."
    ),
    "quotes: {text: No}\n": (
        "This quote has no `by`. A quote needs the words (`text`) and who said them (`by`)."
    ),
    "image: {alt: Trams}\n": "This picture has no file. Add `src:`.",
    "image: {src: map.svg}\n": (
        "This picture has no `alt` text. Write `src: map.svg` and below it `alt:`, a sentence "
        "that says what it shows, for readers who can't see it."
        "There is no file `map.svg`. Put the file beside this one."
    ),
    "image: {src: tram.png, alt: A}\n": (
        "There is no file `tram.png`. Put the file beside this one."
    ),
    "known: {text: So, sources: nothing}\n": (
        "There is no source with the key `nothing`. Add it to `sources`, or give a web address."
    ),
    "known: {text: So, sources: https://a.example/ p. 4}\n": (
        "There is no source with the key `https://a.example/ p. 4`. "
        "A web address has no spaces. What else there is to say stands in a source's keys."
    ),
    "known: {text: So, sources: 'a, b'}\n": (
        "There is no source with the key `a, b`. Write several as a list: `[a, b]`."
    ),
    "known: {text: So, sources: [{publisher: P}]}\n": ("This source has no `title`. Add `title:`."),
    "method: So.[@nothing]\n": ("There is no source with the key `nothing`. Add it to `sources`."),
    "method: See [it](http:/a.example).\n": (
        "This web address isn't complete. A web address is written in full: `https://a.example`."
    ),
    "method: See [it](www.a.example).\n": (
        "There is no file `www.a.example` beside this one. "
        "A web address is written in full: `https://www.a.example`."
    ),
    "method: See [it](depot).\n": (
        "There is no file `depot` beside this one. "
        "Write its path as seen from this file, or link by a name: `[[Name]]`."
    ),
    "method: See [it](depot.jpg).\n": (
        "There is no file `depot.jpg` beside this one. Put the file beside this one."
    ),
    "method: See [[a.]] and [[a/b]].\n": (
        "There is nothing called `a.` to link to. Did you mean `a`?"
        "There is nothing called `a/b` to link to. "
    ),
    "quotes: {text: No, by: Nobody At All}\n": (
        "There is no participant called `Nobody At All`. Name it in `who`, or add a file for it."
    ),
    "related: nothing\n": (
        "There is no explainer called `nothing`. Write its id: the name of its file, without `.md`."
    ),
    "figures: [{value: 1, label: L, id: a}, {value: 2, label: L, id: a}]\n": (
        "The id `a` is given to more than one key figure of this page. "
        "Give each key figure an id of its own."
    ),
    "quotes: [{text: T, by: Ada Byron, id: a}, {text: T, by: Ada Byron, id: a}]\n": (
        "The id `a` is given to more than one quote of this page. Give each quote an id of its own."
    ),
    "corrections: {date: 2020-09-16, text: T, figure: x}\n": (
        "There is no key figure with the id `x`. Give the key figure an `id`, and write that."
    ),
    "corrections: {date: 2020-09-16, text: T, quote: x}\n": (
        "There is no quote with the id `x`. Give the quote an `id`, and write that."
    ),
    "figures: {value: 1, label: L, id: drivers}\n"
    "corrections: {date: 2020-09-16, text: T, figure: driver}\n": (
        "There is no key figure with the id `driver`. Did you mean `drivers`?"
    ),
    "timeline: {see: x#y}\n": (
        "There is no event `x#y`. "
        "Write the event's id, or `explainer-id#event-id` for one told elsewhere."
    ),
}


def test_it_is_said_of_a_post_that_it_names_no_organization(site: SiteMaker) -> None:
    club = "---\nname: A club\nmemberships: [{role: member}, {role: member}]\n---\n"
    made = site({"explainers/a.md": explainer(), "participants/club.md": club})
    assert [
        (finding.code, finding.message, finding.hint) for finding in made.report.diagnostics
    ] == [
        (
            "missing-key",
            "This membership doesn't say where.",
            "Add `organization:` with a name or an id.",
        )
    ] * 2
    assert list(made.edition.participants) == ["club", "ada-byron"]


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("who: [{role: driver}, {role: guard}]\n", 2),
        ("quotes: [{by: Ada Byron}, {text: No}]\n", 2),
        ("known: [{sources: []}, {sources: []}]\n", 2),
        ("image: {alt: A}\n", 1),
    ],
)
def test_each_entry_that_lacks_a_key_is_told_so(site: SiteMaker, line: str, times: int) -> None:
    assert site({"explainers/a.md": with_line(line)}).codes == ["missing-key"] * times


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("{title: A letter, url: 'https://a.example/'}", ("https://a.example/", "A letter")),
        ("{url: 'https://a.example/'}", ("https://a.example/", "https://a.example/")),
        ("{title: A letter}", ("A letter", "A letter")),
        ("'https://a.example/'", ("https://a.example/", "https://a.example/")),
        ("letter", ("letter", "The letter")),
    ],
)
def test_a_source_may_be_given_where_it_is_cited(
    site: SiteMaker, written: str, source: tuple[str, str]
) -> None:
    front = f"sources: {{letter: The letter}}\nknown: {{text: So, sources: [{written}, letter]}}\n"
    made = site({"explainers/a.md": explainer(front)})
    assert made.codes == []
    (known,) = made.edition.explainers["a"].known
    assert [(one.key, one.title) for one in known.sources] == [source, ("letter", "The letter")]


@pytest.mark.parametrize(("line", "said"), SAID.items(), ids=SAID)
def test_it_is_said_what_is_wrong_and_what_to_do(site: SiteMaker, line: str, said: str) -> None:
    found = site({"explainers/a.md": with_line(line)}).report.diagnostics
    assert "".join(f"{finding.message} {finding.hint}" for finding in found) == said


def test_a_name_of_several_things_means_the_one_that_is_published(site: SiteMaker) -> None:
    draft = explainer("draft: yes\n").replace("Why the trams stopped", "Ada Byron")
    story = explainer(body="Of [[Ada Byron#life|her]].\n")
    ada = "---\nname: Ada Byron\n---\n\n## Life\n"
    files = {"explainers/a.md": story, "explainers/b.md": draft, "participants/ada-byron.md": ada}
    made = site(files)
    assert made.codes == []
    assert made.page("/explainers/a/").context.body.links == (
        ("[[Ada Byron#life|her]]", "/participants/ada-byron/#life", ""),
    )


def test_a_name_of_several_things_that_are_published_is_an_error(site: SiteMaker) -> None:
    story = explainer("topics: Ada Byron\n", "Of [[Ada Byron|her]].\n")
    (finding,) = site({"explainers/a.md": story}).report.diagnostics
    assert finding.code == "ambiguous-name"
    assert finding.message == "`Ada Byron` could mean more than one thing."
    assert finding.hint == "Write `[[participants/ada-byron]]` or `[[topics/ada-byron]]`."
    assert finding.location
    assert finding.location.text == "Of [[Ada Byron|her]]."


def test_a_picture_that_can_not_be_read_is_an_error_where_it_is_shown(
    site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: str) -> None:
        raise PermissionError(13, "Permission denied", file)

    monkeypatch.setattr(pictures, "look_at", refuse)
    story = with_line("image: {src: map.svg, alt: A}\n")
    made = site({"explainers/a/index.md": story, "explainers/a/map.svg": "<svg/>"})
    finding = next(one for one in made.report.diagnostics if one.code == "unreadable-file")
    assert finding.message == "The file can't be read: permission denied."
    assert finding.hint == "Change who may read it."
    assert finding.location
    assert finding.location.column == len("image: {src: ") + 1


@pytest.mark.parametrize(
    "written", ["//a.example/", "a.md?print", "/explainers/a/", "#2020-09-15", "a.md#2020-09-15"]
)
def test_a_link_may_be_written_in_many_ways(site: SiteMaker, written: str) -> None:
    assert site({"explainers/a.md": explainer(body=f"See [it]({written}).\n")}).codes == []


@pytest.mark.parametrize("written", ["plan.pdf#page=2", "/explainers/a/plan.pdf#page=2"])
def test_a_link_may_lead_to_a_page_of_a_file(site: SiteMaker, written: str) -> None:
    story = explainer(body=f"See [the plan]({written}).\n")
    made = site({"explainers/a/index.md": story, "explainers/a/plan.pdf": b"%PDF"})
    assert made.codes == []
    (link,) = made.page("/explainers/a/").context.body.links
    assert link == (written, "/explainers/a/plan.pdf#page=2", "")


def test_a_file_of_a_misspelt_name_is_guessed(site: SiteMaker) -> None:
    story = with_line("image: {src: trma.svg, alt: A}\n")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (finding,) = site(
        {"explainers/a/index.md": story, "explainers/a/tram.svg": drawing}
    ).report.diagnostics
    assert (finding.code, finding.hint) == ("missing-file", "Did you mean `tram.svg`?")


def test_a_source_has_all_that_is_written_of_it_and_no_more(site: SiteMaker) -> None:
    whole = (
        "{title: T, publisher: P, author: A, date: 2020, url: 'https://a.example/', "
        "archived: 'https://b.example/', accessed: 2020-09-15, kind: anonymous, reason: R}"
    )
    front = f"sources: {{a: {whole}, b: T}}\n"
    made = site({"explainers/a.md": explainer(front, "[@a] [@b]\n")})
    one, other = made.edition.explainers["a"].sources
    assert (one.key, one.title, one.publisher, one.author, one.url) == (
        *("a", "T", "P", "A"),
        "https://a.example/",
    )
    assert (one.archived, one.kind, one.reason) == ("https://b.example/", "anonymous", "R")
    assert one.date
    assert one.accessed
    assert (one.date.text, one.accessed.text) == ("2020", "2020-09-15")
    assert other == Source("b", "T")


def test_the_time_at_which_a_shared_source_was_looked_at_is_one_of_the_site(
    site: SiteMaker,
) -> None:
    shared = "letter: {title: A letter, accessed: 2020-09-15T14:30}\n"
    files = {"explainers/a.md": explainer(body="[@letter]\n"), "sources.yaml": shared}
    made = site(files, now=NOW.astimezone(ZoneInfo("Asia/Tokyo")))
    (letter,) = made.edition.explainers["a"].sources
    assert letter.accessed
    assert (letter.accessed.time, letter.accessed.offset) == ("14:30", "+09:00")


def test_a_link_by_name_may_lead_to_a_place(site: SiteMaker) -> None:
    other = with_line("title: Why the buses ran\n")
    draft = explainer("draft: yes\n").replace("title: Why the trams stopped", "title: Work")
    body = "[[Why the buses ran#2020-09-15]] [[b#nowhere]] [[explainers/b#nothing]] [[Work#then]]\n"
    made = site(
        {
            "explainers/a.md": explainer(body=body),
            "explainers/b.md": other,
            "explainers/c.md": draft,
            "topics/x.md": "---\nname: Work\n---\n",
        }
    )
    assert made.page("/explainers/a/").context.body.links[0][1] == "/explainers/b/#2020-09-15"
    places = [finding.location for finding in made.report.diagnostics]
    assert [place.text[place.column - 1 :][: place.length] for place in places if place] == [
        "[[b#nowhere]]",
        "[[explainers/b#nothing]]",
        "[[Work#then]]",
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("method: See [there](www.example.org).\n", "broken-link"),
        ("method: See [there](http:/example.org/a).\n", "broken-link"),
        ("known: {text: So, sources: {publisher: P}}\n", "missing-key"),
    ],
)
def test_a_mistake_has_its_code(site: SiteMaker, line: str, code: str) -> None:
    assert site({"explainers/a.md": explainer(line)}).codes == [code]


def test_of_a_part_it_is_kept_why_it_matters_here(site: SiteMaker) -> None:
    line = "who: [{name: Ada Byron, note: She knew.}, {name: Bo Li, role: guard}]\n"
    made = site({"explainers/a.md": with_line(line)})
    assert [(one.role, one.note.text) for one in made.edition.explainers["a"].who] == [
        ("", "She knew."),
        ("guard", ""),
    ]
