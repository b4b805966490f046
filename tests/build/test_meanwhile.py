"""While a build goes on, somebody edits, builds, previews: one waits or says so, and all is right.

What a build finds at its end may be the site before an edit or after it. The next build gives
exactly what a clean one gives.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from nutgraf.build import assembly, build_site, making, morgue, proving
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from nutgraf.writing import locking
from nutgraf.writing.paths import STAGED
from tests.conftest import NOW, SOUND, explainer
from tests.previewing.live import PATIENCE, served, write_site

TRAMS = "content/explainers/trams/index.md"
BUSES = "content/explainers/buses.md"
TABLE = "content/explainers/trams/lines.csv"
DRAWING = "content/explainers/trams/tram.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="10"/>'
PICTURE = "image: {src: tram.svg, alt: A tram, credit: Nobody}\n"
FILES = {
    TRAMS: explainer(PICTURE, "The old story.\n"),
    TABLE: "line,trams\n1,20\n",
    DRAWING: SVG.format(20),
    BUSES: SOUND.replace("trams", "buses"),
    "content/participants/ada-byron.md": "---\nname: Ada Byron\nkind: person\n---\nA driver.\n",
}
Edit = Callable[[Path], object]


def build(root: Path, report: Report | None = None) -> bool:
    """Build a site. Whether it is published."""
    report = report or Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    return build_site(settings, report, Progress()) is not None


def published(root: Path) -> dict[str, bytes]:
    output = root / "output"
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def without_staged(files: dict[str, bytes]) -> dict[str, bytes]:
    """The site as a reader gets it."""
    return {path: text for path, text in files.items() if not path.startswith(STAGED)}


def built_clean(root: Path) -> dict[str, bytes]:
    """What a build of the site as it is now gives where nothing was built before."""
    clean = root.with_name(f"{root.name} clean")
    ours = shutil.ignore_patterns("output", ".nutgraf")
    shutil.copytree(root, clean, ignore=ours)
    assert build(clean)
    found = published(clean)
    shutil.rmtree(clean)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built once."""
    root = tmp_path / "site"
    write_site(root, FILES)
    assert build(root)
    return root


def write(name: str, text: str) -> Edit:
    return lambda root: (root / name).write_text(text)


def other_texts(root: Path) -> None:
    (root / TRAMS).write_text(explainer(PICTURE).replace("Ada Byron", "Bo Li"))
    (root / BUSES).rename(root / BUSES.replace("buses", "boats"))


def other_files(root: Path) -> None:
    (root / TABLE).write_text("line,trams\n1,21\n")
    (root / DRAWING).write_text(SVG.format(30))


EDITS: dict[str, Edit] = {
    "other words of the same length": write(TRAMS, explainer(PICTURE, "The odd story.\n")),
    "other texts": other_texts,
    "other files beside a text": other_files,
    "a file less": lambda root: (root / TABLE).unlink(),
    "other settings": write("nutgraf.toml", 'title = "The Buses"\nlanguage = "de"\n'),
}
"""What somebody may do to the site while it is built."""

STAGES = {
    "before the texts are read": (proving, "take_inventory"),
    "when they are read": (proving, "prove"),
    "when they are checked": (proving, "OpenPlan"),
    "while it is remembered": (morgue, "Shelf"),
    "before pages are made": (making, "load_theme"),
    "before pages are written": (making, "publish"),
}
"""What is called in a build where a stage begins."""

CASES = (
    ("before the texts are read", "other words of the same length"),
    ("before the texts are read", "other settings"),
    ("when they are read", "other words of the same length"),
    ("when they are read", "other texts"),
    ("when they are checked", "other texts"),
    ("when they are checked", "other files beside a text"),
    ("while it is remembered", "other words of the same length"),
    ("while it is remembered", "other texts"),
    ("before pages are made", "other files beside a text"),
    ("before pages are made", "a file less"),
    ("before pages are made", "other settings"),
    ("before pages are written", "other files beside a text"),
    ("before pages are written", "a file less"),
    ("before pages are written", "other settings"),
)

