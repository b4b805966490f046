"""A Markdown edition beside each page of a thing, and `llms.txt`, which leads to them.

What is shown to readers only while they write (drafts), or kept out of indexes, has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from nutgraf.model.editions import Entry, Passage, TextEdition
from nutgraf.model.news import Correction, Explainer, Source, Statement, Update
from nutgraf.model.pages import DataFile, Markup
from nutgraf.model.prose import Kind, Prose, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.linked_data import Identities
from nutgraf.planning.links import from_outside
from nutgraf.planning.moments import is_public
from nutgraf.planning.paging import MOST_ON_A_PAGE
from nutgraf.planning.scope import Scope

FILE = "index.md"
MOST_LISTED = 200
"""Explainers in `llms.txt`: it is to be read at once. `explainers.json` has all."""


class TextDesk:
    """Makes editions. The site has an origin: links have to work from anywhere."""

    def __init__(self, composer: Composer, identities: Identities) -> None:
        self._composer = composer
        self._identities = identities
        self._lang = identities.site.language

    def files(self, scope: Scope) -> Iterator[DataFile]:
        """The editions of all that is in scope."""
        for story in scope.explainers:
            if is_public(story):
                yield self._file(Ref(Kind.EXPLAINER, story.id), self._story(story))
        for person in scope.participants:
            if not person.noindex:
                involved = self._composer.ties.involvement(person.id)
                passages = (
                    Passage("", self._text(person.profile, Kind.PARTICIPANT, person.id)),
                    self._listed(involved.explainers),
                    self._timeline(tuple(involved.events)),
                )
                ref = Ref(Kind.PARTICIPANT, person.id)
                yield self._file(ref, self._of(ref, person.name, person.description, *passages))
        for topic in scope.topics:
            stories = [story.id for story in self._composer.ties.by_topic(topic.id)]
            text = Passage("", self._text(topic.body, Kind.TOPIC, topic.id))
            ref = Ref(Kind.TOPIC, topic.id)
            about = (topic.name, topic.description, text, self._listed(stories))
            yield self._file(ref, self._of(ref, *about))
        for author in scope.authors:
            written = [story.id for story in self._composer.ties.by_author(author.id)]
            text = Passage("", self._text(author.body, Kind.AUTHOR, author.id))
            ref = Ref(Kind.AUTHOR, author.id)
            about = (author.name, author.description, text, self._listed(written))
            yield self._file(ref, self._of(ref, *about))
        for page in scope.pages:
            if not page.draft:
                ref = Ref(Kind.PAGE, page.id)
                text = Passage("", self._text(page.body, Kind.PAGE, page.id))
                yield self._file(ref, self._of(ref, page.title, page.summary, text, lang=page.lang))

    def guide(self) -> Iterator[DataFile]:
        """`llms.txt`: what the site is, and where its texts are (llmstxt.org)."""
        edition, site = self._composer.edition, self._identities.site
        public = (story for story in edition.explainers.values() if is_public(story))
        newest = [
            self._entry(Kind.EXPLAINER, story.id, story.title, story.summary)
            for story in islice(public, MOST_LISTED)
        ]
        topics = [
            self._entry(Kind.TOPIC, one.id, one.name, one.description)
            for one in edition.topics.values()
        ]
        pages = [
            self._entry(Kind.PAGE, one.id, one.title, one.summary)
            for one in edition.pages.values()
            if not one.draft
        ]
        passages = (
            Passage("", entries=tuple(pages)),
            Passage("Explainers", entries=tuple(newest)),
            Passage("Topics", entries=tuple(topics)),
        )
        guide = TextEdition(site.title, "", site.language, site.description, passages)
        yield DataFile("/llms.txt", "markdown", guide)

    def _entry(self, kind: Kind, id: str, words: str, text: str) -> Entry:
        return Entry(words, f"{self._identities.home(kind, id)}{FILE}", text=text)

    def _file(self, ref: Ref, edition: TextEdition) -> DataFile:
        return DataFile(f"{self._composer.addresses.of(ref)}{FILE}", "markdown", edition)

    def _of(
        self, ref: Ref, title: str, summary: str, *passages: Passage, lang: str = ""
    ) -> TextEdition:
        url = self._identities.home(ref.kind, ref.id)
        return TextEdition(title, url, lang or self._lang, summary, passages)

    def _story(self, story: Explainer) -> TextEdition:
        passages = (*self._account(story), *self._knowledge(story), *self._desk_notes(story))
        ref = Ref(Kind.EXPLAINER, story.id)
        return self._of(ref, story.title, story.summary, *passages, lang=story.lang)

    def _account(self, story: Explainer) -> Iterator[Passage]:
        """Who wrote it and when, and what happened: as the page tells it from its top."""
        edition = self._composer.edition
        people = edition.participants
        authors = ", ".join(edition.authors[id].name for id in story.authors)
        yield Passage("", entries=(Entry(date=story.published, text=authors),))
        yield Passage("What", self._of_story(story, story.what))
        figures = (Entry(one.value, date=one.as_of, text=one.label) for one in story.figures)
        yield Passage("Key figures", entries=tuple(figures))
        causes = (
            Entry(
                ", ".join(people[id].name for id in cause.according_to),
                text=self._of_story(story, cause.text),
            )
            for cause in story.why
        )
        yield Passage("Why, and who says so", entries=tuple(causes))
        yield Passage("The story", self._of_story(story, story.body))
        yield self._timeline(story.timeline)
        who = (Entry(people[part.participant].name, text=part.role) for part in story.who)
        yield Passage("Who is who", entries=tuple(who))
        quotes = (Entry(people[one.by].name, date=one.date, text=one.text) for one in story.quotes)
        yield Passage("In their own words", entries=tuple(quotes))

    def _knowledge(self, story: Explainer) -> Iterator[Passage]:
        """What is known and not, and where from."""
        yield self._dated("What is known", story, story.known)
        yield self._dated("What is not known", story, story.unknown)
        yield self._dated("What comes next", story, story.next)
        asked = (
            Entry(one.question, text=self._of_story(story, one.answer)) for one in story.questions
        )
        yield Passage("Questions and answers", entries=tuple(asked))
        explained = (
            Entry(one.term, text=self._of_story(story, one.definition)) for one in story.glossary
        )
        yield Passage("Words explained", entries=tuple(explained))
        sources = self._composer.book(story.id).entries
        listed = tuple(map(_source, sources))
        yield Passage("How we know this", entries=listed, is_numbered=True)

    def _desk_notes(self, story: Explainer) -> Iterator[Passage]:
        """What the desk has put right and added, and how it works."""
        yield self._dated("Corrections", story, story.corrections)
        yield self._dated("Updates", story, story.updates)
        yield Passage("How this was made", self._of_story(story, story.method))
        yield Passage("What to know about us", self._of_story(story, story.disclosures))

    def _dated(
        self, heading: str, story: Explainer, listed: Iterable[Statement | Correction | Update]
    ) -> Passage:
        entries = (Entry(date=one.date, text=self._of_story(story, one.text)) for one in listed)
        return Passage(heading, entries=tuple(entries))

    def _of_story(self, story: Explainer, prose: Prose) -> Markup:
        return self._text(prose, Kind.EXPLAINER, story.id)

    def _timeline(self, keys: Sequence[str]) -> Passage:
        """The last events, as many as stand on a page."""
        edition = self._composer.edition
        entries = []
        for event in (edition.events[key] for key in keys[-MOST_ON_A_PAGE:]):
            url = self._identities.page(self._composer.addresses.event(event.key))
            text = self._text(event.text, Kind.EXPLAINER, event.explainer)
            entries.append(Entry(event.headline, url, event.date, text, event.status))
        return Passage("How it unfolded", entries=tuple(entries))

    def _listed(self, explainers: Iterable[str]) -> Passage:
        stories = (self._composer.edition.explainers[id] for id in explainers)
        entries = (
            self._entry(Kind.EXPLAINER, story.id, story.title, story.summary)
            for story in stories
            if is_public(story)
        )
        return Passage("Explainers", entries=tuple(entries))

    def _text(self, prose: Prose, kind: Kind, id: str) -> Markup:
        markup = self._composer.markup(prose, kind, id, own_page=False)
        return from_outside(markup, self._identities.site.origin)


def _source(source: Source) -> Entry:
    return Entry(source.title, source.url, source.date, source.publisher)
