"""What a plan rests on beside the edition: found out once, and the same while only words change."""

from __future__ import annotations

from msgspec import Struct

from nutgraf.model.pages import CopiedFile
from nutgraf.model.pictures import PictureFile
from nutgraf.model.prose import Ref
from nutgraf.model.redirects import Redirect
from nutgraf.planning.addresses import Addresses


class Groundwork(Struct, frozen=True):
    """Addresses of now and of before, the writer's own files, and how many pages there are.

    `pictured` are the things with a picture on their card.
    """

    addresses: Addresses
    redirects: tuple[Redirect, ...]
    pictures: tuple[PictureFile, ...]
    pictured: tuple[Ref, ...]
    copies: tuple[CopiedFile, ...]
    pages: int
