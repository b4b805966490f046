"""What becomes of the front matter of participants, topics and authors."""

from __future__ import annotations

import pytest

from tests.conftest import SiteMaker, explainer

LINKS = "links: {Site: 'https://a.example/', Blog: 'https://b.example/'}\n"


def test_a_participant_has_what_its_front_matter_says(site: SiteMaker) -> None:
    profile = (
        "name: Ada Byron\nkind: person\ndescription: A driver\nborn: 1990\ndied: 2020-09-30\n"
        "also_known_as: [{name: Ada King, start: 2015, end: 2018}, The Countess]\n"
        "memberships: [{organization: Union, role: chair, start: 2016, end: 2019}, Club]\n"
    )
    file = f"---\n{profile}{LINKS}---\nShe drives.\n"
    made = site({"explainers/a.md": explainer(), "participants/ada-byron.md": file})
    assert made.codes == []
    one = made.edition.participants["ada-byron"]
    assert (one.name, one.kind, one.description) == ("Ada Byron", "person", "A driver")
    assert (one.source, one.profile.text) == (
        "content/participants/ada-byron.md",
        "She drives.\n",
    )
    assert [(link.label, link.url) for link in one.links] == [
        ("Site", "https://a.example/"),
        ("Blog", "https://b.example/"),
    ]
    known_as, countess = one.other_names
    chair, member = one.memberships
    assert (known_as.name, countess.name) == ("Ada King", "The Countess")
    assert [(post.organization, post.role) for post in one.memberships] == [
        ("union", "chair"),
        ("club", ""),
    ]
    dates = (one.start, one.end, known_as.start, known_as.end, chair.start, chair.end)
    assert [date.text for date in dates if date] == [
        *("1990", "2020-09-30"),
        *("2015", "2018"),
        *("2016", "2019"),
    ]
    assert (countess.start, countess.end, member.start, member.end) == (None,) * 4


def test_a_topic_and_an_author_have_what_their_front_matter_says(site: SiteMaker) -> None:
    front = "topics: Trams\nauthors: Ann Lee\n"
    made = site(
        {
            "explainers/a.md": explainer(front),
            "topics/trams.md": "---\nname: Trams\ndescription: On rails\n---\nOld.\n",
            "authors/ann-lee.md": f"---\nname: Ann Lee\ndescription: Writes\n{LINKS}---\nShe.\n",
        }
    )
    assert made.codes == []
    topic, author = made.edition.topics["trams"], made.edition.authors["ann-lee"]
    assert (topic.name, topic.description, topic.source, topic.body.text) == (
        *("Trams", "On rails"),
        *("content/topics/trams.md", "Old.\n"),
    )
    assert (author.name, author.description, author.source, author.body.text) == (
        *("Ann Lee", "Writes"),
        *("content/authors/ann-lee.md", "She.\n"),
    )
    assert [link.label for link in author.links] == ["Site", "Blog"]


def test_nothing_is_made_up_of_whom_only_the_name_is_written(site: SiteMaker) -> None:
    bare = "---\nname: X\n---\n"
    files = {f"{folder}/x.md": bare for folder in ("participants", "topics", "authors")}
    made = site({"explainers/a.md": explainer(), **files})
    edition = made.edition
    assert (edition.topics["x"].description, edition.authors["x"].description) == ("", "")
    one = edition.participants["x"]
    assert (one.kind, one.description, one.other_names, one.memberships, one.links) == (
        *(None, ""),
        *((), (), ()),
    )


@pytest.mark.parametrize("folder", ["participants", "topics", "authors", "pages"])
def test_a_heading_of_any_text_can_be_linked_to(site: SiteMaker, folder: str) -> None:
    key = "title" if folder == "pages" else "name"
    body = f"[As it was](../{folder}/x.md#then)\n"
    files = {
        "explainers/a.md": explainer(body=body),
        f"{folder}/x.md": f"---\n{key}: X\n---\n# Then\n",
    }
    assert site(files).codes == []


@pytest.mark.parametrize(
    ("kind", "key"),
    [("group", "born"), ("group", "died"), ("person", "founded"), ("person", "dissolved")],
)
def test_a_date_of_a_life_that_its_kind_cannot_have_is_an_error(
    site: SiteMaker, kind: str, key: str
) -> None:
    file = f"---\nname: Ada Byron\nkind: {kind}\n{key}: 1990\n---\n"
    made = site({"explainers/a.md": explainer(), "participants/ada-byron.md": file})
    (finding,) = made.report.diagnostics
    assert (finding.code, finding.message) == (
        "wrong-kind-of-date",
        f"A participant of the kind `{kind}` can't be `{key}`.",
    )


@pytest.mark.parametrize("key", ["born", "founded"])
def test_of_whom_it_is_not_said_what_they_are_may_be_born_or_founded(
    site: SiteMaker, key: str
) -> None:
    file = f"---\nname: Ada Byron\n{key}: 1990\n---\n"
    made = site({"explainers/a.md": explainer(), "participants/ada-byron.md": file})
    assert made.codes == []
