"""The versions of the writer's pictures, and where they stand.

They lie in a folder of their own, `/pictures/`, under the picture's address: so they take nobody's
place. The picture itself is published beside its text only where something links to it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePosixPath

from nutgraf.model.documents import Attachment
from nutgraf.model.edition import Edition
from nutgraf.model.pages import CopiedFile
from nutgraf.model.people import Image
from nutgraf.model.pictures import Look, PictureFile, PictureFormat, Version
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.views import Picture, PictureSource

FOLDER = "/pictures"
WIDTHS = (400, 800, 1200, 1800)
"""In pixels: from a phone's to twice a column's. None is wider than the picture itself."""

FALLBACK_WIDTH = 1200
"""Of the one version in an old format: enough for the cards of other sites."""

PORTRAIT_SIDES = (96, 192)
"""In pixels: a square beside a name, on plain screens and on fine ones."""

NEW_FORMATS = (PictureFormat.AVIF, PictureFormat.WEBP)
DRAWN = frozenset({PictureFormat.PNG, PictureFormat.GIF})
"""What is in these formats is rather drawn than photographed."""

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
"""Of pictures in which a camera may have written who was where."""


def picture_view(image: Image | None, addresses: Addresses) -> Picture | None:
    """A picture as a page shows it."""
    return _view(image, addresses, pictures_of(image.look)) if image else None


def portrait_view(image: Image | None, addresses: Addresses) -> Picture | None:
    """A picture as it stands beside a name; a drawing is whole there too."""
    return _view(image, addresses, portraits_of(image.look)) if image else None


def _view(image: Image, addresses: Addresses, versions: tuple[Version, ...]) -> Picture:
    def href(version: Version) -> str:
        return addresses.href(_address(image.src, version, addresses))

    texts = (image.alt, image.caption, image.credit)
    if not versions:
        own = addresses.link(Ref(Kind.FILE, image.src))
        return Picture(own, *texts, image.look.width, image.look.height, ())
    fallback = versions[-1]
    sources = []
    for kind in NEW_FORMATS:
        widths = (f"{href(one)} {one.width}w" for one in versions if one.format is kind)
        sources.append(PictureSource(kind.media_type, ", ".join(widths)))
    return Picture(href(fallback), *texts, fallback.width, fallback.height, tuple(sources))


def pictures_of(look: Look) -> tuple[Version, ...]:
    """The versions in which a page shows a picture, the fallback last; none of a drawing in SVG."""
    largest = min(look.width, WIDTHS[-1])
    widths = [width for width in WIDTHS if width < largest * 0.9] + [largest]
    sizes = [_scaled(look, width) for width in widths]
    return _versions(look, sizes, _scaled(look, min(look.width, FALLBACK_WIDTH)))


def portraits_of(look: Look) -> tuple[Version, ...]:
    """The same, of the square beside a name."""
    side = min(look.width, look.height)
    sides = [each for each in PORTRAIT_SIDES if each <= side] or [side]
    return _versions(look, [(each, each) for each in sides], (sides[-1], sides[-1]))


def _scaled(look: Look, width: int) -> tuple[int, int]:
    return width, max(1, round(look.height * width / max(1, look.width)))


def _versions(
    look: Look, sizes: list[tuple[int, int]], fallback: tuple[int, int]
) -> tuple[Version, ...]:
    if look.format is PictureFormat.SVG:
        return ()
    is_drawing = look.format in DRAWN
    plain = PictureFormat.PNG if is_drawing or look.is_transparent else PictureFormat.JPEG
    new = [Version(*size, kind, is_drawing) for size in sizes for kind in NEW_FORMATS]
    return (*new, Version(*fallback, plain, is_drawing))


def _address(src: str, version: Version, addresses: Addresses) -> str:
    """The site address of a version: its size tells it from the others."""
    shape = "-square" if version.width == version.height else ""
    own = addresses.of(Ref(Kind.FILE, src))
    return f"{FOLDER}{own}/{version.width}{shape}.{version.format}"


def plan_pictures(edition: Edition, addresses: Addresses) -> Iterator[PictureFile]:
    """Every version of every picture that a page shows, and the pictures that texts link to."""
    files = {one.path: one.file for one in edition.attachments}
    planned: dict[str, PictureFile] = {}
    for image, is_portrait in _shown(edition):
        versions = pictures_of(image.look) + (portraits_of(image.look) if is_portrait else ())
        for version in versions:
            url = _address(image.src, version, addresses)
            planned.setdefault(
                url, PictureFile(url, image.src, files[image.src], version, image.place)
            )
    yield from planned.values()
    for one in _beside_texts(edition):
        if _is_from_a_camera(one):
            yield PictureFile(addresses.of(Ref(Kind.FILE, one.path)), one.path, one.file)


def plan_copies(edition: Edition, addresses: Addresses) -> Iterator[CopiedFile]:
    """The writer's files that are published as they are."""
    for one in _beside_texts(edition):
        if not _is_from_a_camera(one):
            yield CopiedFile(addresses.of(Ref(Kind.FILE, one.path)), one.file)


def _is_from_a_camera(one: Attachment) -> bool:
    return PurePosixPath(one.path).suffix.lower() in ENDINGS


def _beside_texts(edition: Edition) -> Iterator[Attachment]:
    """The files at their own addresses.

    Not those that pages show in other versions only, nor what shows somebody who has withdrawn.
    """
    shown = (image for image, _ in _shown(edition) if image.look.format is not PictureFormat.SVG)
    hidden = (one.image for one in edition.participants.values() if one.image and one.withdrawn)
    elsewhere = {image.src for image in (*shown, *hidden)}
    links = chain.from_iterable(edition.links.values())
    linked = {link.target.id for link in links if isinstance(link.target, Ref)}
    left_out = elsewhere - linked
    return (one for one in edition.attachments if one.path not in left_out)


def _shown(edition: Edition) -> Iterator[tuple[Image, bool]]:
    """The pictures that pages show, and whether it is a participant's."""
    yield from ((one.image, False) for one in edition.explainers.values() if one.image)
    yield from ((one.image, False) for one in edition.events.values() if one.image)
    yield from ((one.image, False) for one in edition.authors.values() if one.image)
    for one in edition.participants.values():
        if one.image and not one.withdrawn:
            yield one.image, True
