"""Whatever is put into a site, the answer is a message or a right page, in time, and no more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile import dates, files, front_matter, names, prose
from tests.hostile.cases import Case
from tests.hostile.world import build_within_limits, copy_site, make_sound_site, put, snapshot

ROOMS = (front_matter, dates, prose, names, files)
TABLE = Path(__file__).with_name("README.md")
BEGINNING = "| given | right |\n| --- | --- |\n"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sound") / "site"
    root.mkdir()
    make_sound_site(root)
    return root


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.name) for room in ROOMS for case in room.CASES],
)
def test_it_is_refused_with_a_message_or_published_right(
    case: Case, sound: Path, tmp_path: Path
) -> None:
    root = tmp_path / "site"
    copy_site(sound, root)
    put(case, root)
    around, before = snapshot(tmp_path), snapshot(root / "output")
    built = build_within_limits(root)
    assert built.status == (1 if built.failed else 0), built.printed[-2000:]
    assert built.codes - {"too-intricate"} == case.codes, built.printed[-2000:]
    published = snapshot(root / "output")
    if built.failed:
        assert published == before
    else:
        assert b"The strike is called" in published["explainers/sound/index.html"]
        for path, words in case.shows:
            assert words in published[path].decode()
    assert outside_output(snapshot(tmp_path)) == outside_output(around)


def outside_output(files: dict[str, bytes]) -> dict[str, bytes]:
    """What a build has no business with: all but the output and what it remembers."""
    ours = ("site/output/", "site/.nutgraf/", "site.printed")
    return {path: content for path, content in files.items() if not path.startswith(ours)}


def test_the_table_tells_of_every_case() -> None:
    rows = "".join(
        f"| {case.name.replace('|', '&#124;')} | {case.right} |\n"
        for room in ROOMS
        for case in room.CASES
    )
    before, _, _ = TABLE.read_text(encoding="utf-8").partition(BEGINNING)
    whole = f"{before}{BEGINNING}{rows}"
    if os.environ.get("NUTGRAF_GOLDEN") == "rewrite":
        TABLE.write_text(whole, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == whole
