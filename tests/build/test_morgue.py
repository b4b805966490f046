"""What was checked isn't checked again, and whatever could be another than it was, is."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nutgraf.build import build_site, check_site, morgue, proving
from nutgraf.build.inventory import MARGIN, Stamp, is_same
from nutgraf.checking import prove
from nutgraf.model.diagnostics import Report
from nutgraf.reading import read_file
from nutgraf.remembering import ForgottenError, Vault
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW, SOUND, explainer

TRAMS = Path("content/explainers/trams.md")
BUSES = Path("content/explainers/buses.md")


class Site:
    """The site in the working folder: how often it was checked whole, and what was read of it."""

    def __init__(self) -> None:
        self.checks = 0
        self.read: list[str] = []

    def build(self, now: datetime = NOW) -> bool:
        """Build it. Whether that took a check of the whole."""
        before, report = self.checks, Report()
        settings = load_settings(None, Overrides(now=now), report)
        assert settings is not None
        assert build_site(settings, report, Progress()) is not None
        return self.checks > before


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site of two explainers that has been built."""
    monkeypatch.chdir(tmp_path)
    TRAMS.parent.mkdir(parents=True)
    Path("nutgraf.toml").write_text('title = "Trams"\n')
    TRAMS.write_text(explainer())
    BUSES.write_text(SOUND.replace("trams", "buses"))
    made = Site()

    def counted(*args: object) -> object:
        made.checks += 1
        return prove(*args)  # type: ignore[arg-type]

    def noted(root: Path, path: str) -> object:
        made.read.append(path)
        return read_file(root, path)

    monkeypatch.setattr(proving, "prove", counted)
    monkeypatch.setattr(morgue, "read_file", noted)
    assert made.build()
    return made


def test_nothing_is_read_where_nothing_was_edited(site: Site) -> None:
    assert not site.build()
    assert site.read == []


def test_of_texts_only_the_edited_one_is_read(site: Site) -> None:
    TRAMS.write_text(explainer(body="Another story.\n"))
    assert not site.build()
    assert site.read == [str(TRAMS)]
    assert "Another story." in Path("output/explainers/trams/index.html").read_text()
    site.read.clear()
    assert not site.build()
    assert site.read == []


def test_a_text_that_was_saved_as_it_was_is_known(site: Site) -> None:
    TRAMS.write_text(TRAMS.read_text())
    os.utime(BUSES, (1, 1))
    assert not site.build()
    assert site.read == []


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("content/explainers/boats.md").write_text(SOUND.replace("trams", "boats")),
        BUSES.unlink,
        lambda: BUSES.rename("content/explainers/busses.md"),
        lambda: TRAMS.write_text(explainer("slug: other\n")),
        lambda: TRAMS.write_text(explainer().replace("- Ada Byron", "- Bo Li")),
        lambda: Path("nutgraf.toml").write_text('title = "Trams"\nlanguage = "de"\n'),
    ],
)
def test_what_more_than_one_text_depends_on_takes_a_check_of_the_whole(
    site: Site, change: Callable[[], object]
) -> None:
    change()
    assert site.build()
    assert not site.build()


def test_a_new_file_beside_the_texts_takes_a_check_of_the_whole(site: Site) -> None:
    TRAMS.with_name("trams.csv").write_bytes(b"tram,line")
    assert site.build()
    assert Path("output/explainers/trams.csv").exists()


def test_another_day_takes_a_check_of_the_whole(site: Site) -> None:
    assert not site.build(NOW + timedelta(hours=1))
    assert site.build(NOW + timedelta(days=1))


def test_what_is_to_come_out_today_comes_out(site: Site) -> None:
    TRAMS.write_text(explainer().replace("date: 2020-09-16", f"date: {NOW:%Y-%m-%d}T18:00"))
    site.build()
    assert not Path("output/explainers/trams").exists()
    site.build(NOW + timedelta(hours=7))
    assert Path("output/explainers/trams/index.html").exists()


def test_a_picture_that_has_another_size_now_is_looked_at_again(site: Site) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="10"/>'
    TRAMS.with_name("tram.svg").write_text(svg.format(20))
    TRAMS.write_text(explainer("image: {src: tram.svg, alt: A tram, credit: Nobody}\n"))
    site.build()
    TRAMS.with_name("tram.svg").write_text(svg.format(30))
    assert site.build()
    assert 'width="30"' in Path("output/explainers/trams/index.html").read_text()


def test_a_check_keeps_nothing(site: Site) -> None:
    settings = load_settings(None, Overrides(now=NOW, drafts=True), Report())
    assert settings is not None
    kept = Path(".nutgraf/edition.sqlite").read_bytes()
    assert check_site(settings, Report()) > 1
    assert check_site(settings, Report()) > 1
    assert site.checks == 3
    assert Path(".nutgraf/edition.sqlite").read_bytes() == kept


@pytest.mark.usefixtures("site")
def test_a_warning_is_given_again_every_time() -> None:
    TRAMS.write_text(explainer("sources:\n  letter: {title: A letter}\n"))
    codes = []
    for _ in range(3):
        report = Report()
        settings = load_settings(None, Overrides(now=NOW), report)
        assert settings is not None
        assert build_site(settings, report, Progress())
        codes.append([one.code for one in report.diagnostics])
    assert codes == [["unused-source"]] * 3


def test_a_build_whose_memory_is_lost_on_the_way_checks_the_whole(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, left = Vault.find, 8

    def lose(vault: Vault, digest: bytes) -> bytes:
        nonlocal left
        left -= 1
        if left < 0:
            raise ForgottenError
        return find(vault, digest)

    TRAMS.write_text(explainer(body="Another story.\n"))
    monkeypatch.setattr(Vault, "find", lose)
    assert site.build()
    assert "Another story." in Path("output/explainers/trams/index.html").read_text()


def test_a_stamp_is_trusted_only_where_it_is_older_than_the_look_at_it() -> None:
    stamp = Stamp(size=1, modified=10 * MARGIN, changed=10 * MARGIN, number=7)
    assert is_same(stamp, 12 * MARGIN, stamp)
    assert not is_same(stamp, 11 * MARGIN, stamp)
    assert not is_same(stamp, 12 * MARGIN, stamp._replace(changed=10 * MARGIN + 1))
    assert not is_same(None, 12 * MARGIN, stamp)
    assert not is_same(stamp, 12 * MARGIN, None)
