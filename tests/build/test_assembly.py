"""A site is the same, however many processes make it and however these begin."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from nutgraf.build import build_site, plan_site
from nutgraf.build.assembly import Assembly, batches
from nutgraf.build.records import Records
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.prose import Kind, Ref
from nutgraf.remembering import Memory
from nutgraf.rendering import load_theme
from nutgraf.rendering.pictures import Album
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, Settings, builtin_themes, load_settings
from nutgraf.working import Crew
from nutgraf.writing import publish
from tests.conftest import NOW
from tests.pictures import photograph

SITE = Path(__file__).parents[1] / "sites" / "trams" / "site"
PICTURE = "content/explainers/tram.jpg"
CREWS = [Crew(1), *(Crew(2, method) for method in get_all_start_methods())]

BROKEN = "{% extends 'base.html' %}{% block main %}{{ content.nobody }}{% endblock %}"


def settings_of(root: Path, jobs: int | None = None) -> Settings:
    settings = load_settings(root, Overrides(now=NOW, drafts=True, jobs=jobs), Report())
    assert settings is not None
    return settings


def copied(root: Path) -> Path:
    """The test site in a folder of its own, with a picture."""
    shutil.copytree(SITE, root)
    (root / PICTURE).write_bytes(photograph(60, 40))
    return root


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in (root / "output").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def build(root: Path, crew: Crew) -> tuple[int, tuple[Diagnostic, ...]]:
    """Build with a crew: how many pages there are, and what was found."""
    report, settings = Report(), settings_of(root)
    theme = load_theme(settings.theme, (settings.themes, builtin_themes()), report)
    assert theme is not None
    plan, album = plan_site(settings, report), Album(settings.pictures)
    records = Records(Memory(settings.state / "memory.sqlite"), "", plan.facts, b"")
    assembly = Assembly(plan, theme, album, records, report)
    publish(
        lambda stager: assembly.files(stager, lambda _: crew, Progress()),
        settings.output,
        settings.state,
        report,
    )
    return assembly.pages, report.diagnostics


@pytest.mark.parametrize("crew", CREWS[1:], ids=lambda crew: crew.method)
def test_a_site_is_the_same_however_processes_begin(crew: Crew, tmp_path: Path) -> None:
    alone, together = copied(tmp_path / "alone"), copied(tmp_path / "together")
    assert build(together, crew) == build(alone, Crew(1))
    assert files(together) == files(alone)
    assert "output/explainers/tram.jpg" in files(together)


@pytest.mark.parametrize("crew", CREWS[1:], ids=lambda crew: crew.method)
def test_an_error_in_a_template_is_told_once_and_with_the_same_page(
    crew: Crew, tmp_path: Path
) -> None:
    found = []
    for name, by in (("alone", Crew(1)), ("together", crew)):
        root = copied(tmp_path / name)
        template = root / "themes/default/templates/participant.html"
        template.parent.mkdir(parents=True)
        template.write_text(BROKEN)
        found.append(build(root, by)[1])
        assert files(root) == {}
    assert found[0] == found[1]
    assert [one.code for one in found[0] if one.code == "template-error"] == ["template-error"]


def test_a_second_build_by_several_processes_changes_nothing(tmp_path: Path) -> None:
    root = copied(tmp_path / "site")
    first = build_site(settings_of(root, jobs=2), Report(), Progress())
    second = build_site(settings_of(root, jobs=2), Report(), Progress())
    assert first is not None
    assert second is not None
    assert (first.changed, second.changed) == (first.files, 0)
    assert (first.pages, first.files) == (second.pages, second.files)


KILLED = """
import os, signal, sys
from pathlib import Path
from nutgraf.build import build_site
from nutgraf.build.records import Records
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings

class Interrupted(Progress):
    def track(self, items, total):
        for at, item in enumerate(items):
            if at == int(sys.argv[2]):
                os.kill(os.getpid(), signal.SIGKILL)
            yield item

if __name__ == "__main__":
    settings = load_settings(Path(sys.argv[1]), Overrides(jobs=2), Report())
    build_site(settings, Report(), Interrupted())
"""


@pytest.mark.parametrize("at", [0, 4])
def test_a_build_by_several_processes_that_is_killed_harms_nothing(at: int, tmp_path: Path) -> None:
    root = copied(tmp_path / "site")
    build(root, Crew(1))
    before = files(root)
    edited = root / "content/explainers/bus-vote.md"
    edited.write_text(edited.read_text() + "\nA sentence more.\n")
    done = subprocess.run([sys.executable, "-c", KILLED, root, str(at)], check=False)
    assert done.returncode == -signal.SIGKILL
    published = {path: content for path, content in files(root).items() if "staged" not in path}
    assert published == before
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("output", ".nutgraf"))
    build(root, Crew(2))
    build(clean, Crew(1))
    assert files(root) == files(clean)


def test_parts_that_may_take_long_come_first_and_each_comes_once() -> None:
    stories = [Ref(Kind.EXPLAINER, str(number)) for number in range(20)]
    others = [Ref(kind, "one") for kind in Kind if kind not in {Kind.EXPLAINER, Kind.FILE}]
    found = batches(["/", *stories, *others, "/timeline/"])
    of_stories = [batch for batch in found if batch[0] in stories]
    beside = [batch for batch in found if batch not in of_stories]
    assert beside[:3] == [("/timeline/",), ("/",), (Ref(Kind.TOPIC, "one"),)]
    assert [name for batch in of_stories for name in batch] == stories
    listed = [str(name) for batch in found for name in batch]
    assert sorted(listed) == sorted(map(str, ["/", *stories, *others, "/timeline/"]))


def test_explainers_and_all_else_come_to_their_ends_together() -> None:
    stories = [Ref(Kind.EXPLAINER, str(number)) for number in range(80)]
    found = batches(["/", *stories, *(Ref(Kind.TOPIC, str(number)) for number in range(9))])
    half = found[: len(found) // 2]
    assert sum(1 for batch in half if batch[0] in stories) == 5
