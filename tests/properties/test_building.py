"""The law of building: what earlier builds left behind changes nothing but how long it takes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, builtin_themes, load_settings
from tests.benchmarks.nutgraf_site import write_nutgraf_site
from tests.benchmarks.texts import document
from tests.benchmarks.world import World

NOWS = (
    datetime(2006, 3, 2, 12, tzinfo=UTC),
    datetime(2026, 3, 2, 12, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
)
SHOWS_ALL = "{{ site.title }} {{ site.navigation }} {{ page }} {{ content }}\n"
"""A page that shows everything that it was given: no theme could depend on more."""

REST = ("output", ".nutgraf")
"""What builds leave behind."""


@dataclass
class Newsroom:
    """A site that somebody is working at, and the time there."""

    root: Path
    now: datetime = NOWS[0]

    def texts(self, folder: str) -> list[Path]:
        return sorted((self.root / "content" / folder).glob("*.md"))

    def text(self, folder: str, number: int) -> Path:
        listed = self.texts(folder)
        return listed[number % len(listed)]

    def edit(self, text: Path, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the front matter of a text."""
        _, front, body = text.read_text(encoding="utf-8").split("---\n", 2)
        fields = yaml.load(front, yaml.BaseLoader)
        change(fields)
        text.write_text(document(fields, body), encoding="utf-8")

    def build(self, jobs: int) -> tuple[tuple[Diagnostic, ...], dict[str, bytes] | None]:
        """What was found, and all published files; None after an error."""
        report = Report()
        overrides = Overrides(now=self.now, jobs=jobs)
        read = load_settings(self.root, overrides, report)
        assert read is not None
        outcome = build_site(read, report, Progress())
        return report.diagnostics, dict(self.published()) if outcome else None

    def published(self) -> Iterator[tuple[str, bytes]]:
        output = self.root / "output"
        for path in output.rglob("*"):
            if path.is_file():
                yield path.relative_to(output).as_posix(), path.read_bytes()


def body(room: Newsroom, number: int) -> None:
    with room.text("explainers", number).open("a") as file:
        file.write(f"\nSentence {number}.\n")


def headline(room: Newsroom, number: int) -> None:
    room.edit(room.text("explainers", number), lambda it: it.update(title=f"Title {number}"))


def event(room: Newsroom, number: int) -> None:
    def change(it: dict[str, Any]) -> None:
        own = [entry for entry in it["timeline"] if "event" in entry]
        own[number % len(own)]["event"] = f"Something {number} else"

    room.edit(room.text("explainers", number), change)


def moved_event(room: Newsroom, number: int) -> None:
    def change(it: dict[str, Any]) -> None:
        own = [entry for entry in it["timeline"] if "event" in entry]
        own[number % len(own)]["date"] = f"2001-0{1 + number % 9}-11"

    room.edit(room.text("explainers", number), change)


def another_event(room: Newsroom, number: int) -> None:
    def change(it: dict[str, Any]) -> None:
        told = {"date": f"2001-0{1 + number % 9}", "event": f"Something {number} more"}
        it["timeline"].insert(number % len(it["timeline"]), told | {"who": it["who"][:1]})

    room.edit(room.text("explainers", number), change)


def without_event(room: Newsroom, number: int) -> None:
    def change(it: dict[str, Any]) -> None:
        it["timeline"].pop(number % len(it["timeline"]))

    room.edit(room.text("explainers", number), change)


def cause(room: Newsroom, number: int) -> None:
    def change(it: dict[str, Any]) -> None:
        own = [entry for entry in it["timeline"] if "event" in entry]
        first = next((entry["id"] for entry in own if "id" in entry), None)
        own[number % len(own)]["because"] = [first] if first else []

    room.edit(room.text("explainers", number), change)


def participants(room: Newsroom, number: int) -> None:
    file = room.text("participants", number)
    name = file.stem if number % 2 else file.stem.replace("-", ", ")
    part = {"name": name, "role": f"Role {number}"}
    room.edit(room.text("explainers", number), lambda it: it["who"].insert(0, part))


