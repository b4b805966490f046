"""What is said of pictures before anything is made of them."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from nutgraf.checking.pictures import look_at
from nutgraf.model.diagnostics import Location
from nutgraf.model.pictures import Look, PictureFormat
from tests.conftest import SOUND, PlannedSite, SiteMaker, explainer
from tests.pictures import encoded, photograph, picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def with_picture(site: SiteMaker, name: str, content: bytes) -> PlannedSite:
    text = explainer(f"image: {{src: {name}, alt: A tram}}\n")
    return site({"explainers/trams/index.md": text, f"explainers/trams/{name}": content})


def look(made: PlannedSite) -> Look:
    image = made.edition.explainers["trams"].image
    assert image is not None
    return image.look


def drawing(inside: str, head: str = ' width="40" height="30"') -> bytes:
    return f"{SVG}{head}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("JPEG", PictureFormat.JPEG),
        ("PNG", PictureFormat.PNG),
        ("WEBP", PictureFormat.WEBP),
        ("AVIF", PictureFormat.AVIF),
        ("GIF", PictureFormat.GIF),
    ],
)
def test_a_picture_is_known_by_its_content(
    kind: str, meant: PictureFormat, site: SiteMaker
) -> None:
    made = with_picture(site, "tram.jpg", encoded(picture(60, 40), kind))
    assert made.codes == []
    assert look(made) == Look(meant, 60, 40)


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_a_picture_from_a_camera_held_upright_is_tall(orientation: int, site: SiteMaker) -> None:
    made = with_picture(site, "tram.jpg", photograph(600, 400, orientation))
    assert look(made) == Look(PictureFormat.JPEG, 400, 600)


def test_a_picture_that_can_be_seen_through_is_known(site: SiteMaker) -> None:
    made = with_picture(site, "tram.png", encoded(picture(60, 40, "RGBA"), "PNG"))
    assert look(made).is_transparent


@pytest.mark.parametrize("content", [b"", b"not a picture", b"%!PS-Adobe-3.0 EPSF-3.0\n"])
def test_a_file_that_is_no_picture_is_reported_where_it_is_named(
    content: bytes, site: SiteMaker
) -> None:
    (finding,) = with_picture(site, "tram.jpg", content).report.diagnostics
    assert finding.code == "picture-format"
    assert finding.location is not None
    place = finding.location
    assert place.text[place.column - 1 :][: place.length] == "tram.jpg"


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises that many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "size", [(5_700, 5_700), (8_001, 8_001), (10_000, 10_000), (60_000, 60_000), (20_000, 10)]
)
def test_a_picture_with_more_pixels_than_memory_is_refused_unread(
    size: tuple[int, int], site: SiteMaker
) -> None:
    assert with_picture(site, "tram.png", bomb(*size)).codes == ["picture-too-large"]


@pytest.mark.parametrize("size", [(8_000, 4_000), (16_383, 10)])
def test_a_picture_with_as_many_pixels_as_may_be_is_taken(
    size: tuple[int, int], site: SiteMaker
) -> None:
    made = with_picture(site, "tram.png", encoded(Image.new("1", size), "PNG"))
    assert made.codes == []
    assert (look(made).width, look(made).height) == size


def test_a_picture_that_another_took_the_place_of_is_looked_at_again(tmp_path: Path) -> None:
    file = tmp_path / "tram.png"
    for saved, size in enumerate(((60, 40), (40, 60))):
        file.write_bytes(encoded(Image.new("1", size), "PNG").ljust(1_000))
        os.utime(file, (saved, saved))
        assert look_at(str(file)).look == Look(PictureFormat.PNG, *size)


def test_a_photograph_with_a_smaller_one_in_its_file_does_not_move(site: SiteMaker) -> None:
    both = encoded(picture(60, 40), "MPO", save_all=True, append_images=[picture(30, 20)])
    made = with_picture(site, "tram.jpg", both)
    assert made.codes == []
    assert look(made) == Look(PictureFormat.JPEG, 60, 40)


def test_a_picture_that_moves_is_a_warning(site: SiteMaker) -> None:
    frames = [picture(60, 40), Image.new("RGB", (60, 40))]
    moving = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    made = with_picture(site, "tram.gif", moving)
    assert made.codes == ["moving-picture"]
    assert not made.report.failed


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (' width="40" height="30"', (40, 30)),
        (' width="40px" height="30.4px" viewBox="0 0 4 3"', (40, 30)),
        (' width="100%" viewBox="0 0 400 300"', (400, 300)),
        ("", (0, 0)),
        (f' width="{"9" * 400}" height="1"', (0, 0)),
        (f' viewBox="0 0 {"9" * 400} 1"', (0, 0)),
    ],
)
def test_a_drawing_has_the_size_that_it_says(
    head: str, size: tuple[int, int], site: SiteMaker
) -> None:
    made = with_picture(site, "map.svg", drawing('<path d="M0 0h4"/>', head))
    assert made.codes == []
    found = look(made)
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    "inside",
    [
        '<linearGradient id="a"><stop/></linearGradient><rect fill="url(#a)"/>',
        "<style>.a { fill: url( '#a' ); }</style>",
        '<use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AA=="/>',
        '<metadata><x:y xmlns:x="https://example.org/">made by hand</x:y></metadata>',
        r'<g xmlns:x="https://example.org/" x:file="C:\docs\a.png"><text>C:\docs</text></g>',
        "<style>@font-face { font-family: a; src: url(data:image/png;base64,AA==) }</style>",
        "<style>path { fill: url( 'data:image/avif;base64,AA==' ) }</style>",
    ],
)
def test_a_drawing_that_only_draws_is_published(inside: str, site: SiteMaker) -> None:
    assert with_picture(site, "map.svg", drawing(inside)).codes == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        "<foreignObject/>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<a href="javascript:alert(1)"><path/></a>',
        '<path onload="alert(1)"/>',
        '<path ONLOAD="alert(1)"/>',
        '<use xlink:href="https://evil.example/a.svg#b"/>',
        '<image href="data:image/svg+xml,x"/>',
        '<rect fill="url(https://evil.example/)"/>',
        '<rect style="background: URL( //evil.example )"/>',
        "<style>@import 'https://evil.example/';</style>",
        r"<style>@\69mport 'https://evil.example/';</style>",
        r"<style>@\import 'https://evil.example/';</style>",
        r"<style>path { fill: u\rl(https://evil.example/) }</style>",
        "<style>@imp&#111;rt 'https://evil.example/';</style>",
        "<style>@imp<![CDATA[ort 'https://evil.example/']]>;</style>",
        "<style>@imp<!-- -->ort 'https://evil.example/';</style>",
        "<style>@imp<g>o</g>ort 'https://evil.example/';</style>",
        "<style>svg { background: image-set('https://evil.example/' 1x) }</style>",
        "<path style=\"background: -webkit-image-set('https://evil.example/' 1x)\"/>",
    ],
)
def test_a_drawing_that_can_do_more_is_refused(inside: str, site: SiteMaker) -> None:
    assert with_picture(site, "map.svg", drawing(inside)).codes == ["unsafe-picture"]


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "alert(1)">]>',
        '<?xml-stylesheet href="https://evil.example/"?>',
    ],
)
def test_a_drawing_that_brings_its_own_rules_is_refused(before: str, site: SiteMaker) -> None:
    content = before.encode() + drawing("<path/>")
    assert with_picture(site, "map.svg", content).codes == ["unsafe-picture"]


def test_a_drawing_that_no_text_shows_is_refused_too(site: SiteMaker) -> None:
    files = {"explainers/trams/index.md": SOUND, "explainers/trams/map.svg": drawing("<script/>")}
    (finding,) = site(files).report.diagnostics
    assert finding.code == "unsafe-picture"
    assert finding.location == Location("content/explainers/trams/map.svg")


def test_a_drawing_that_is_not_xml_is_reported(site: SiteMaker) -> None:
    assert with_picture(site, "map.svg", b"<svg><path></svg>").codes == ["unsafe-picture"]
    assert with_picture(site, "map.svg", drawing("<path>")).codes == ["unsafe-picture"]


@pytest.mark.parametrize(
    "content",
    [
        drawing("<x:y/><script>alert(1)</script>"),
        b'<?xml version="1.0" encoding="gbk"?>' + drawing("<script>alert(1)</script>"),
        b'<?xml version="1.0" encoding="utf-7"?>' + drawing("<script>alert(1)</script>"),
        drawing("<script>alert(1)</script>").decode().encode("utf-32"),
    ],
    ids=["an unknown prefix", "a Chinese encoding", "UTF-7", "UTF-32"],
)
def test_a_drawing_that_browsers_may_read_otherwise_is_refused(
    content: bytes, site: SiteMaker
) -> None:
    files = {"explainers/trams/index.md": SOUND, "explainers/trams/map.svg": content}
    assert site(files).codes == ["unsafe-picture"]


def test_a_picture_without_words_for_it_is_an_error(site: SiteMaker) -> None:
    text = explainer("image: tram.jpg\n")
    files = {"explainers/trams/index.md": text, "explainers/trams/tram.jpg": photograph(60, 40)}
    (finding,) = site(files).report.diagnostics
    assert (finding.code, finding.message) == ("missing-key", "This picture has no `alt` text.")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (drawing("<script/>"), "an element `script`, which can do more than draw"),
        (drawing('<path onload="go()"/>'), "an attribute `onload`, which runs a script"),
        (
            drawing(f'<use href="https://evil.example/{"a" * 99}"/>'),
            f"an address of something else: `https://evil.example/{'a' * 19}`",
        ),
        (
            drawing('<image src="https://evil.example/"/>'),
            "an address of something else: `https://evil.example/`",
        ),
        (drawing("<g><style>@import 'a'</style></g>"), "a style that loads something else"),
        (drawing('<path style="fill: url(//a.example)"/>'), "a style that loads something else"),
        (b"<html/>", "another root: `html`"),
        (drawing("<path>"), "a mistake in its XML, in line 1"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">\n<g>\n', "a mistake in its XML, in line 3"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing(""), "an entity `a`"),
        (
            b'<?xml-stylesheet href="a"?>' + drawing(""),
            "an instruction `xml-stylesheet` to programs",
        ),
    ],
    ids=lambda value: value.decode()[:60] if isinstance(value, bytes) else "",
)
def test_it_is_said_what_is_wrong_with_a_drawing(
    content: bytes, found: str, site: SiteMaker
) -> None:
    files = {
        "explainers/trams/index.md": SOUND,
        "explainers/trams/a.jpg": photograph(60, 40),
        "explainers/trams/b.svg": drawing("<path/>"),
        "explainers/trams/map.svg": content,
    }
    (finding,) = site(files).report.diagnostics
    assert finding.code == "unsafe-picture"
    assert finding.hint == "Save it as a plain SVG, or as a PNG."
    assert finding.message == f"This file has {found}."


def test_what_lies_behind_a_drawing_shows_through(site: SiteMaker) -> None:
    assert look(with_picture(site, "map.svg", drawing("<path/>"))).is_transparent


def test_a_picture_has_the_words_that_are_given_and_no_others(site: SiteMaker) -> None:
    told = "{src: map.svg, alt: A map, caption: C, credit: D}"
    files = {
        "explainers/a/index.md": explainer(f"image: {told}\n"),
        "explainers/a/map.svg": drawing(""),
        "explainers/b/index.md": explainer("slug: c\nimage: {src: map.svg, alt: A map}\n"),
        "explainers/b/map.svg": drawing(""),
    }
    stories = site(files).edition.explainers
    assert [
        (one.image.alt, one.image.caption, one.image.credit)
        for one in (stories["a"], stories["b"])
        if one.image
    ] == [("A map", "C", "D"), ("A map", "", "")]
