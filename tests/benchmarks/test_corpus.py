"""The site that is measured with: the same for everybody, and without a mistake."""

from __future__ import annotations

from pathlib import Path

from nutgraf.checking import Conventions, check
from nutgraf.model.diagnostics import Report
from nutgraf.reading import read_manuscript
from nutgraf.settings import Overrides, load_settings
from tests.benchmarks.corpus import WRITERS, write_corpus
from tests.benchmarks.texts import texts
from tests.benchmarks.world import World

EXPLAINERS = 40


def test_a_seed_gives_the_same_corpus_every_time() -> None:
    assert list(texts(World(EXPLAINERS))) == list(texts(World(EXPLAINERS)))


def test_another_seed_gives_another_corpus() -> None:
    assert list(texts(World(EXPLAINERS, seed=2))) != list(texts(World(EXPLAINERS)))


def test_a_corpus_has_nothing_to_complain_of(tmp_path: Path) -> None:
    write_corpus(World(EXPLAINERS), tmp_path)
    report = Report()
    settings = load_settings(tmp_path, Overrides(), report)
    assert settings is not None
    house = Conventions(settings.now, settings.zone, settings.site.language, settings.authors)
    manuscript = read_manuscript(settings.root, settings.content, report)
    edition = check(manuscript, house, drafts=False, report=report)
    assert report.diagnostics == ()
    assert len(edition.explainers) == EXPLAINERS
    assert len(edition.events) == 8 * EXPLAINERS


def test_every_explainer_is_written_for_every_generator(tmp_path: Path) -> None:
    names = []
    for generator, write in WRITERS.items():
        write(World(EXPLAINERS), tmp_path / generator)
        explainers = (tmp_path / generator / "content" / "explainers").iterdir()
        names.append(sorted(path.name for path in explainers))
    assert len(names[0]) == EXPLAINERS
    assert all(listed == names[0] for listed in names)
