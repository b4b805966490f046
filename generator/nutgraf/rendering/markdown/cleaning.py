"""What HTML may be on a page: a list of what is allowed, and nothing else (docs/reference/html.md).

All HTML that comes of a writer's text goes through here, also what Markdown itself has made.
"""

from __future__ import annotations

from collections.abc import Callable

import nh3

from nutgraf.model.elements import ATTRIBUTES, BLOCKS, PHRASING, WITHOUT_THEIR_CONTENT
from nutgraf.rendering.markdown.fragment import OURS

ROLES = {
    "a": {"role": {"doc-backlink", "doc-noteref"}},
    "section": {"role": {"doc-endnotes"}},
}
URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


_OUR_ID = f' id="{OURS}'


def _without_foreign_ids(tag: str, attribute: str, value: str) -> str | None:  # noqa: ARG001
    if attribute != "id":
        return value
    return value if value.startswith(OURS) else None


def _cleaner(
    tags: frozenset[str], attribute_filter: Callable[[str, str, str], str | None] | None = None
) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        clean_content_tags=set(WITHOUT_THEIR_CONTENT),
        attributes={tag: names for tag, names in ATTRIBUTES.items() if tag in {*tags, "*"}},
        tag_attribute_values={tag: roles for tag, roles in ROLES.items() if tag in tags},
        attribute_filter=attribute_filter,
        url_schemes=set(URL_SCHEMES),
        link_rel=None,
    )


class _Cleaning:
    """Cleans with one set of tags.

    A function called for every attribute takes longer than all the rest of cleaning, so it is
    called only where an id stands that isn't ours, or words that look like one.
    """

    def __init__(self, tags: frozenset[str]) -> None:
        self._quick = _cleaner(tags)
        self._thorough = _cleaner(tags, _without_foreign_ids)

    def __call__(self, html: str) -> str:
        cleaned = self._quick.clean(html)
        if cleaned.count(' id="') != cleaned.count(_OUR_ID):
            cleaned = self._thorough.clean(html)
        return cleaned.replace(_OUR_ID, ' id="')


_clean_blocks = _Cleaning(PHRASING | BLOCKS)
_clean_line = _Cleaning(PHRASING)


def clean(html: str) -> str:
    """HTML that is safe and well-formed, whatever it was; ids are kept only if they are ours."""
    return _clean_blocks(html)


def clean_line(html: str) -> str:
    """The same for one line: nothing in it breaks the line."""
    return _clean_line(html)
