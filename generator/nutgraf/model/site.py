"""The site as a whole: what its owner calls it and where it will stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from nutgraf.model.diagnostics import Location
from nutgraf.model.look import USUAL_LOOK, Look

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The shape of BCP 47: a language, then perhaps script, region and so on."""


class Output(StrEnum):
    """A kind of page or file that a site may have or not (`docs/reference/settings.md`)."""

    INDEXES = "indexes"
    CORRECTIONS = "corrections"
    EXPLAINER_TIMELINES = "explainer-timelines"
    SITE_TIMELINE = "site-timeline"
    YEARS = "years"
    FEEDS = "feeds"
    SITE_FEED = "site-feed"
    SITEMAPS = "sitemaps"
    LINKED_DATA = "linked-data"
    DATA = "data"
    TIMELINES = "timelines"
    NEWEST_FIRST = "newest-first"
    EMBEDS = "embeds"
    NINJS = "ninjs"
    REDIRECTS = "redirects"
    HEADERS = "headers"
    ICONS = "icons"
    MARKDOWN = "markdown"


USUAL_OUTPUTS = frozenset(Output) - {Output.MARKDOWN}
"""What a site has that names none."""


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the site's navigation; `address` is a site address such as "/timeline/".

    `location` is where its address stands in the settings.
    """

    label: str
    address: str
    location: Location | None = field(default=None, compare=False)


class Site(Struct, frozen=True):
    """The owner's settings that pages show or need.

    `origin` is scheme and host ("https://news.example"), or "" where no address was set;
    `base_path` begins and ends with "/" ("/" or "/news/2020/"). `language` is a BCP 47 tag.
    `outputs` are the kinds of pages and files that this site has of those that a site can do
    without, `cards` says whether social cards are made, `search` whether readers can search.
    """

    title: str
    description: str = ""
    origin: str = ""
    base_path: str = "/"
    language: str = "en"
    navigation: tuple[NavigationItem, ...] = ()
    outputs: frozenset[Output] = USUAL_OUTPUTS
    cards: bool = False
    search: bool = False
    look: Look = USUAL_LOOK
