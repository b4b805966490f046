"""The index of participants: told about in few, named by letter in many, by pages in very many."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.rendering import load_theme, render_page
from tests.conftest import SOUND, SiteMaker

THEMES = Path(__file__).resolve().parents[2] / "themes"


@pytest.mark.parametrize(
    ("people", "letters", "counts"), [(3, False, True), (60, True, True), (400, True, False)]
)
def test_index_grows_from_lines_to_letters_to_names_alone(
    site: SiteMaker, people: int, letters: bool, counts: bool
) -> None:
    names = "".join(f"  - {chr(65 + at % 26)} {'x' * (at // 26)} {at}\n" for at in range(people))
    made = site({"explainers/trams.md": SOUND.replace("  - Ada Byron\n", names)})
    theme = load_theme("default", (THEMES,), Report())
    assert theme is not None
    page = made.page("/participants/")
    html = (render_page(made.plan.site, page, theme, Report()) or b"").decode()
    assert html.count("<bdi>") == people
    there = ('<a href="#letter--b">B</a>' in html, 'id="letter--b"' in html)
    assert there == (letters, letters)
    assert ("1 explainer" in html) == counts


def test_index_of_very_many_has_a_page_for_each_letter_and_parts_of_a_long_one(
    site: SiteMaker,
) -> None:
    names = ["Émile", "Eve", "42 Steps", "ʻAbd", "Österreich"]
    names += [f"Smith {at}" for at in range(2100)]
    who = "".join(f"  - {name}\n" for name in names)
    made = site({"explainers/trams.md": SOUND.replace("  - Ada Byron\n", who)})
    index = made.page("/participants/").context
    assert [(one.letter, one.number, one.total) for one in index.letters] == [
        ("0–9", 1, 1),
        ("A", 1, 1),
        ("E", 1, 2),
        ("O", 1, 1),
        ("S", 1, 1000),
        ("S", 2, 1000),
        ("S", 3, 100),
    ]
    pages = [page for page in made.plan.pages if page.template == "participants.html"][1:]
    assert [page.url for page in pages] == [one.href for one in index.letters]
    listed = [entry.person.name for page in pages for entry in page.context.letter.entries]
    assert sorted(listed) == sorted(names)
    theme = load_theme("default", (THEMES,), Report())
    assert theme is not None
    for page in (made.page("/participants/"), *pages):
        html = render_page(made.plan.site, page, theme, Report()) or b""
        assert len(html) < 500_000
        assert html.count(b'href="/participants/letter--s-2/"') == 1
    assert b'aria-current="page">S, part 3<' in html


def test_long_names_in_chinese_get_more_pages_and_none_of_half_a_megabyte(site: SiteMaker) -> None:
    letters = [chr(code) for code in range(0x4E00, 0x9F00)]
    names = ["王" + "".join(letters[at::500])[:119].ljust(119, "李") for at in range(500)]
    who = "".join(f"  - {name}\n" for name in names)
    made = site({"explainers/trams.md": SOUND.replace("  - Ada Byron\n", who)})
    theme = load_theme("default", (THEMES,), Report())
    assert theme is not None
    pages = [page for page in made.plan.pages if page.template == "participants.html"]
    sizes = [len(render_page(made.plan.site, page, theme, Report()) or b"") for page in pages]
    listed = [entry.person.name for page in pages[1:] for entry in page.context.letter.entries]
    assert sorted(listed) == sorted(names)
    assert len(pages) == 3
    assert max(sizes) < 500_000


def test_nobody_of_whom_no_index_shall_tell_counts_for_letters(site: SiteMaker) -> None:
    hidden = "---\nname: Bo\nnoindex: yes\n---\n"
    made = site({"explainers/a.md": SOUND, "participants/b.md": hidden})
    assert made.page("/participants/").context.total == 1
