"""The writer's own files: pictures and what else lies beside the texts. No words are in them."""

from __future__ import annotations

from functools import cached_property

from nutgraf.model.edition import Edition
from nutgraf.model.pages import CopiedFile
from nutgraf.model.pictures import PictureFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.cards import can_be_drawn
from nutgraf.planning.groundwork import Groundwork
from nutgraf.planning.pictures import plan_copies, plan_pictures


class OwnFiles:
    """Each kind is looked for once, unless it is known from before."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self._edition = edition
        self._addresses = addresses

    @classmethod
    def on(cls, groundwork: Groundwork, edition: Edition) -> OwnFiles:
        """Those that were found before."""
        files = cls(edition, groundwork.addresses)
        vars(files).update(
            pictures=groundwork.pictures, pictured=groundwork.pictured, copies=groundwork.copies
        )
        return files

    @cached_property
    def pictures(self) -> tuple[PictureFile, ...]:
        """The versions of all pictures."""
        return tuple(plan_pictures(self._edition, self._addresses))

    @cached_property
    def pictured(self) -> tuple[Ref, ...]:
        """The things that have a picture which a card can show."""
        stories = self._edition.explainers.values()
        people = self._edition.participants.values()
        return (
            *(Ref(Kind.EXPLAINER, one.id) for one in stories if can_be_drawn(one.image)),
            *(Ref(Kind.PARTICIPANT, one.id) for one in people if can_be_drawn(one.image)),
        )

    @cached_property
    def copies(self) -> tuple[CopiedFile, ...]:
        """The files that are published as they are."""
        return tuple(plan_copies(self._edition, self._addresses))

    @cached_property
    def places(self) -> dict[str, str]:
        """Where each file can be read, by its path from the site's root."""
        return {one.path: one.file for one in self._edition.attachments}

    @cached_property
    def by_address(self) -> dict[str, CopiedFile | PictureFile]:
        """The files of the site that are made of them, by site addresses."""
        found: dict[str, CopiedFile | PictureFile] = {copy.url: copy for copy in self.copies}
        found.update((picture.url, picture) for picture in self.pictures)
        return found
