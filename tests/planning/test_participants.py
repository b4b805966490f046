"""Participants: what their pages have, and what they don't."""

from __future__ import annotations

import pytest

from tests.conftest import SOUND, SiteMaker

PERSON = "---\nname: Ada Byron\n{}---\nA life.\n"


def test_a_withdrawn_page_says_so_at_its_address_and_nowhere_else(site: SiteMaker) -> None:
    files = {
        "explainers/a.md": SOUND,
        "participants/ada-byron.md": PERSON.format("withdrawn: yes\n"),
    }
    made = site(files)
    assert made.codes == []
    assert made.page("/participants/ada-byron/").template == "withdrawn.html"
    assert made.page("/participants/").context.letters == ()
    assert not any("ada-byron" in file.url for file in made.plan.data)


def test_who_is_not_to_be_indexed_has_a_page_but_stands_in_no_index(site: SiteMaker) -> None:
    made = site(
        {"explainers/a.md": SOUND, "participants/ada-byron.md": PERSON.format("noindex: yes\n")}
    )
    assert made.page("/participants/ada-byron/").template == "participant.html"
    assert made.page("/participants/").context.letters == ()


def test_the_post_that_somebody_held_at_the_time_of_an_event_is_known(site: SiteMaker) -> None:
    memberships = """memberships:
  - {organization: Tram Union, role: secretary, end: 2020-08}
  - {organization: Tram Union, role: chair, start: 2020-09-01}
"""
    story = SOUND.replace("is called", "is called\n    who: Ada Byron")
    made = site({"explainers/a.md": story, "participants/ada-byron.md": PERSON.format(memberships)})
    [year] = made.page("/explainers/a/").context.timeline.years
    [part] = year.events[0].who
    assert [(post.role, post.organization.name) for post in part.posts] == [("chair", "Tram Union")]


def test_members_of_an_organization_stand_by_their_names_each_once(site: SiteMaker) -> None:
    post = "  - {{organization: Tram Union, role: {}}}\n"
    posts = "memberships:\n" + post.format("chair") + post.format("driver")
    ada, bo = (PERSON.replace("Ada Byron", name) for name in ("Zoe Byron", "bo Li"))
    made = site(
        {
            "explainers/a.md": SOUND.replace("  - Ada Byron", "  - Zoe Byron\n  - bo Li"),
            "participants/ada.md": ada.format(posts),
            "participants/bo.md": bo.format(posts),
        }
    )
    members = made.page("/participants/tram-union/").context.members
    assert [one.name for one in members] == ["bo Li", "Zoe Byron"]


def test_those_who_appear_together_most_come_first(site: SiteMaker) -> None:
    together = """  - date: 2020-09-16
    event: Talks
    who: [Ada Byron, Bo Li]
---
The"""
    story = SOUND.replace("  - Ada Byron", "  - Ada Byron\n  - Cy Young\n  - Bo Li")
    made = site({"explainers/a.md": story.replace("---\nThe", together)})
    near = made.page("/participants/ada-byron/").context.appears_with
    assert [(one.person.name, one.events, one.explainers) for one in near] == [
        ("Bo Li", 1, 1),
        ("Cy Young", 0, 1),
    ]


def test_related_explainers_say_what_they_share(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/a.md": SOUND,
            "explainers/b.md": SOUND.replace("Ada Byron", "Bo Li"),
            "explainers/c.md": SOUND.replace("trams", "buses"),
        }
    )
    [related] = made.page("/explainers/a/").context.related
    assert related.card.href == "/explainers/c/"
    assert [shared.name for shared in related.shared] == ["Ada Byron"]


def test_explainers_that_share_an_event_alone_say_so(site: SiteMaker) -> None:
    one = SOUND.replace("is called", "is called\n    id: strike")
    other = SOUND.replace("Ada Byron", "Bo Li").replace("---\nThe", "  - see: a#strike\n---\nThe")
    made = site({"explainers/a.md": one, "explainers/b.md": other})
    [related] = made.page("/explainers/b/").context.related
    assert [(shared.name, shared.href) for shared in related.shared] == [
        ("The strike is called", "/explainers/a/#strike")
    ]


@pytest.mark.parametrize("key", ["withdrawn", "noindex"])
def test_who_is_to_be_in_no_index_stands_in_nobodys_company(key: str, site: SiteMaker) -> None:
    post = "memberships: [{organization: Tram Union, role: chair}]\n"
    made = site(
        {
            "explainers/a.md": SOUND.replace("  - Ada Byron", "  - Ada Byron\n  - Tram Union"),
            "participants/ada-byron.md": PERSON.format(f"{post}{key}: yes\n"),
        }
    )
    union = made.page("/participants/tram-union/").context
    assert (union.members, union.appears_with) == ((), ())
