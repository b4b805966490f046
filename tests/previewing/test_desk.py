"""How much of a site is looked at again after a change."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from nutgraf.checking import steps
from nutgraf.model.documents import Document
from nutgraf.model.edition import Edition
from nutgraf.planning.outputs import Outputs
from nutgraf.previewing import files, texts
from nutgraf.previewing.desk import Desk
from nutgraf.previewing.preview import Preview
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW, SOUND, explainer
from tests.pictures import photograph
from tests.previewing.live import write_site

TRAMS = "content/explainers/trams.md"
FILES = {
    TRAMS: explainer("topics: [Work]\n", "# Words\n\nAll about [[Why buses ran]].\n"),
    "content/explainers/buses.md": SOUND.replace("Why the trams stopped", "Why buses ran"),
    "content/participants/ada-byron.md": "---\nname: Ada Byron\nkind: person\n---\nA driver.\n",
    "content/topics/work.md": "---\nname: Work\ndescription: Labour.\n---\nOn work.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nAbout us.\n",
}
FEEDS = {"/feed.xml", "/feed.json"}


ADA = "content/participants/ada-byron.md"


class Site:
    """A site at a desk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        write_site(root, FILES)
        self.start()
        self.first = self.edition

    def start(self) -> None:
        """Begin with what an earlier start has kept, if there was one."""
        load = partial(load_settings, self.root, Overrides(drafts=True, now=NOW))
        self.desk = Desk(self.root, load)
        self.desk.revise(frozenset({self.root}))

    @property
    def edition(self) -> Edition:
        """The last edition that was sound."""
        assert self.desk.snapshot.site is not None
        return self.desk.snapshot.site.edition

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace some words of a file."""
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.desk.revise(frozenset({file}))

    @property
    def was_checked_whole(self) -> bool:
        """Whether the texts were all checked again since the beginning."""
        return self.edition.authors is not self.first.authors


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TRAMS, "All about [[Why buses ran]]", "Nothing about [[Ada Byron]]"),
        (TRAMS, "Why the trams stopped", "Why no tram ran"),
        (TRAMS, "The strike is called", "The strike begins"),
        (TRAMS, "All trams stood still", "No tram ran"),
        ("content/participants/ada-byron.md", "A driver", "A poet"),
        ("content/topics/work.md", "Labour", "Toil"),
        ("content/pages/about.md", "About us.", "All about us."),
    ],
)
def test_other_words_need_no_look_at_other_texts(site: Site, name: str, old: str, new: str) -> None:
    site.edit(name, old, new)
    assert not site.was_checked_whole
    assert new in repr(site.edition)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TRAMS, "Ada Byron", "Bo Li"),
        (TRAMS, "topics: [Work]", "topics: [Play]"),
        ("content/explainers/buses.md", "Why buses ran", "Why no bus ran"),
        ("content/participants/ada-byron.md", "name: Ada", "name: Augusta"),
        ("nutgraf.toml", "The Trams", "The Buses"),
    ],
)
def test_what_other_texts_may_notice_needs_a_look_at_all(
    site: Site, name: str, old: str, new: str
) -> None:
    seen = site.desk.snapshot.findings
    site.edit(name, old, new)
    assert site.was_checked_whole or site.desk.snapshot.findings != seen


def test_a_look_at_all_reads_those_texts_anew_that_a_change_concerns(site: Site) -> None:
    site.edit(TRAMS, "topics: [Work]", "topics: [Play]")
    before = site.edition
    site.edit(TRAMS, "topics: [Play]", "topics: [Rest]")
    assert site.edition.authors is not before.authors
    assert site.edition.explainers["trams"] is not before.explainers["trams"]
    assert site.edition.explainers["buses"] is before.explainers["buses"]
    assert site.edition.topics["work"] is before.topics["work"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2020-09-15", "2020-09-14"),
        ("# Words", "# Other words"),
        (
            "timeline:\n",
            "timeline:\n  - date: 2019\n    event: Before\n    who: [ada-byron]\n"
            "    sources: https://a.example/\n",
        ),
        ("why: The drivers", "where: Berlin\nwhy: The drivers"),
    ],
)
def test_another_shape_of_a_story_needs_no_look_at_other_texts(
    site: Site, old: str, new: str
) -> None:
    site.edit(TRAMS, old, new)
    assert not site.was_checked_whole
    assert not site.desk.snapshot.findings
    known = [*site.edition.explainers.values(), *site.edition.events.values()]
    assert new.rsplit(maxsplit=1)[-1] in repr(known)


def test_another_name_needs_no_look_at_other_texts_where_the_old_one_is_still_known(
    site: Site,
) -> None:
    site.edit(ADA, "name: Ada Byron", "name: Ada Lovelace\nalso_known_as: [Ada Byron]")
    assert not site.was_checked_whole
    assert not site.desk.snapshot.findings
    html = Preview(site.desk).view("/explainers/trams/").html.decode()
    assert "Ada Lovelace" in html


def test_another_name_that_is_nearly_somebody_elses_is_told_where_that_is_written(
    site: Site,
) -> None:
    site.edit(TRAMS, "  - Ada Byron", "  - Ada Byron\n  - Ada Lovelaces")
    site.edit(ADA, "name: Ada Byron", "name: Ada Lovelace\nalso_known_as: [Ada Byron]")
    assert [one.code for one in site.desk.snapshot.findings] == ["similar-name"]


@pytest.mark.parametrize(
    "use",
    [
        "  - see: trams#2020-09-15\n",
        "  - date: 2021\n    event: So\n    because: trams#2020-09-15\n",
    ],
)
def test_an_event_that_another_story_uses_is_looked_at_there_when_it_moves(
    site: Site, use: str
) -> None:
    site.edit("content/explainers/buses.md", "timeline:\n", f"timeline:\n{use}")
    site.first = site.edition
    site.edit(TRAMS, "2020-09-15", "2022-09-14")
    codes = [one.code for one in site.desk.snapshot.findings]
    assert codes == ["unknown-event"]


def test_a_place_that_another_text_links_to_is_missed_there_when_it_is_gone(site: Site) -> None:
    site.edit("content/pages/about.md", "About us.", "[There](../explainers/trams.md#words).")
    site.edit(TRAMS, "# Words", "# Other words")
    assert [one.code for one in site.desk.snapshot.findings] == ["broken-link"]


def test_a_headline_that_another_text_links_by_is_looked_for_there(site: Site) -> None:
    site.edit("content/explainers/buses.md", "Why buses ran", "Why no bus ran")
    assert [one.code for one in site.desk.snapshot.findings] == ["broken-link"]
    site.edit("content/explainers/buses.md", "Why no bus ran", "Why buses ran")
    assert not site.desk.snapshot.findings


def test_a_slip_in_a_text_needs_no_look_at_other_texts_nor_does_its_end(site: Site) -> None:
    site.edit(TRAMS, "[[Why buses ran]]", "[[Why bus ran]]")
    assert [one.code for one in site.desk.snapshot.findings] == ["broken-link"]
    site.edit(TRAMS, "[[Why bus ran]]", "buses")
    assert not site.desk.snapshot.findings
    assert not site.was_checked_whole


def test_what_an_editor_puts_beside_a_text_for_a_moment_changes_nothing(site: Site) -> None:
    beside = site.root / "content" / "explainers" / "4913"
    hidden = site.root / "content" / "explainers" / ".trams.md.swp"
    hidden.write_text("Half a text")
    site.desk.revise(frozenset({beside, hidden}))
    site.edit(TRAMS, "[[Why buses ran]]", "no buses")
    assert not site.was_checked_whole


def test_a_text_that_has_become_a_link_is_looked_at_with_all(site: Site) -> None:
    outside = site.root / "elsewhere.md"
    file = site.root / TRAMS
    file.rename(outside)
    file.symlink_to(outside)
    site.desk.revise(frozenset({file, outside}))
    assert [one.code for one in site.desk.snapshot.findings] == ["link-leaves-content"]


def test_what_every_page_asks_for_is_made_without_the_files_about_the_whole_site(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("Every page of the site was made.")

    monkeypatch.setattr(Outputs, "common_files", refuse)
    preview = Preview(site.desk)
    html = preview.view("/explainers/trams/").html.decode()
    asked = set(re.findall(r'(?:href|src)="(/[^"/]+\.[a-z]+)"', html))
    assert "/favicon.ico" in asked
    assert all(preview.file(address) for address in asked - FEEDS)


def test_an_edition_is_let_go_at_once_when_others_have_taken_its_place(site: Site) -> None:
    preview = Preview(site.desk)
    site.edit(TRAMS, "topics: [Work]", "topics: [Play]")
    assert site.desk.snapshot.site is not None
    old = weakref.ref(site.desk.snapshot.site.plan)
    gc.disable()  # nobody has to look for circles: it takes long, and stops the preview meanwhile
    try:
        for address in site.desk.snapshot.site.plan.addresses():
            assert preview.file(address) is not None or preview.view(address).html
        for before, after in (("Play", "Rest"), ("Rest", "Work"), ("Work", "Play")):
            site.edit(TRAMS, f"topics: [{before}]", f"topics: [{after}]")
            assert site.was_checked_whole
            preview.view("/")
        assert old() is None
    finally:
        gc.enable()


@pytest.fixture
def looked_at(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of texts as they are read from the disk, and as their fields are understood.

    The site has been known since an earlier start.
    """
    site.start()
    site.first = site.edition
    paths: list[str] = []

    def noted(module: object, name: str, path_of: Callable[..., str]) -> None:
        work = getattr(module, name)

        def do(*given: object) -> object:
            paths.append(path_of(*given))
            return work(*given)

        monkeypatch.setattr(module, name, do)

    def path(document: Document, *_: object) -> str:
        return document.path

    noted(files, "read_file", lambda _, path: path)
    noted(steps, "file_document", path)
    return paths


