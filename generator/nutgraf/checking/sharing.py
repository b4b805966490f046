"""The sources that all texts share: read once, listed where they are cited."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from nutgraf.checking.evidence import cited_keys, warn_of_unused
from nutgraf.checking.linking import source_of
from nutgraf.checking.schema import SharedSourceForms
from nutgraf.checking.validation import validate
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Document, Place
from nutgraf.model.edition import NO_SHARED_SOURCES, Edition, SharedSources
from nutgraf.model.news import Event, Explainer, Source
from nutgraf.model.values import replace


def read_shared_sources(document: Document | None, zone: ZoneInfo, report: Report) -> SharedSources:
    """The sources of `content/sources.yaml`; none where there is no such file, or an error."""
    if document is None:
        return NO_SHARED_SOURCES
    entries = validate(document, SharedSourceForms, zone, report) or {}
    by_key = {key: source_of(key, fields) for key, fields in entries.items()}
    return SharedSources(by_key, Place(document.places))


def sources_with_shared(
    one: Explainer, events: list[Event], shared: SharedSources
) -> tuple[Source, ...]:
    """The explainer's list of sources: its own, and after them the shared ones that it cites."""
    if not shared.by_key:
        return one.sources
    own = {source.key for source in one.sources}
    cited = [key for key in cited_keys(one, events) if key not in own and key in shared.by_key]
    return (*one.sources, *(shared.by_key[key] for key in cited))


def warn_of_unused_shared(edition: Edition, unread: Iterable[Document], report: Report) -> None:
    """Warn of shared sources that nothing cites, nor seems to in a text that isn't out yet."""
    shared = edition.shared
    if shared.place is None:
        return
    texts = [one.profile for one in edition.participants.values()]
    texts += [topic.body for topic in edition.topics.values()]
    texts += [author.body for author in edition.authors.values()]
    texts += [page.body for page in edition.pages.values()]
    used = {key for text in texts for key in text.citations}
    for story in edition.explainers.values():
        used.update(one.key for one in story.sources if shared.by_key.get(one.key) == one)
    waiting = [f"{document.fields} {document.body}" for document in unread]
    for key in shared.by_key:
        if key not in used and not any(key in text for text in waiting):
            warn_of_unused(key, replace(shared.place, keys=(key,)), report)
