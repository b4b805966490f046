"""Timelines in other sites' pages: the page for their frames, and what oEmbed tells them of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from typing import Any

from nutgraf.model.heads import Embed
from nutgraf.model.news import Explainer
from nutgraf.model.pages import DataFile
from nutgraf.model.site import Site
from nutgraf.planning.cards import card_preview
from nutgraf.planning.composing import Composer
from nutgraf.planning.moments import is_public

EMBEDDED = "embed.html"
"""The template of the page for frames."""

SCRIPT = "/embed.js"
"""What other sites' pages can load, so that a frame becomes as high as its timeline."""

WIDTH, HEIGHT = 640, 600
"""In pixels: what a frame has as long as it isn't told better."""

_CODE = (
    '<iframe src="{page}" title="{title}" width="100%" height="{height}" loading="lazy" '
    'style="border:0"></iframe>\n<script async src="{script}"></script>'
)


def embed_address(timeline: str) -> str:
    """The site address of the page for frames, by that of the timeline's own page."""
    return f"{timeline}embed/"


def link_embeds(
    composer: Composer, stories: Iterable[Explainer], site: Site
) -> Iterator[tuple[str, Embed]]:
    """For the pages of timelines that can be embedded, how."""
    for story in _embeddable(stories, site):
        page = composer.addresses.explainer_timeline(story.id)
        url = site.origin + composer.addresses.href(page)
        code = _code(story, composer, site)
        yield page, Embed(f"{url}oembed.json", f"{url}oembed.xml", code)


def plan_oembed(composer: Composer, stories: Iterable[Explainer], site: Site) -> Iterator[DataFile]:
    """The answers of oEmbed 1.0, as files: whoever asks gets the same, whatever width they want.

    None without an origin, and none for what isn't public.
    """
    for story in _embeddable(stories, site):
        page = composer.addresses.explainer_timeline(story.id)
        answer = _answer(story, composer, site)
        yield DataFile(f"{page}oembed.json", "oembed", answer)
        yield DataFile(f"{page}oembed.xml", "oembed-xml", answer)


def plan_embed_script() -> Iterator[DataFile]:
    """The script for other sites' pages. Its address is in their pages, so it never changes."""
    yield DataFile(SCRIPT, "script", "embed.js")


def _embeddable(stories: Iterable[Explainer], site: Site) -> Iterator[Explainer]:
    return (one for one in stories if site.origin and one.timeline and is_public(one))


def _answer(story: Explainer, composer: Composer, site: Site) -> dict[str, Any]:
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": story.title,
        "author_name": ", ".join(composer.edition.authors[id].name for id in story.authors),
        "provider_name": site.title,
        "provider_url": site.origin + composer.addresses.href("/"),
        "html": _code(story, composer, site),
        "width": WIDTH,
        "height": HEIGHT,
        **_thumbnail(story, composer, site),
    }
    return {name: value for name, value in answer.items() if value}


def _thumbnail(story: Explainer, composer: Composer, site: Site) -> dict[str, Any]:
    card = card_preview(story, composer, site)
    if card is None:
        return {}
    size = {"thumbnail_width": card.width, "thumbnail_height": card.height}
    return {"thumbnail_url": card.url, **size}


def _code(story: Explainer, composer: Composer, site: Site) -> str:
    """A frame that works by itself, and the script that fits its height."""
    absolute = partial(_absolute, composer, site)
    page = embed_address(composer.addresses.explainer_timeline(story.id))
    values = {"page": absolute(page), "title": story.title, "script": absolute(SCRIPT)}
    return _CODE.format(height=HEIGHT, **{name: escape(text) for name, text in values.items()})


def _absolute(composer: Composer, site: Site, address: str) -> str:
    return site.origin + composer.addresses.href(address)
