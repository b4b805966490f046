"""The site's icons."""

from __future__ import annotations

import json

import pytest

from nutgraf.model.icons import Icon
from nutgraf.model.look import Logo, Look
from nutgraf.model.pages import DataFile
from nutgraf.model.site import Site
from nutgraf.planning.look import initials, plan_icons, plan_look
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.icons import encode_icon
from tests.pictures import RED, colour_at, decoded, encoded, is_near, picture

ACCENT = (35, 69, 196)


def made(files: list[DataFile]) -> dict[str, bytes]:
    return {file.url: ENCODERS[file.format](file.data) for file in files}


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("The Daily Nutgraf", "DN"),
        ("The Trams", "TT"),
        ("Trams", "T"),
        ("die tageszeitung", "DT"),
        ("News & Views Today", "NV"),
        ("每日新闻", "每"),
        ("***", "•"),
    ],
)
def test_initials_stand_for_the_name(title: str, letters: str) -> None:
    assert initials(title) == letters


def test_letters_are_white_on_the_colour() -> None:
    icon = decoded(encode_icon(Icon(180, "DN", "#2345c4")))
    assert icon.size == (180, 180)
    assert is_near(colour_at(icon, 90, 8), ACCENT, 5)
    assert colour_at(icon, 0, 0)[3] == 0
    assert max(icon.convert("L").crop((40, 60, 140, 120)).histogram()[250:]) > 0


def test_a_logo_is_whole_in_the_middle_of_white() -> None:
    logo = encoded(picture(400, 100), "PNG")
    icon = decoded(encode_icon(Icon(192, "DN", "#2345c4", logo)))
    assert colour_at(icon, 96, 4) == (255, 255, 255)
    assert is_near(colour_at(icon, 40, 85), RED, 5)


def test_a_browsers_icon_has_the_usual_sizes() -> None:
    icon = decoded(encode_icon(Icon(48, "DN", "#2345c4", is_ico=True)))
    assert icon.format == "ICO"
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_manifest_names_icons_of_their_sizes() -> None:
    files = made([*plan_icons(Site("The Trams"))])
    manifest = json.loads(files["/site.webmanifest"])
    assert manifest["name"] == "The Trams"
    for icon in manifest["icons"]:
        side = decoded(files[f"/{icon['src']}"]).width
        assert icon["sizes"] == f"{side}x{side}"


def test_the_owners_colours_and_logo_are_files() -> None:
    assert [*plan_look(Site("The Trams"))] == []
    look = Look("#a3123f", "#ff9bb5", Logo(b"<svg/>", ".svg"))
    files = made([*plan_look(Site("The Trams", look=look))])
    assert files["/logo.svg"] == b"<svg/>"
    assert b"light-dark(#a3123f, #ff9bb5)" in files[look.url]
    assert Look("#a3123f", "#ff9bb6").url != look.url
