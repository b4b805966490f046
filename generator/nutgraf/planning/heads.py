"""What each page says of itself to programs. The page of a thing speaks for the pages below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, tzinfo

from msgspec import Struct

from nutgraf.model.heads import NO_HEAD, Embed, FeedLink, Genre, Head, InLanguage, Preview
from nutgraf.model.news import Explainer
from nutgraf.model.people import Image, Participant
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.model.values import replace
from nutgraf.planning.addresses import newest_address
from nutgraf.planning.cards import card_preview
from nutgraf.planning.composing import Composer
from nutgraf.planning.embeds import EMBEDDED
from nutgraf.planning.linked_data.identity import Node
from nutgraf.planning.moments import is_public, last_changed, moment
from nutgraf.planning.scope import HOME, NOT_FOUND, Scope
from nutgraf.planning.sketches import Sketch

PARTS_OF_A_THINGS_ADDRESS = 3
"""Of "/participants/ada/2020/": an empty one, the kind and the word."""


class HeadMarks(Struct, frozen=True):
    """What other formats bring to heads, by the site addresses of pages.

    `plain` makes the linked data of a page that may be found and has none of its own.
    """

    feeds: Mapping[str, tuple[FeedLink, ...]]
    linked_data: Mapping[str, tuple[Node, ...]]
    embeds: Mapping[str, Embed]
    plain: Callable[[str], tuple[Node, ...]] | None = None


NO_MARKS = HeadMarks({}, {}, {})


def with_heads(
    pages: Iterable[Sketch],
    desk: HeadDesk,
    scope: Scope,
    marks: HeadMarks,
) -> Iterator[Sketch]:
    """The pages, each with its head: its feeds before the site's own."""
    heads = dict(desk.heads(scope))
    links = marks.feeds
    turned = newest_address("/").removeprefix("/")
    for page in pages:
        owner = _owner(page.url)
        is_own = page.url == owner
        head = heads.get(owner, NO_HEAD)
        own = links.get(owner, ()) if owner != HOME else ()
        whole = page.url.removesuffix(turned) if page.url.endswith(f"/{turned}") else ""
        noindex = head.noindex or page.url == NOT_FOUND or page.template == EMBEDDED
        graph = marks.linked_data.get(page.url, ())
        if marks.plain and not (graph or noindex or whole):
            graph = marks.plain(page.url)
        yield page.with_head(
            replace(
                head,
                title=head.title if is_own else "",
                genre=head.genre if is_own else Genre.WEBSITE,
                languages=head.languages if is_own else (),
                feeds=own + links.get(HOME, ()),
                linked_data=graph,
                embed=marks.embeds.get(whole or page.url),
                noindex=noindex,
                canonical=whole,
            ),
        )


def _owner(address: str) -> str:
    """The page of the thing that a page belongs to."""
    return "/".join(address.split("/")[:PARTS_OF_A_THINGS_ADDRESS]).rstrip("/") + "/"


class HeadDesk(Struct, frozen=True):
    """Makes the heads of pages."""

    composer: Composer
    site: Site

    def heads(self, scope: Scope) -> Iterator[tuple[str, Head]]:
        """The heads of things' own pages, by address."""
        site, ties = self.site, self.composer.ties
        if HOME in scope.common:
            newest = ties.changed_last
            changed = self._changed(self.composer.edition.explainers[newest]) if newest else None
            yield HOME, Head(site.title, site.description, changed=changed)
        for story in scope.explainers:
            yield self._address(Kind.EXPLAINER, story.id), self._story(story)
        for gone in scope.withdrawn:
            yield self._address(Kind.EXPLAINER, gone.id), Head(noindex=True)
        for person in scope.participants:
            yield self._address(Kind.PARTICIPANT, person.id), self._person(person)
        for topic in scope.topics:
            changed = self._latest(ties.by_topic(topic.id))
            head = Head(topic.name, topic.description, changed=changed)
            yield self._address(Kind.TOPIC, topic.id), head
        for author in scope.authors:
            changed = self._latest(ties.by_author(author.id))
            head = Head(author.name, author.description, Genre.PROFILE, changed=changed)
            yield self._address(Kind.AUTHOR, author.id), head
        for page in scope.pages:
            yield self._address(Kind.PAGE, page.id), Head(page.title, page.summary)

    def _person(self, person: Participant) -> Head:
        if person.withdrawn:
            return Head(noindex=True)
        explainers = self.composer.edition.explainers
        stories = self.composer.ties.involvement(person.id).explainers
        return Head(
            person.name,
            person.description,
            Genre.PROFILE,
            noindex=person.noindex,
            image=self._preview(person.image),
            card=None if person.noindex else card_preview(person, self.composer, self.site),
            changed=self._latest(explainers[id] for id in stories),
        )

    def _story(self, story: Explainer) -> Head:
        return Head(
            story.title,
            story.summary,
            Genre.ARTICLE,
            noindex=not is_public(story),
            image=self._preview(story.image),
            card=card_preview(story, self.composer, self.site),
            published=moment(story.published, self._zone),
            changed=self._changed(story),
            languages=self._languages(story),
        )

    def _languages(self, story: Explainer) -> tuple[InLanguage, ...]:
        """Search engines want whole addresses, of pages that everybody may see."""
        versions = self.composer.ties.languages(story) if self.site.origin else {}
        public = {
            lang: id
            for lang, id in versions.items()
            if is_public(self.composer.edition.explainers[id])
        }
        if len(public) < 2 or story.id not in public.values():
            return ()
        link, origin = self.composer.addresses.link, self.site.origin
        return tuple(
            InLanguage(lang, origin + link(Ref(Kind.EXPLAINER, id))) for lang, id in public.items()
        )

    def _latest(self, stories: Iterable[Explainer]) -> datetime | None:
        return max((at for one in stories if (at := self._changed(one))), default=None)

    def _changed(self, story: Explainer) -> datetime | None:
        return self.composer.once(self._last_changed, story.id)

    def _last_changed(self, id: str) -> datetime | None:
        story = self.composer.edition.explainers[id]
        return last_changed(story, self._zone) if is_public(story) else None

    @property
    def _zone(self) -> tzinfo:
        return self.composer.edition.zone

    def _address(self, kind: Kind, id: str) -> str:
        return self.composer.addresses.of(Ref(kind, id))

    def _preview(self, image: Image | None) -> Preview | None:
        """A picture for previews: these need whole addresses, and take no drawings."""
        picture = self.composer.picture(image)
        if picture is None or not picture.sources or not self.site.origin:
            return None
        url = self.site.origin + picture.href
        return Preview(url, picture.alt, picture.width, picture.height)
