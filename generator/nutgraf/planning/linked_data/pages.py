"""The graph of each page, and of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nutgraf.model.edition import Edition
from nutgraf.model.news import Explainer, StandingPage
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.linked_data.identity import Identities, Node, iso_date, node, reference
from nutgraf.planning.linked_data.people import People
from nutgraf.planning.linked_data.stories import Story
from nutgraf.planning.moments import is_public
from nutgraf.planning.scope import (
    ARCHIVE,
    CORRECTIONS,
    HOME,
    PARTICIPANTS,
    SEARCH,
    TIMELINE,
    TOPICS,
    Scope,
    whole_site,
)
from nutgraf.planning.strands import Strand, explainer_strand

POLICIES = {
    "corrections": "correctionsPolicy",
    "corrections-policy": "correctionsPolicy",
    "diversity": "diversityPolicy",
    "diversity-report": "diversityStaffingReport",
    "ethics": "ethicsPolicy",
    "fact-checking": "verificationFactCheckingPolicy",
    "feedback": "actionableFeedbackPolicy",
    "how-we-work": "publishingPrinciples",
    "masthead": "masthead",
    "mission": "missionCoveragePrioritiesPolicy",
    "no-bylines": "noBylinesPolicy",
    "ownership": "ownershipFundingInfo",
    "unnamed-sources": "unnamedSourcesPolicy",
}
"""What a page of `content/pages/` with this name is to the publisher."""


KINDS = {
    "/about/": "AboutPage",
    "/contact/": "ContactPage",
    SEARCH: "SearchResultsPage",
    **dict.fromkeys((ARCHIVE, CORRECTIONS, PARTICIPANTS, TIMELINE, TOPICS), "CollectionPage"),
}
"""What pages are that are about no thing."""


def plan_graph(desk: LinkedDesk, edition: Edition) -> Iterator[DataFile]:
    """The whole site's graph, in a file."""
    nodes = {node["@id"]: node for node in desk.own_nodes(whole_site(edition))}
    yield DataFile("/graph.jsonld", "jsonld", tuple(nodes.values()))


