"""What each page says of itself to programs. The page of a thing speaks for the pages below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from nutgraf.model.feeds import Feed
from nutgraf.model.heads import NO_HEAD, FeedLink, Genre, Head, Preview
from nutgraf.model.news import Explainer
from nutgraf.model.pages import Page
from nutgraf.model.people import Image
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.planning.acquaintance import Involvement
from nutgraf.planning.composing import Composer
from nutgraf.planning.indexes import explainers_by
from nutgraf.planning.linked_data.identity import Node
from nutgraf.planning.moments import is_public, last_changed, moment, zone_of
from nutgraf.planning.timelines import newest_address

PARTS_OF_A_THINGS_ADDRESS = 3
"""Of "/participants/ada/2020/": an empty one, the kind and the word."""

NOT_FOUND = "/404.html"


@dataclass(frozen=True, slots=True)
class HeadMarks:
    """What other formats bring to heads, by the site addresses of pages."""

    feeds: Mapping[str, Feed]
    linked_data: Mapping[str, tuple[Node, ...]]


def with_heads(
    pages: Iterable[Page],
    composer: Composer,
    involved: Mapping[str, Involvement],
    marks: HeadMarks,
    site: Site,
) -> Iterator[Page]:
    """The pages, each with its head: its feeds before the site's own."""
    heads = dict(_HeadDesk(composer, site, involved).heads())
    links = {page: _links(feed) for page, feed in marks.feeds.items()}
    turned = newest_address("/").removeprefix("/")
    for page in pages:
        owner = _owner(page.url)
        head = heads.get(page.url)
        if head is None:
            head = replace(heads.get(owner, NO_HEAD), title="", genre=Genre.WEBSITE)
        own = links.get(owner, ()) if owner != "/" else ()
        yield replace(
            page,
            head=replace(
                head,
                feeds=own + links.get("/", ()),
                linked_data=marks.linked_data.get(page.url, ()),
                noindex=head.noindex or page.url == NOT_FOUND,
                canonical=page.url.removesuffix(turned) if page.url.endswith(f"/{turned}") else "",
            ),
        )


def _owner(address: str) -> str:
    """The page of the thing that a page belongs to."""
    return "/".join(address.split("/")[:PARTS_OF_A_THINGS_ADDRESS]).rstrip("/") + "/"


def _links(feed: Feed) -> tuple[FeedLink, ...]:
    return (
        FeedLink(feed.title, "application/atom+xml", feed.atom),
        FeedLink(feed.title, "application/feed+json", feed.json),
    )


@dataclass(frozen=True, slots=True)
class _HeadDesk:
    composer: Composer
    site: Site
    involved: Mapping[str, Involvement]

    def heads(self) -> Iterator[tuple[str, Head]]:
        """The heads of things' own pages, by address."""
        edition, site = self.composer.edition, self.site
        changed = {one.id: self._changed(one) for one in edition.explainers.values()}
        newest = _latest(changed.values())
        yield "/", Head(site.title, site.description, changed=newest)
        for story in edition.explainers.values():
            yield self._address(Kind.EXPLAINER, story.id), self._story(story, changed[story.id])
        yield from self._people(changed)
        yield from self._collections(changed)
        for page in edition.pages.values():
            yield self._address(Kind.PAGE, page.id), Head(page.title, page.summary)

    def _people(self, changed: Mapping[str, datetime | None]) -> Iterator[tuple[str, Head]]:
        for person in self.composer.edition.participants.values():
            stories = self.involved[person.id].explainers if person.id in self.involved else ()
            head = Head(
                person.name,
                person.description,
                Genre.PROFILE,
                noindex=person.noindex,
                image=self._preview(person.image),
                changed=_latest(changed[id] for id in stories),
            )
            address = self._address(Kind.PARTICIPANT, person.id)
            yield address, Head(noindex=True) if person.withdrawn else head

    def _collections(self, changed: Mapping[str, datetime | None]) -> Iterator[tuple[str, Head]]:
        edition = self.composer.edition
        by_topic = explainers_by(self.composer, "topics")
        for topic in edition.topics.values():
            latest = _latest(changed[one.id] for one in by_topic[topic.id])
            head = Head(topic.name, topic.description, changed=latest)
            yield self._address(Kind.TOPIC, topic.id), head
        by_author = explainers_by(self.composer, "authors")
        for author in edition.authors.values():
            latest = _latest(changed[one.id] for one in by_author[author.id])
            head = Head(author.name, author.description, Genre.PROFILE, changed=latest)
            yield self._address(Kind.AUTHOR, author.id), head

    def _story(self, story: Explainer, changed: datetime | None) -> Head:
        return Head(
            story.title,
            story.summary,
            Genre.ARTICLE,
            noindex=not is_public(story),
            image=self._preview(story.image),
            published=moment(story.published, self._zone),
            changed=changed,
        )

    def _changed(self, story: Explainer) -> datetime | None:
        return last_changed(story, self._zone) if is_public(story) else None

    @property
    def _zone(self) -> tzinfo:
        return zone_of(self.composer.edition)

    def _address(self, kind: Kind, id: str) -> str:
        return self.composer.addresses.of(Ref(kind, id))

    def _preview(self, image: Image | None) -> Preview | None:
        """A picture for previews: these need whole addresses."""
        picture = self.composer.picture(image)
        if picture is None or not self.site.origin:
            return None
        return Preview(self.site.origin + picture.href, picture.alt)


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((at for at in moments if at), default=None)
