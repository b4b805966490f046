"""Social cards: what is drawn on them, in which script, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nutgraf.model.cards import CARD_HEIGHT, PICTURE_WIDTH, Mark, SocialCard
from nutgraf.model.dates import Precision, When, day_number
from nutgraf.model.pictures import PictureFile, PictureFormat, Version
from nutgraf.model.values import replace
from nutgraf.rendering.cards import FontCase, make_card, publishing
from nutgraf.rendering.cards.lines import break_lines
from nutgraf.rendering.pictures import Album
from tests.pictures import (
    BLUE,
    RED,
    colour_at,
    decoded,
    encoded,
    is_near,
    photograph,
    picture,
)

DAY = day_number(2020, 9, 15)
CARD = SocialCard(
    url="/explainers/trams/card.png",
    path="content/explainers/trams.md",
    headline="Why the trams stopped",
    site="The Trams",
    lang="en",
    accent="#2345c4",
    dates=When("2020-09-15", Precision.DAY, DAY, DAY),
    label="Transport",
    marks=(Mark(0, 0), Mark(0.5, 1), Mark(1, 1, is_sure=False)),
)
ACCENT, PAPER = (35, 69, 196), (255, 255, 255)
AXIS = 108


def drawn(card: SocialCard, folder: Path, fonts: FontCase | None = None) -> bytes:
    made = make_card(card, fonts or FontCase(()), Album(folder))
    assert made.finding is None
    return made.content


def test_a_card_has_the_shape_that_other_sites_expect(tmp_path: Path) -> None:
    card = decoded(drawn(CARD, tmp_path))
    assert (card.format, card.size) == ("PNG", (1200, 630))


def test_a_card_shows_the_headline_and_the_line_of_time(tmp_path: Path) -> None:
    card = decoded(drawn(CARD, tmp_path)).convert("RGB")
    words = card.crop((184, 150, 1124, 510)).convert("L")
    assert is_near(words.getextrema(), (23, 255), 3)
    assert is_near(colour_at(card, AXIS, 4), ACCENT, 5)
    assert is_near(colour_at(card, 600, 4), PAPER, 2)


def test_what_is_read_from_the_right_begins_at_the_right(tmp_path: Path) -> None:
    card = decoded(drawn(replace(CARD, lang="ar", dates=None), tmp_path)).convert("RGB")
    assert is_near(colour_at(card, 1200 - AXIS, 4), ACCENT, 5)
    assert is_near(colour_at(card, AXIS, 4), PAPER, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Why the buses stopped"},
        {"site": "The Buses"},
        {"label": "Work"},
        {"dates": None},
        {"description": "A union of drivers"},
        {"accent": "#a3123f"},
        {"marks": (Mark(0, 0), Mark(0.4, 0.4))},
    ],
)
def test_no_two_cards_are_alike(change: dict[str, object], tmp_path: Path) -> None:
    assert drawn(replace(CARD, **change), tmp_path) != drawn(CARD, tmp_path)


def test_the_same_card_is_the_same_file_every_time(tmp_path: Path) -> None:
    assert drawn(CARD, tmp_path / "one") == drawn(CARD, tmp_path / "other")


def test_a_card_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(CARD, tmp_path)
    monkeypatch.setattr(publishing, "draw_card", None)
    assert drawn(CARD, tmp_path) == first


@pytest.mark.parametrize("headline", ["Trams", "Trams " * 60, "Tram" * 100, "I"])
def test_a_headline_of_any_length_stays_between_the_edges(headline: str, tmp_path: Path) -> None:
    card = decoded(drawn(replace(CARD, headline=headline), tmp_path)).convert("L")
    for edge in ((1126, 0, 1200, 630), (184, 518, 1200, 525), (150, 0, 180, 630)):
        assert card.crop(edge).getextrema() == (255, 255)


@pytest.mark.parametrize("name", ["headline", "site", "label", "description"])
@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "a" + " " * 1_000_000 + "b",
        "a\nb",
        "a" + "\u0301" * 100_000,
        "\u2067" * 9_999,
    ],
    ids=["one word", "spaces", "two lines", "accents", "isolates"],
)
def test_no_text_makes_drawing_run_away(name: str, text: str, tmp_path: Path) -> None:
    card = replace(CARD, **{name: text})
    assert decoded(drawn(card, tmp_path)).size == (1200, 630)


@pytest.mark.parametrize(
    "headline", ["Γιατί σταμάτησαν τα τραμ", "Почему трамваи встали", "Čí je to?"]
)
def test_greek_and_cyrillic_come_along(headline: str, tmp_path: Path) -> None:
    drawn(replace(CARD, headline=headline), tmp_path)


def test_a_script_without_a_font_is_a_warning_and_the_card_is_made(tmp_path: Path) -> None:
    made = make_card(replace(CARD, headline="电车停驶"), FontCase(()), Album(tmp_path))
    assert decoded(made.content).size == (1200, 630)
    assert made.finding is not None
    assert made.finding.code == "card-without-font"
    assert made.finding.severity == "warning"
    assert made.finding.location is not None
    assert made.finding.location.path == "content/explainers/trams.md"


def test_a_font_of_the_machine_is_taken_where_it_has_all_characters(tmp_path: Path) -> None:
    """Fonts are files in folders: what isn't a font among them is passed over."""
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    fonts = FontCase((str(tmp_path),))
    assert fonts.bold("电车") is None
    assert fonts.bold("Trams") == FontCase(()).bold("Trams")


