"""What a template can call to make one page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

from markupsafe import Markup as Html

from nutgraf.model.dates import When
from nutgraf.model.diagnostics import Report
from nutgraf.model.heads import Head
from nutgraf.model.pages import Markup, Page
from nutgraf.model.site import Site
from nutgraf.model.spelling import did_you_mean
from nutgraf.rendering.assets import Asset
from nutgraf.rendering.html import as_html, shown
from nutgraf.rendering.introductions import introduced
from nutgraf.rendering.linked_data import json_ld
from nutgraf.rendering.locales import direction_of, locale_of
from nutgraf.rendering.markdown import Fragment, Heading, render_line, render_markdown
from nutgraf.rendering.markdown.fragment import BETWEEN_NUMBERS
from nutgraf.rendering.messages import Words
from nutgraf.rendering.pieces import Tally
from nutgraf.rendering.wording import word_when

TOO_INTRICATE = (
    "A text on the page {page} is too intricate to be read as Markdown, and is shown as it was "
    "typed. It begins: {start}"
)
NO_HTML = Html()
SAFE_IN_ADDRESSES = "/#?&=:-._~"
_NEEDS_NO_QUOTING = re.compile(f"[A-Za-z0-9{re.escape(SAFE_IN_ADDRESSES)}]*")
"""Most addresses: to look is quicker than to quote."""


class SourceMark(Protocol):
    """A reference to an entry of a list of sources."""

    @property
    def number(self) -> int:
        """The entry's number."""

    @property
    def title(self) -> str:
        """The entry's title."""

    @property
    def href(self) -> str:
        """The entry's address."""


@dataclass(frozen=True, slots=True)
class PageView:
    """The page itself, as its template sees it.

    `url` is its site address, `path` what a link to it has as `href`, `canonical` its whole
    address (or that of the page that says the same), "" where the site has no origin. `dir` is
    "ltr" or "rtl", `head` what the page says to programs.
    """

    url: str
    template: str
    lang: str
    dir: str
    path: str
    canonical: str
    head: Head


def view_of(page: Page, site: Site) -> PageView:
    """How a template sees its page."""
    path = link_to(page.url, site)
    canonical = site.origin + link_to(page.head.canonical or page.url, site) if site.origin else ""
    direction = direction_of(page.lang)
    return PageView(page.url, page.template, page.lang, direction, path, canonical, page.head)


def link_to(address: str, site: Site) -> str:
    """What to write into a page to link to a site address; any other address stays as it is."""
    if not address.startswith("/"):
        return address
    whole = site.base_path + address.removeprefix("/")
    return whole if _NEEDS_NO_QUOTING.fullmatch(whole) else quote(whole, safe=SAFE_IN_ADDRESSES)


class PageRenderer:
    """Renders the texts of one page, in the order in which the template asks for them.

    It counts: the texts, so that no two of them share an id, and the citations of each source, so
    that the list of sources can lead back to them. What only this page can have goes to its tally.
    """

    def __init__(
        self, page: Page, site: Site, assets: Mapping[str, Asset], words: Words, report: Report
    ) -> None:
        self._page = page
        self._site = site
        self._assets = assets
        self._words = words
        self._report = report
        self._path = link_to(page.url, site)
        self.tally = Tally()
        self._texts = 0
        self._cited: dict[int, int] = {}

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        """What the template can call, by name; those that take a value are filters too."""
        return {
            "asset": self.asset,
            "citation_ids": self.citation_ids,
            "cite": self.cite,
            "headings": self.headings,
            "in_language": self.in_language,
            "integrity": self.integrity,
            "inline": self.inline,
            "introduced": introduced,
            "json_ld": json_ld,
            "language_name": self.language_name,
            "markdown": self.markdown,
            "url": self.url,
            "when": self.when,
            "when_short": self.when_short,
            **self._words.functions,
        }

    def markdown(self, text: Markup, level: int = 2) -> Html:
        """A text as HTML blocks; its highest headings get the level `level`."""
        return self._placed(render_markdown(_markup(text), self._page.lang, level), text)

    def inline(self, text: Markup) -> Html:
        """A text as one line, without a paragraph around it."""
        return self._placed(render_line(_markup(text), self._page.lang), text)

    def headings(self, text: Markup, level: int = 2) -> tuple[Heading, ...]:
        """The headings that `markdown` gives ids to, for a list of contents."""
        return render_markdown(_markup(text), self._page.lang, level).headings

    def when(self, date: When) -> str:
        """A date in words."""
        return word_when(date, self._page.lang)

    def when_short(self, date: When) -> str:
        """A date in words, in a place where its year has been said."""
        return word_when(date, self._page.lang, within_year=True)

    def in_language(self, lang: str) -> Html:
        """The attributes of what isn't in the page's language; nothing for what is."""
        if not lang or lang == self._page.lang:
            return NO_HTML
        return Html(' lang="{}" dir="{}"').format(lang, direction_of(lang))

    def language_name(self, lang: str) -> str:
        """What a language is called by those who speak it."""
        locale = locale_of(lang)
        return locale.get_display_name() or lang

    def url(self, address: str) -> str:
        """What to write into the page to link to a site address such as "/topics/"."""
        return link_to(address, self._site)

    def asset(self, name: str) -> str:
        """What to write into the page to use a static file of the theme."""
        return link_to(self._asset(name).url, self._site)

    def integrity(self, name: str) -> Html:
        """The attribute that lets a browser refuse a static file that isn't the theme's."""
        return Html(' integrity="{}"').format(self._asset(name).integrity)

    def _asset(self, name: str) -> Asset:
        if name not in self._assets:
            hint = did_you_mean(name, self._assets)
            raise LookupError(f"The theme has no static file `{name}`. {hint}".rstrip())
        return self._assets[name]

    def cite(self, marks: Iterable[SourceMark]) -> Html:
        """Numbers that lead to the list of sources, like the citations in a text."""
        links = BETWEEN_NUMBERS.join(map(self._citation, marks))
        return as_html(f'<span class="cites">{links}</span>') if links else NO_HTML

    def citation_ids(self, number: int) -> tuple[str, ...]:
        """The ids of all citations of a source so far, for a list of sources at the end."""
        self.tally.own += 1
        return tuple(f"cite-{number}-{at + 1}" for at in range(self._cited.get(number, 0)))

    def _citation(self, mark: SourceMark) -> str:
        """On the page that has the list itself with an id, for the way back."""
        page, _, place = mark.href.partition("#")
        href, id = mark.href, ""
        if page in {"", self._path}:
            self.tally.own += 1
            self._cited[mark.number] = count = self._cited.get(mark.number, 0) + 1
            href, id = f"#{place}", f' id="cite-{mark.number}-{count}"'
        else:
            self.tally.leads_to.append(page)
        label = self._words.gettext(
            "Source %(number)s: %(title)s", number=mark.number, title=mark.title
        )
        return (
            f'<a class="cite" href="{shown(href)}"{id} aria-label="{shown(label)}">'
            f"{mark.number}</a>"
        )

    def _placed(self, fragment: Fragment, text: Markup) -> Html:
        if fragment.is_as_typed:
            start = " ".join(text.text.split())[:40]
            message = TOO_INTRICATE.format(page=self._page.url, start=start)
            self._report.warning("too-intricate", message, None)
        self.tally.own += fragment.is_of_its_page
        self._texts += fragment.needs_a_number
        return as_html(fragment.placed(self._texts, self._cited))


def _markup(text: object) -> Markup:
    if isinstance(text, Markup):
        return text
    kind = type(text).__name__
    raise TypeError(f"`markdown` and `inline` take a text of Markdown, and this is a {kind}.")