def test_once_all_is_warm_what_others_may_notice_needs_no_other_text(
    site: Site, looked_at: list[str]
) -> None:
    assert list(Preview(site.desk).warm_up())
    assert sorted(looked_at) == sorted(2 * list(FILES))
    looked_at.clear()
    site.edit(TRAMS, "topics: [Work]", "topics: [Play]")
    assert site.was_checked_whole
    assert looked_at == [TRAMS, TRAMS]


def test_of_a_site_of_very_many_texts_only_those_are_looked_at_that_somebody_needs(
    site: Site, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST_AHEAD", len(FILES) - 1)
    list(site.desk.remember())
    assert looked_at == []


def test_a_site_that_begins_with_a_mistake_is_warmed_up_for_its_end(
    site: Site, looked_at: list[str]
) -> None:
    site.edit(TRAMS, "[[Why buses ran]]", "[[Why]]")
    site.start()
    assert site.desk.snapshot.site is None
    assert list(Preview(site.desk).warm_up())
    looked_at.clear()
    site.edit(TRAMS, "[[Why]]", "[[Why buses ran]]")
    assert site.desk.snapshot.findings == ()
    assert looked_at == [TRAMS, TRAMS]


def test_a_look_at_all_goes_on_from_where_it_was_begun_and_ends_the_warming_up(
    site: Site, looked_at: list[str]
) -> None:
    warming = site.desk.remember()
    assert list(islice(warming, len(FILES) + 2))
    begun = looked_at[len(FILES) :]
    assert len(begun) == 2
    looked_at.clear()
    site.edit(ADA, "name: Ada", "name: Augusta")
    assert looked_at.count(ADA) == 2
    assert sorted({*looked_at} - {ADA}) == sorted({*FILES} - {ADA, *begun})
    looked_at.clear()
    assert list(warming) == []
    assert looked_at == []


def test_other_words_need_no_look_at_other_texts_while_all_is_warmed_up(site: Site) -> None:
    warming = site.desk.remember()
    for before, after in (("All", "Nothing"), ("Nothing", "Much"), ("Much", "All")):
        assert list(islice(warming, 3))
        site.edit(TRAMS, f"{before} about", f"{after} about")
        assert not site.was_checked_whole
        assert f"{after} about" in repr(site.edition)
    assert list(warming)


def test_what_nobody_has_told_of_is_found_when_all_is_doubted(site: Site) -> None:
    file = site.root / TRAMS
    file.write_text(file.read_text().replace("All about", "Nothing about"))
    site.desk.revise(site.desk.places.trees)
    assert "Nothing about" in repr(site.edition)
    assert not site.was_checked_whole
    (site.root / "content/pages/about.md").unlink()
    site.desk.revise(site.desk.places.trees)
    assert not site.edition.pages


@pytest.mark.parametrize("beside", ["", "draft: yes\n"])
def test_a_picture_that_is_saved_broken_is_told_until_it_is_whole(
    tmp_path: Path, beside: str
) -> None:
    name, whole = "content/explainers/trams/depot.jpg", photograph(300, 200)
    write_site(
        tmp_path, {**FILES, TRAMS: FILES[TRAMS].replace("\n", f"\n{beside}", 1), name: whole}
    )
    desk = Desk(tmp_path, partial(load_settings, tmp_path, Overrides(now=NOW)))
    desk.revise(frozenset({tmp_path}))
    for saved, codes in ((whole[:-1000], ["broken-picture"]), (whole, [])):
        write_site(tmp_path, {name: saved})
        desk.revise(frozenset({tmp_path / name}))
        write_site(tmp_path, {TRAMS: FILES[TRAMS]})
        desk.revise(frozenset({tmp_path / TRAMS}))
        assert [each.code for each in desk.snapshot.findings] == codes