def date(room: Newsroom, number: int) -> None:
    day = ("2001-02-03", "2026-03-01", "2026-12-30", "2040-01-01")[number % 4]
    room.edit(room.text("explainers", number), lambda it: it.update(date=day))


def topics(room: Newsroom, number: int) -> None:
    room.edit(room.text("explainers", number), lambda it: it.update(topics=[f"Topic {number % 3}"]))


def draft(room: Newsroom, number: int) -> None:
    said = "true" if number % 2 else "false"
    room.edit(room.text("explainers", number), lambda it: it.update(draft=said))


def withdrawn(room: Newsroom, number: int) -> None:
    note = {"date": "2006-01-02", "text": f"Not ours, number {number}."}
    room.edit(room.text("explainers", number), lambda it: it.update(withdrawn=note))


def slug(room: Newsroom, number: int) -> None:
    room.edit(room.text("explainers", number), lambda it: it.update(slug=f"other-{number}"))


def log(room: Newsroom, number: int) -> None:
    entry = {"date": "2006-02-03", "text": f"Entry {number}."}
    key = "updates" if number % 2 else "corrections"
    room.edit(room.text("explainers", number), lambda it: it.update({key: [entry]}))


def related(room: Newsroom, number: int) -> None:
    other = room.text("explainers", number + 1).stem
    room.edit(room.text("explainers", number), lambda it: it.update(related=[other]))


def name(room: Newsroom, number: int) -> None:
    def change(it: dict[str, Any]) -> None:
        it.setdefault("also_known_as", []).append(it["name"])
        it["name"] = f"Somebody {number} New"

    room.edit(room.text("participants", number), change)


def description(room: Newsroom, number: int) -> None:
    text = room.text("participants", number)
    room.edit(text, lambda it: it.update(description=f"Known for {number}."))


def noindex(room: Newsroom, number: int) -> None:
    room.edit(room.text("participants", number), lambda it: it.update(noindex="true"))


def without_profile(room: Newsroom, number: int) -> None:
    room.text("participants", number).unlink()


def without_story(room: Newsroom, number: int) -> None:
    room.text("explainers", number).unlink()


def another_story(room: Newsroom, number: int) -> None:
    text = room.text("explainers", number)
    copy = text.with_name(f"another-{number}.md")
    shutil.copy(text, copy)
    room.edit(copy, lambda it: it.update(title=f"Another {number}", date="2005-06-07"))


def renamed_story(room: Newsroom, number: int) -> None:
    text = room.text("explainers", number)
    text.rename(text.with_name(f"renamed-{number}.md"))


def topic_file(room: Newsroom, number: int) -> None:
    room.edit(room.text("topics", number), lambda it: it.update(description=f"About {number}."))


def standing_page(room: Newsroom, number: int) -> None:
    page = room.root / "content/pages/about.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"---\ntitle: About\n---\nVersion {number}.\n")


def picture(room: Newsroom, number: int) -> None:
    text = room.text("explainers", number)
    text.with_name("tram.jpg").write_bytes(b"\xff\xd8" + bytes([number % 256]))
    image = {"src": "tram.jpg", "alt": f"Tram {number}", "credit": "Nobody"}
    room.edit(text, lambda it: it.update(image=image))


def template(room: Newsroom, number: int) -> None:
    file = room.root / "themes/all/templates/participant.html"
    file.write_text(f"{number} {SHOWS_ALL}")


def stylesheet(room: Newsroom, number: int) -> None:
    static = room.root / "themes/all/static"
    static.mkdir(exist_ok=True)
    (static / "style.css").write_text(f"p {{ margin: {number}px }}")


def site_title(room: Newsroom, number: int) -> None:
    file = room.root / "nutgraf.toml"
    lines = [line for line in file.read_text().splitlines() if not line.startswith("title")]
    file.write_text("\n".join([f'title = "Site {number % 2}"', *lines]))


