"""The site that is measured with: the same for everybody, and without a mistake."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from nutgraf.build import build_site
from nutgraf.checking import Conventions, check
from nutgraf.model.diagnostics import Report
from nutgraf.model.edition import Edition
from nutgraf.reading import read_manuscript
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.benchmarks.__main__ import MARK, documented
from tests.benchmarks.corpus import WRITERS
from tests.benchmarks.mistakes import write_spoiled_site
from tests.benchmarks.nutgraf_site import write_nutgraf_site, write_plain_site
from tests.benchmarks.texts import texts
from tests.benchmarks.world import World

KINDS_OF_PAGES = ("explainers", "participants", "topics")
EXPLAINERS = 40


def test_a_seed_gives_the_same_corpus_every_time() -> None:
    assert list(texts(World(EXPLAINERS))) == list(texts(World(EXPLAINERS)))


def test_another_seed_gives_another_corpus() -> None:
    assert list(texts(World(EXPLAINERS, seed=2))) != list(texts(World(EXPLAINERS)))


def checked(root: Path) -> tuple[Edition, Report]:
    report = Report()
    settings = load_settings(root, Overrides(), report)
    assert settings is not None
    house = Conventions(settings.now, settings.zone, settings.site.language, settings.authors)
    manuscript = read_manuscript(settings.root, settings.content, settings.limits, report)
    return check(manuscript, house, drafts=False, report=report), report


def test_a_corpus_has_nothing_to_complain_of(tmp_path: Path) -> None:
    write_nutgraf_site(World(EXPLAINERS), tmp_path)
    edition, report = checked(tmp_path)
    assert report.diagnostics == ()
    assert len(edition.explainers) == EXPLAINERS
    assert len(edition.events) == 8 * EXPLAINERS


def test_a_mistaken_corpus_has_a_mistake_in_every_explainer(tmp_path: Path) -> None:
    write_spoiled_site(World(EXPLAINERS), tmp_path)
    _, report = checked(tmp_path)
    places = {found.location.path for found in report.diagnostics if found.location}
    assert len(places) == EXPLAINERS


def test_every_explainer_is_written_for_every_generator(tmp_path: Path) -> None:
    names = []
    for generator, write in WRITERS.items():
        write(World(EXPLAINERS), tmp_path / generator)
        explainers = (tmp_path / generator / "content" / "explainers").glob("*.md")
        names.append(sorted(path.name for path in explainers))
    assert len(names[0]) == EXPLAINERS
    assert all(listed == names[0] for listed in names)


def test_the_plain_site_has_pages_of_the_kinds_of_hugos_and_no_others(tmp_path: Path) -> None:
    write_plain_site(World(EXPLAINERS), tmp_path)
    report = Report()
    settings = load_settings(tmp_path, Overrides(), report)
    assert settings is not None
    assert build_site(settings, report, Progress())
    assert report.diagnostics == ()
    output = tmp_path / "output"
    made = [path.relative_to(output) for path in output.rglob("*") if path.is_file()]
    kinds = Counter(path.parts[0] for path in made)
    names = {*KINDS_OF_PAGES, "index.html", "404.html", "feed.xml", "feed.json"}
    assert kinds.keys() == names
    assert kinds["explainers"] == EXPLAINERS
    assert {len(path.parts) for path in made if path.parts[0] in KINDS_OF_PAGES} == {3}


def test_figures_take_the_place_of_those_in_the_documentation() -> None:
    once = documented(f"Words.\n\n{MARK}old", "\n### A\n\n| 1 |\n")
    assert once == documented(once, "\n### A\n\n| 1 |\n")
    assert once.startswith("Words.")
    assert once.endswith("\n## A\n\n| 1 |\n")
    assert "old" not in once