PLACE = Version(PICTURE_WIDTH, CARD_HEIGHT, PictureFormat.JPEG)
SHOWN = replace(
    CARD, url="/trams/card.jpg", picture=PictureFile("/trams/card.jpg", "t.jpg", "t.jpg", PLACE)
)


def illustrated(card: SocialCard, folder: Path, content: bytes) -> Image.Image:
    made = make_card(card, FontCase(()), Album(folder), content)
    assert made.finding is None
    found = decoded(made.content)
    assert (found.format, found.size) == ("JPEG", (1200, 630))
    return found.convert("RGB")


def test_a_photograph_fills_the_end_of_its_card_and_words_keep_clear_of_it(tmp_path: Path) -> None:
    card = illustrated(replace(SHOWN, headline="Trams " * 20), tmp_path, photograph(900, 600))
    assert is_near(colour_at(card, 1190, 620), BLUE)
    assert is_near(colour_at(card, 1200 - PICTURE_WIDTH + 4, 4), RED)
    free = card.convert("L").crop((708, 0, 1200 - PICTURE_WIDTH - 8, 630)).getextrema()
    assert is_near(free, (255, 255), 8)
    darkest, _ = card.convert("L").crop((184, 60, 690, 600)).getextrema()
    assert darkest < 40  # type: ignore[operator]


def test_a_photograph_stands_at_the_left_where_reading_begins_at_the_right(tmp_path: Path) -> None:
    turned = replace(SHOWN, lang="ar", dates=None)
    card = illustrated(turned, tmp_path, photograph(900, 600))
    assert is_near(colour_at(card, 10, 620), BLUE)
    assert is_near(colour_at(card, 1200 - AXIS, 4), ACCENT, 20)


def test_a_credit_stands_below_the_picture(tmp_path: Path) -> None:
    card = illustrated(replace(SHOWN, credit="Jane Doe"), tmp_path, photograph(900, 600))
    strip = card.convert("L").crop((1200 - PICTURE_WIDTH, 594, 1200, 630)).getextrema()
    assert is_near(strip, (100, 255), 30)


def test_of_a_drawing_nothing_is_cut_off(tmp_path: Path) -> None:
    drawing = replace(PLACE, is_drawing=True)
    assert SHOWN.picture is not None
    card = replace(SHOWN, picture=replace(SHOWN.picture, version=drawing))
    logo = encoded(picture(900, 300, "RGBA"), "PNG")
    found = illustrated(card, tmp_path, logo)
    middle = CARD_HEIGHT // 2
    left, right = 1200 - PICTURE_WIDTH + 45, 1155
    assert is_near(colour_at(found, left, middle - 20), RED)
    assert is_near(colour_at(found, right, middle + 20), BLUE)
    assert is_near(colour_at(found, 1000, 4), PAPER, 8)


def test_another_picture_makes_another_card_and_a_broken_one_a_card_without(tmp_path: Path) -> None:
    first = illustrated(SHOWN, tmp_path, photograph(900, 600))
    second = illustrated(SHOWN, tmp_path, photograph(900, 600, orientation=3))
    assert first.tobytes() != second.tobytes()
    broken = illustrated(SHOWN, tmp_path, photograph(900, 600)[:4000])
    assert is_near(colour_at(broken, 1190, 620), PAPER, 8)


def test_what_stands_beside_each_other_keeps_clear(tmp_path: Path) -> None:
    """A long name of a site is made smaller, and cut, before it runs into the topic."""
    card = replace(CARD, site="The Gazette of the Trams of the North " * 2, label="Topic " * 12)
    found = decoded(drawn(card, tmp_path)).convert("L")
    between = found.crop((184, 70, 1124, 115))
    columns = [between.crop((x, 0, x + 1, 45)).getextrema() for x in range(940)]
    gaps = "".join("." if low == 255 else "x" for low, _ in columns)
    assert "." * 36 in gaps.strip(".")


TEXTS = st.text(st.sampled_from("abc ÄöЖ电车。停،سل-"), max_size=60)


@given(TEXTS, st.integers(1, 30))
def test_lines_have_every_word_and_are_no_wider_than_the_page(text: str, width: int) -> None:
    lines = break_lines(text, width, len)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines if len(line) > 2)


def test_lines_are_as_even_as_they_can_be() -> None:
    assert break_lines("the whole city stood still", 24, len) == ["the whole city", "stood still"]
    assert break_lines("a day", 24, len) == ["a day"]
    assert break_lines("", 24, len) == []


def test_scripts_without_spaces_break_between_characters_but_not_before_a_stop() -> None:
    assert break_lines("电车停驶。", 4, len) == ["电车停", "驶。"]
