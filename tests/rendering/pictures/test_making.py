"""Versions of a picture: what is in their pixels, and what isn't beside them."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import pytest
from PIL import Image, ImageCms

from nutgraf.model.pictures import PictureFormat, Version
from nutgraf.rendering.pictures.making import BrokenPictureError, make_versions, read_to_end
from tests.pictures import BLUE, RED, colour_at, decoded, encoded, is_near, photograph, picture

SMALL = Version(300, 200, PictureFormat.JPEG)
RASTERS = [PictureFormat.AVIF, PictureFormat.WEBP, PictureFormat.JPEG, PictureFormat.PNG]


def made(content: bytes, version: Version | None = SMALL) -> Image.Image:
    return decoded(make_versions(content, (version,))[0])


@pytest.mark.parametrize("kind", RASTERS)
def test_a_version_has_its_size_its_format_and_the_picture(kind: PictureFormat) -> None:
    found = made(photograph(), Version(300, 200, kind))
    assert (found.size, found.format) == ((300, 200), kind.name)
    assert is_near(found.convert("RGB").getpixel((30, 30)), RED)
    assert is_near(found.convert("RGB").getpixel((270, 170)), BLUE)


@pytest.mark.parametrize(("kind", "as_drawing"), list(product(RASTERS, [False, True])))
def test_nothing_that_a_camera_wrote_is_published(kind: PictureFormat, as_drawing: bool) -> None:
    (content,) = make_versions(photograph(), (Version(300, 200, kind, as_drawing),))
    found = decoded(content)
    assert b"Secret" not in content
    assert not found.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment"} & found.info.keys()


def test_the_picture_that_a_text_links_to_loses_what_the_camera_wrote_too() -> None:
    (content,) = make_versions(photograph(3000, 2000, orientation=6), (None,))
    found = decoded(content)
    assert (found.format, found.size) == ("JPEG", (2000, 3000))
    assert b"Secret" not in content


# Where the red quarter of an upright picture is, by Exif's orientation of the pixels as stored.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


@pytest.mark.parametrize(("orientation", "corner"), list(CORNERS.items()))
def test_a_picture_is_upright_however_the_camera_was_held(
    orientation: int, corner: tuple[int, int]
) -> None:
    is_on_its_side = orientation >= 5
    version = Version(200, 300, PictureFormat.PNG) if is_on_its_side else SMALL
    found = made(photograph(orientation=orientation), version).convert("RGB")
    seen = {
        (right, below): found.getpixel(
            ((found.width - 20) if right else 20, (found.height - 20) if below else 20)
        )
        for right, below in product((0, 1), repeat=2)
    }
    assert [place for place, colour in seen.items() if is_near(colour, RED)] == [corner]


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "RGBA", "CMYK"])
def test_every_kind_of_pixel_becomes_a_picture(mode: str) -> None:
    content = encoded(picture(600, 400, mode), "JPEG" if mode == "CMYK" else "PNG")
    found = made(content).convert("RGB")
    assert not is_near(found.getpixel((20, 20)), colour_at(found, 280, 180), 20)
    if mode in {"P", "RGB", "RGBA", "CMYK"}:
        assert is_near(found.getpixel((20, 20)), RED, 60)


def sixteen_bits() -> Image.Image:
    """Half dark, half light, in sixteen bits."""
    drawn = Image.new("I;16", (600, 400), 51_400)
    drawn.paste(10_280, (0, 0, 300, 200))
    return drawn


def test_sixteen_bits_keep_their_shades() -> None:
    found = made(encoded(sixteen_bits(), "PNG"), Version(300, 200, PictureFormat.PNG))
    assert is_near(colour_at(found, 10, 10), (40, 40, 40), 2)
    assert is_near(colour_at(found, 290, 190), (200, 200, 200), 2)


@pytest.mark.parametrize("kind", [PictureFormat.AVIF, PictureFormat.WEBP, PictureFormat.PNG])
def test_what_is_transparent_stays_so(kind: PictureFormat) -> None:
    drawn = picture(600, 400, "RGBA")
    drawn.paste((0, 0, 0, 0), (300, 200, 600, 400))
    found = made(encoded(drawn, "PNG"), Version(300, 200, kind, is_drawing=True))
    assert colour_at(found, 290, 190)[3] == 0
    assert colour_at(found, 10, 10)[3] == 255


def test_colours_of_another_space_are_brought_to_that_of_the_web() -> None:
    """Red, in a space whose red is the web's blue, is blue."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = srgb.replace(b"rXYZ", b"tmpX").replace(b"bXYZ", b"rXYZ").replace(b"tmpX", b"bXYZ")
    content = encoded(Image.new("RGB", (600, 400), (255, 0, 0)), "PNG", icc_profile=exchanged)
    assert is_near(made(content).getpixel((5, 5)), (0, 0, 255), 10)


@pytest.mark.parametrize("profile", [b"", b"nonsense", b"\x00" * 200])
def test_a_broken_profile_is_passed_over(profile: bytes) -> None:
    found = made(encoded(picture(600, 400), "PNG", icc_profile=profile))
    assert is_near(found.getpixel((20, 20)), RED)


@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.95])
def test_a_file_that_ends_too_early_is_broken(kept: float) -> None:
    content = photograph()
    cut = content[: kept if isinstance(kept, int) else round(len(content) * kept)]
    with pytest.raises(BrokenPictureError):
        make_versions(cut, (SMALL,))
    with pytest.raises(BrokenPictureError):
        read_to_end(cut)
    read_to_end(content)


def test_the_first_frame_stands_for_a_picture_that_moves() -> None:
    frames = [picture(300, 200), Image.new("RGB", (300, 200), (0, 255, 0))]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert is_near(made(content).convert("RGB").getpixel((20, 20)), RED)


def test_a_square_keeps_the_upper_part_of_a_tall_picture() -> None:
    tall = Image.new("RGB", (300, 900), BLUE)
    tall.paste(RED, (0, 0, 300, 300))
    found = made(encoded(tall, "PNG"), Version(96, 96, PictureFormat.PNG))
    assert is_near(found.getpixel((48, 2)), RED)


def test_the_same_picture_gives_the_same_bytes() -> None:
    versions = tuple(Version(300, 200, kind) for kind in RASTERS)
    assert make_versions(photograph(), versions) == make_versions(photograph(), versions)


IN_LITTLE_MEMORY = """
import resource
from io import BytesIO
from PIL import Image
from nutgraf.model.pictures import PictureFormat, Version
from nutgraf.rendering.pictures.making import make_versions
file = BytesIO()
Image.new({mode!r}, (5_600, 5_600)).save(file, "PNG", compress_level=1)
resource.setrlimit(resource.RLIMIT_DATA, (512 * 1024 * 1024,) * 2)
make_versions(file.getvalue(), (None, Version(640, 640, PictureFormat.WEBP)))
"""


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "I;16", "P", "L"])
def test_the_largest_picture_that_is_let_in_takes_less_than_512_megabytes(mode: str) -> None:
    program = IN_LITTLE_MEMORY.format(mode=mode)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