def outputs(room: Newsroom, number: int) -> None:
    file = room.root / "nutgraf.toml"
    lines = [line for line in file.read_text().splitlines() if not line.startswith("outputs")]
    wanted = 'outputs = ["feeds", "data"]' if number % 2 else ""
    file.write_text("\n".join([*lines, wanted]))


def clock(room: Newsroom, number: int) -> None:
    room.now = NOWS[number % len(NOWS)]


def lost_output(room: Newsroom, number: int) -> None:
    listed = sorted(path for path, _ in room.published())
    if listed:
        (room.root / "output" / listed[number % len(listed)]).unlink()


def changed_output(room: Newsroom, number: int) -> None:
    listed = sorted(path for path, _ in room.published())
    if listed:
        (room.root / "output" / listed[number % len(listed)]).write_text("by hand")


def broken_memory(room: Newsroom, number: int) -> None:
    file = room.root / ".nutgraf" / ("memory.sqlite", "edition.sqlite")[number % 3 % 2]
    content = file.read_bytes() if file.exists() else b""
    middle = len(content) // (2 + number % 5)
    file.write_bytes(content[:middle] + (b"" if number % 2 else b"?" * 4096 + content[middle:]))


EDITS = (
    *(another_event, without_event, cause, participants, withdrawn),
    *(body, headline, event, moved_event, date, topics, draft, slug, log, related, name),
    *(description, noindex, without_profile, without_story, another_story, renamed_story),
    *(topic_file, standing_page, picture, template, stylesheet, site_title, outputs, clock),
    *(lost_output, changed_output, broken_memory),
)


@pytest.fixture(scope="module")
def built() -> Iterator[Path]:
    """A site that has been built."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        write_nutgraf_site(World(10), root)
        templates = root / "themes/all/templates"
        templates.mkdir(parents=True)
        for file in (builtin_themes() / "default/templates").glob("*.html"):
            (templates / file.name).write_text(SHOWS_ALL)
        (root / "themes/all/theme.toml").write_text('name = "all"\n')
        with (root / "nutgraf.toml").open("a") as chosen:
            chosen.write('theme = "all"\n')
        Newsroom(root).build(1)
        yield root


Change = tuple[Callable[[Newsroom, int], None], int]

IN_TURN: tuple[list[Change], ...] = (
    [(date, 1), (clock, 1), (clock, 2)],  # into the news sitemap and out of it again
    [(date, 3), (clock, 2)],  # scheduled
    [(another_story, 3), (without_story, 0)],
    [(picture, 1), (picture, 2)],
)

changes = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 99)), min_size=2, max_size=4)
few = settings(deadline=None, max_examples=5, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_a_build_gives_what_a_clean_one_gives(
    built: Path, edit: Callable[[Newsroom, int], None]
) -> None:
    assert_like_clean(built, [(edit, 7)], jobs=1)


@pytest.mark.parametrize("edits", IN_TURN)
def test_after_edits_in_turn_a_build_gives_what_a_clean_one_gives(
    built: Path, edits: list[Change]
) -> None:
    assert_like_clean(built, edits, jobs=1)


@few
@given(edits=changes, jobs=st.integers(1, 2))
def test_after_any_edits_a_build_gives_what_a_clean_one_gives(
    built: Path, edits: list[Change], jobs: int
) -> None:
    assert_like_clean(built, edits, jobs)


def assert_like_clean(built: Path, edits: list[Change], jobs: int) -> None:
    """Edit and build in turn, and hold each build against one that remembers nothing."""
    with tempfile.TemporaryDirectory() as folder:
        room = Newsroom(Path(folder) / "site")
        shutil.copytree(built, room.root)
        room.build(jobs)  # what is remembered is of this place
        for at, (edit, number) in enumerate(edits):
            edit(room, number)
            clean = Newsroom(Path(folder) / f"clean-{at}", room.now)
            shutil.copytree(room.root, clean.root, ignore=shutil.ignore_patterns(*REST))
            assert room.build(jobs) == clean.build(1)