class LinkedDesk:
    """Makes the graphs of pages. The site has an origin: an identifier is the same everywhere."""

    def __init__(self, composer: Composer, identities: Identities) -> None:
        self._composer = composer
        self._site = identities.site
        self._identities = identities
        self._people = People(composer, identities)

    @property
    def _publishing(self) -> tuple[Node, ...]:
        """The nodes of the site and of its publisher."""
        return self._composer.once(self._publishing_nodes)

    def _publishing_nodes(self) -> tuple[Node, ...]:
        return self._website(), self._publisher()

    def own_nodes(self, scope: Scope) -> Iterator[Node]:
        """The nodes of the publisher, and of the things in scope that everybody may know of."""
        people = self._people
        yield from self._publishing
        for story in scope.explainers:
            if is_public(story):
                yield from self._told(story).nodes()
        yield from map(people.topic, scope.topics)
        yield from map(people.author, scope.authors)
        for person in scope.participants:
            if not person.noindex:
                yield people.participant(person)

    def pages(self, scope: Scope) -> Iterator[tuple[str, tuple[Node, ...]]]:
        """The graphs of the pages in scope, and of the front page, by site address."""
        edition, people = self._composer.edition, self._people
        yield HOME, self._publishing
        for story in scope.explainers:
            if is_public(story):
                known = [
                    *(people.topic(edition.topics[id]) for id in story.topics),
                    *(people.author(edition.authors[id]) for id in story.authors),
                ]
                strand = explainer_strand(story, self._composer)
                yield self._story(story, strand, known)
                yield from self._stretches(story, strand)
        for topic in scope.topics:
            yield self._page(Kind.TOPIC, topic.id, [people.topic(topic)])
        for author in scope.authors:
            yield self._page(Kind.AUTHOR, author.id, [people.author(author)])
        for page in scope.pages:
            yield self._standing(page)
        for person in scope.participants:
            if not person.noindex:
                posts = [people.mention(post.organization) for post in person.memberships]
                named = [people.participant(person), *(post for post in posts if post)]
                yield self._page(Kind.PARTICIPANT, person.id, named)

    def _told(self, story: Explainer) -> Story:
        return Story(story, self._composer, self._identities, self._people)

    def _stretches(
        self, story: Explainer, strand: Strand
    ) -> Iterator[tuple[str, tuple[Node, ...]]]:
        """The events of a long timeline, by the pages of its parts."""
        made = self._told(story)
        for part in strand.stretches(self._composer) if strand.is_long else ():
            yield strand.page_of(part), tuple(made.events(part.keys))

    def _story(
        self, story: Explainer, strand: Strand, known: list[Node]
    ) -> tuple[str, tuple[Node, ...]]:
        made = self._told(story)
        keys = () if strand.is_long else story.timeline
        events = (self._composer.edition.events[key] for key in keys)
        in_events = (part.participant for event in events for part in event.who)
        ids = dict.fromkeys([*(part.participant for part in story.who), *in_events])
        mentions = (self._people.mention(id) for id in ids)
        crumbs = [(Kind.TOPIC, id) for id in story.topics[:1]] + [(Kind.EXPLAINER, story.id)]
        url = self._identities.home(Kind.EXPLAINER, story.id)
        page = node(
            "WebPage",
            url,
            url=url,
            name=story.title,
            inLanguage=story.lang,
            isPartOf=reference(self._identities.website),
            mainEntity=reference(made.id),
            lastReviewed=iso_date(story.reviewed),
            breadcrumb=self._breadcrumb(crumbs),
        )
        named = [one for one in mentions if one]
        address = self._composer.addresses.of(Ref(Kind.EXPLAINER, story.id))
        told = (*made.record(), *made.events(keys))
        return address, (page, *told, *named, *known, *self._publishing)

    def _page(self, kind: Kind, id: str, nodes: list[Node]) -> tuple[str, tuple[Node, ...]]:
        """The page of a thing: the first of its nodes."""
        thing = nodes[0]
        url = self._identities.home(kind, id)
        page = node(
            "CollectionPage" if kind is Kind.TOPIC else "ProfilePage",
            url,
            url=url,
            name=thing["name"],
            isPartOf=reference(self._identities.website),
            mainEntity=reference(thing["@id"]),
            breadcrumb=self._breadcrumb([(kind, id)]),
        )
        address = self._composer.addresses.of(Ref(kind, id))
        return address, (page, *nodes, *self._publishing)

    def plain(self, address: str, **values: Any) -> tuple[Node, ...]:
        """The graph of a page that is about no thing: where it is, whose, and these `values`."""
        url = self._identities.page(address)
        part_of = reference(self._identities.website)
        kind = KINDS.get(address, "WebPage")
        return node(kind, url, url=url, isPartOf=part_of, **values), *self._publishing

    def _standing(self, page: StandingPage) -> tuple[str, tuple[Node, ...]]:
        """A page that isn't a story."""
        address = self._composer.addresses.of(Ref(Kind.PAGE, page.id))
        crumbs = self._breadcrumb([(Kind.PAGE, page.id)])
        texts = {"name": page.title, "description": page.summary, "inLanguage": page.lang}
        return address, self.plain(address, **texts, breadcrumb=crumbs)

    def _breadcrumb(self, things: list[tuple[Kind, str]]) -> Node:
        """The way from the front page."""
        way = [(self._site.title, self._identities.page("/"))]
        for kind, id in things:
            name = self._composer.ties.name(Ref(kind, id))
            way.append((name, self._identities.home(kind, id)))
        items = [
            node("ListItem", position=at, name=name, item=url)
            for at, (name, url) in enumerate(way, start=1)
        ]
        return node("BreadcrumbList", itemListElement=items)

    def _website(self) -> Node:
        return node(
            "WebSite",
            self._identities.website,
            name=self._site.title,
            url=self._identities.page("/"),
            description=self._site.description,
            inLanguage=self._site.language,
            publisher=reference(self._identities.publisher),
        )

    def _publisher(self) -> Node:
        policies = {
            POLICIES[id]: self._identities.home(Kind.PAGE, id)
            for id in self._composer.edition.pages
            if id in POLICIES
        }
        return node(
            "NewsMediaOrganization",
            self._identities.publisher,
            name=self._site.title,
            url=self._identities.page("/"),
            logo=self._logo(),
            **policies,
        )

    def _logo(self) -> Node | None:
        logo = self._site.look.logo
        return node("ImageObject", url=self._identities.page(logo.url)) if logo else None
