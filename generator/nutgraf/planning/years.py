"""Everything that happened: the site's timeline, whole and by year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from nutgraf.model.pages import Page
from nutgraf.planning.composing import Composer, year_date
from nutgraf.planning.contents import SiteTimelineContent, YearLink


def plan_site_timeline(composer: Composer, language: str) -> Iterator[Page]:
    """The timeline of all events, and a page for each year that has some."""
    events = composer.edition.events
    whole = SiteTimelineContent(composer.timeline(events), None, None, None)
    yield Page("/timeline/", "site-timeline.html", whole, language)
    by_year = [
        (year, [key for key, _ in entries])
        for year, entries in groupby(events.items(), key=lambda item: item[1].date.year)
    ]
    for at, (year, keys) in enumerate(by_year):
        earlier = by_year[at - 1][0] if at else None
        later = by_year[at + 1][0] if at + 1 < len(by_year) else None
        content = SiteTimelineContent(
            composer.timeline(keys),
            year_date(year),
            _year_link(earlier, composer),
            _year_link(later, composer),
        )
        yield Page(composer.addresses.year(year), "site-timeline.html", content, language)


def _year_link(year: int | None, composer: Composer) -> YearLink | None:
    if year is None:
        return None
    return YearLink(year_date(year), composer.addresses.href(composer.addresses.year(year)))