WHILE_IT_WRITES = (assembly, "render_assets")


@contextmanager
def interrupted(
    patch: pytest.MonkeyPatch, place: tuple[object, str], meanwhile: Callable[[], object]
) -> Iterator[None]:
    """Do something once, when a function is called, before it is."""
    module, name = place
    real, waiting = getattr(module, name), [meanwhile]

    def call(*arguments: object, **options: object) -> object:
        if waiting:
            waiting.pop()()
        return real(*arguments, **options)

    with patch.context() as patched:
        patched.setattr(module, name, call)
        yield


@pytest.mark.parametrize(("stage", "edit"), CASES)
def test_after_an_edit_during_a_build_the_next_one_makes_all_right(
    root: Path, monkeypatch: pytest.MonkeyPatch, stage: str, edit: str
) -> None:
    (root / TRAMS).write_text(explainer(PICTURE, "The new story.\n"))
    with interrupted(monkeypatch, STAGES[stage], lambda: EDITS[edit](root)), suppress(OSError):
        build(root)
    assert build(root)
    assert published(root) == built_clean(root)


def test_a_site_is_published_as_it_was_when_it_was_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / TRAMS).write_text(explainer(PICTURE, "The new story.\n"))
    before = built_clean(root)
    mistake = write(TRAMS, "no front matter")
    with interrupted(monkeypatch, STAGES["before pages are made"], lambda: mistake(root)):
        assert build(root)
    assert published(root) == before
    assert not build(root)
    assert published(root) == before


def test_a_build_waits_for_another_one_to_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / TRAMS).write_text(explainer(PICTURE, "The new story.\n"))
    is_waiting, may_go_on, outcomes = Event(), Event(), []

    def wait(_: float) -> None:
        is_waiting.set()
        assert may_go_on.wait(PATIENCE)

    other = Thread(target=lambda: outcomes.append(build(root)))

    def meanwhile() -> None:
        other.start()
        assert is_waiting.wait(PATIENCE)
        write(TRAMS, explainer(PICTURE, "The last story.\n"))(root)

    monkeypatch.setattr("nutgraf.writing.locking.time.sleep", wait)
    monkeypatch.setattr(locking, "PATIENCE", PATIENCE)
    with interrupted(monkeypatch, WHILE_IT_WRITES, meanwhile):
        assert build(root)
    may_go_on.set()
    other.join(PATIENCE)
    assert outcomes == [True]
    assert build(root)
    assert published(root) == built_clean(root)


def test_a_build_that_has_waited_long_enough_says_so_and_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / TRAMS).write_text(explainer(PICTURE, "The new story.\n"))
    before = published(root)
    seen: list[tuple[str, str]] = []

    def meanwhile() -> None:
        report = Report()
        assert not build(root, report)
        seen.extend((finding.code, finding.message) for finding in report.diagnostics)
        assert without_staged(published(root)) == before

    monkeypatch.setattr(locking, "PATIENCE", 0)
    with interrupted(monkeypatch, WHILE_IT_WRITES, meanwhile):
        assert build(root)
    assert seen == [("output-busy", "Another build is writing to the output folder.")]
    assert published(root) == built_clean(root)


def test_a_build_and_the_preview_know_nothing_of_each_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(root) as live:
        with interrupted(
            monkeypatch,
            WHILE_IT_WRITES,
            lambda: live.save(TRAMS, explainer(PICTURE, "The new story.\n")),
        ):
            (root / BUSES).write_text(SOUND.replace("trams", "boats"))
            assert build(root)
        assert "The new story." in live.page("/explainers/trams/")
        assert b"boats" in published(root)["explainers/buses/index.html"]
        assert build(root)
        assert published(root) == built_clean(root)
        live.save(TRAMS, explainer(PICTURE, "The last story.\n"))
        assert "The last story." in live.page("/explainers/trams/")
        assert b"The new story." in published(root)["explainers/trams/index.html"]
