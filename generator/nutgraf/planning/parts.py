"""The pages and files of a part of the site, which may be all of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from nutgraf.model.pages import DataFile, Page
from nutgraf.model.site import Output, Site
from nutgraf.model.values import replace
from nutgraf.planning.composing import Composer
from nutgraf.planning.explainers import plan_explainers
from nutgraf.planning.indexes import (
    plan_archive,
    plan_authors,
    plan_corrections,
    plan_home,
    plan_not_found,
    plan_standing_pages,
    plan_subjects,
    plan_topics,
)
from nutgraf.planning.outputs import Outputs
from nutgraf.planning.participants import plan_participants
from nutgraf.planning.people_index import plan_people
from nutgraf.planning.scope import (
    ARCHIVE,
    COMMON_FILES,
    CORRECTIONS,
    HOME,
    LOOK,
    NEWS_SITEMAP,
    NOT_FOUND,
    PARTICIPANTS,
    SEARCH,
    TIMELINE,
    TOPICS,
    Scope,
    whole_site,
)
from nutgraf.planning.search import plan_search_page
from nutgraf.planning.sketches import Sketch
from nutgraf.planning.timelines import plan_site_timeline
from nutgraf.planning.withdrawals import plan_withdrawals

OPTIONAL = {
    PARTICIPANTS: Output.INDEXES,
    TOPICS: Output.INDEXES,
    ARCHIVE: Output.INDEXES,
    TIMELINE: Output.SITE_TIMELINE,
    CORRECTIONS: Output.CORRECTIONS,
}
"""Of the pages that belong to no thing alone those that a site may do without."""


class Parts:
    """Plans a site part by part: what is made for several parts is made once."""

    def __init__(self, composer: Composer, site: Site) -> None:
        self.composer = composer
        self.outputs = Outputs(composer, site)
        self._site = site

    def wanted(self, scope: Scope) -> Scope:
        """A scope without what the site does without."""
        kinds = {one: OPTIONAL.get(one) for one in scope.common}
        common = {one for one, kind in kinds.items() if kind is None or self.composer.wants(kind)}
        return replace(scope, common=frozenset(common))

    def sketches(self, scope: Scope) -> Iterator[Sketch]:
        """The pages of all that is in scope, with neither content nor head."""
        yield from _sketches(self.composer, self.wanted(scope), self._site)
        if SEARCH in scope.common and self._site.search:
            yield plan_search_page(self.composer, self._site.language)


class Part:
    """What is planned of all that is in scope: made when somebody asks for it, and kept."""

    def __init__(self, parts: Parts, scope: Scope) -> None:
        self._parts = parts
        self._scope = parts.wanted(scope)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages."""
        sketches = self._parts.sketches(self._scope)
        return tuple(each.page() for each in self._parts.outputs.with_heads(sketches, self._scope))

    @cached_property
    def data(self) -> tuple[DataFile, ...]:
        """The files for programs; some about the whole site take in every page."""
        outputs = self._parts.outputs
        if LOOK in self._scope.common:
            return outputs.look_files()
        if NEWS_SITEMAP in self._scope.common:
            return outputs.news_sitemap()
        if COMMON_FILES in self._scope.common:
            return outputs.common_files(
                self._parts.sketches(whole_site(self._parts.composer.edition))
            )
        return outputs.files(self._scope)


def _sketches(composer: Composer, scope: Scope, site: Site) -> Iterator[Sketch]:
    common, language = scope.common, site.language
    if HOME in common:
        yield plan_home(composer, language)
    yield from plan_explainers(composer, scope.explainers, Output.EMBEDS in site.outputs)
    yield from plan_withdrawals(composer, scope.withdrawn)
    yield from plan_participants(composer, scope.participants, language)
    if PARTICIPANTS in common:
        yield from plan_people(composer, language)
    yield from plan_topics(composer, scope.topics, language)
    if TOPICS in common:
        yield plan_subjects(composer, language)
    yield from plan_authors(composer, scope.authors, language)
    if ARCHIVE in common:
        yield from plan_archive(composer, language)
    if TIMELINE in common:
        yield from plan_site_timeline(composer, language)
    if CORRECTIONS in common:
        yield plan_corrections(composer, language)
    yield from plan_standing_pages(composer, scope.pages)
    if NOT_FOUND in common:
        yield plan_not_found(composer, language)
