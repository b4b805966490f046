"""The owner's colours and logo."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.model.diagnostics import Report
from nutgraf.model.look import DARK_PAPER, LIGHT_PAPER, Look, contrast
from nutgraf.settings import Overrides, Settings, load_settings
from nutgraf.settings.colours import LEGIBLE, for_the_dark, nearest_legible
from tests.pictures import encoded, picture

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def load(root: Path, look: str) -> tuple[Settings | None, list[str]]:
    (root / "nutgraf.toml").write_text(f'title = "Trams"\n[look]\n{look}\n')
    (root / "content").mkdir(exist_ok=True)
    report = Report()
    return load_settings(root, Overrides(), report), [one.code for one in report.diagnostics]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.478), ("#2345c4", "#2345c4", 1)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS)
def test_a_colour_that_is_suggested_can_be_read(colour: str) -> None:
    assert contrast(nearest_legible(colour, LIGHT_PAPER), LIGHT_PAPER) >= LEGIBLE
    assert contrast(nearest_legible(colour, DARK_PAPER), DARK_PAPER) >= LEGIBLE
    assert contrast(for_the_dark(colour), DARK_PAPER) >= LEGIBLE


def test_the_themes_own_colours_can_be_read() -> None:
    assert contrast(Look().accent, LIGHT_PAPER) >= LEGIBLE
    assert contrast(Look().accent_dark, DARK_PAPER) >= LEGIBLE


def test_a_colour_is_chosen_for_light_and_lightened_for_dark(tmp_path: Path) -> None:
    settings, codes = load(tmp_path, 'accent = "#A13"')
    assert codes == []
    assert settings is not None
    look = settings.site.look
    assert look.accent == "#aa1133"
    assert contrast(look.accent_dark, DARK_PAPER) >= LEGIBLE
    assert f"--pencil: light-dark(#aa1133, {look.accent_dark})" in look.stylesheet


@pytest.mark.parametrize("look", ['accent = "#ffcc00"', 'accent_dark = "#222222"'])
def test_a_colour_that_nobody_can_read_is_refused(look: str, tmp_path: Path) -> None:
    assert load(tmp_path, look) == (None, ["settings-contrast"])


def test_a_logo_is_taken_from_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "sign.png").write_bytes(encoded(picture(60, 40), "PNG"))
    settings, codes = load(tmp_path, 'logo = "sign.png"')
    assert codes == []
    assert settings is not None
    assert settings.site.look.logo is not None
    assert settings.site.look.logo.url == "/logo.png"


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", encoded(picture(60, 40), "GIF"), bytes(1_000_001)]
)
def test_a_logo_that_cannot_be_shown_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "sign.png").write_bytes(content)
    assert load(tmp_path, 'logo = "sign.png"') == (None, ["settings-logo"])


@pytest.mark.parametrize("name", ["sign.png", "../sign.png", "/etc/passwd", ".", "sign.tiff"])
def test_a_logo_is_a_file_of_the_site(name: str, tmp_path: Path) -> None:
    (tmp_path / "sign.png").write_bytes(encoded(picture(60, 40), "PNG"))
    site = tmp_path / "site"
    site.mkdir()
    assert load(site, f'logo = "{name}"') == (None, ["settings-logo"])
