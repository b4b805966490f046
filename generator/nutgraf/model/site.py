"""The site as a whole: what its owner calls it and where it will stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from nutgraf.model.diagnostics import Location


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the site's navigation; `address` is a site address such as "/timeline/".

    `location` is where its address stands in the settings.
    """

    label: str
    address: str
    location: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Site:
    """The owner's settings that pages show or need.

    `origin` is scheme and host ("https://news.example"), or "" where no address was set;
    `base_path` begins and ends with "/" ("/" or "/news/2020/"). `language` is a BCP 47 tag.
    """

    title: str
    description: str = ""
    origin: str = ""
    base_path: str = "/"
    language: str = "en"
    navigation: tuple[NavigationItem, ...] = ()
    logo: str = ""
