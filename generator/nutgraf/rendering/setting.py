"""Sets one page: what a template sees of it, and the functions that speak its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from nutgraf.model.dates import When
from nutgraf.model.pages import Markup, Page
from nutgraf.model.site import Site
from nutgraf.rendering.assets import Assets
from nutgraf.rendering.markdown import Fragment, render_line, render_markdown
from nutgraf.rendering.messages import translate
from nutgraf.rendering.theme import Functions
from nutgraf.rendering.wording import word_when

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class PageView:
    """The page as templates see it. `path` is its address under the base path, `canonical` in
    full ("" where the site's origin isn't known); `dir` is "ltr" or "rtl".
    """

    url: str
    template: str
    lang: str
    dir: str
    path: str
    canonical: str


def view_page(page: Page, site: Site) -> PageView:
    """What templates get to know of a page."""
    path = quote(site.base_path + page.url.removeprefix("/"), safe="/-._~")
    direction = "rtl" if page.lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    canonical = site.origin + path if site.origin else ""
    return PageView(page.url, page.template, page.lang, direction, path, canonical)


class PageSetter:
    """Renders the texts of one page, in the order in which its template asks for them.

    It counts the texts and the citations, so that every id on the page is there once.
    """

    def __init__(self, page: Page, site: Site, assets: Assets) -> None:
        self._lang = page.lang
        self._base_path = site.base_path
        self._assets = assets
        self._pieces = 0
        self._cited: dict[int, int] = {}

    @property
    def functions(self) -> Functions:
        """The filters and functions of templates, by name."""
        return {
            "markdown": self.markdown,
            "inline": self.inline,
            "when": self.when,
            "when_short": self.when_short,
            "asset": self.asset,
            "url": self.url,
            "t": self.t,
        }

    def markdown(self, markup: Markup, top_level: int = 2) -> Fragment:
        """A text of paragraphs; `top_level` is the level of its highest headings."""
        return self._placed(render_markdown(markup, self._lang, top_level))

    def inline(self, markup: Markup) -> Fragment:
        """A text of one line."""
        return self._placed(render_line(markup, self._lang))

    def _placed(self, fragment: Fragment) -> Fragment:
        if fragment.needs_a_number:
            self._pieces += 1
        return Fragment(fragment.placed(self._pieces, self._cited), fragment.headings)

    def when(self, date: When) -> str:
        """A date in words."""
        return word_when(date, self._lang)

    def when_short(self, date: When) -> str:
        """A date in words below the heading of its year."""
        return word_when(date, self._lang, within_year=True)

    def asset(self, name: str) -> str:
        """The address of one of the theme's static files. KeyError if there is none."""
        return self.url(self._assets.addresses[name])

    def url(self, address: str) -> str:
        """A site address under the base path."""
        return quote(self._base_path + address.removeprefix("/"), safe="/#:-._~")

    def t(self, message: str, **values: Any) -> str:
        """English words in the page's language."""
        return translate(self._lang, message, **values)
