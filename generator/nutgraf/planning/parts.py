"""The pages and files of a part of the site, which may be all of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from nutgraf.model.pages import DataFile, Page
from nutgraf.model.site import Site
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
from nutgraf.planning.participants import plan_participants, plan_people
from nutgraf.planning.scope import (
    ARCHIVE,
    CORRECTIONS,
    HOME,
    NOT_FOUND,
    PARTICIPANTS,
    TIMELINE,
    TOPICS,
    Scope,
)
from nutgraf.planning.timelines import plan_site_timeline


class Part:
    """What is planned of all that is in scope: made when somebody asks for it, and kept."""

    def __init__(self, composer: Composer, scope: Scope, site: Site) -> None:
        self._composer = composer
        self._scope = scope
        self._site = site
        self._outputs = Outputs(composer, scope, site)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages."""
        planned = _pages(self._composer, self._scope, self._site.language)
        return self._outputs.with_heads(planned)

    @cached_property
    def data(self) -> tuple[DataFile, ...]:
        """The files for programs."""
        return self._outputs.files(self.pages)


def _pages(composer: Composer, scope: Scope, language: str) -> Iterator[Page]:
    common = scope.common
    if HOME in common:
        yield plan_home(composer, language)
    yield from plan_explainers(composer, scope.explainers)
    yield from plan_participants(composer, scope.participants, language)
    if PARTICIPANTS in common:
        yield plan_people(composer, language)
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
